package dev.snapstart.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.LambdaFailure;
import dev.snapstart.error.SnapStartException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ResultMembersTest {
  @Test
  void aFailedSnapshotCarriesReasonAndLog() {
    SnapStartException error =
        SnapStartException.of(ErrorCode.SNAPSHOT_FAILED, "The snapshot of version 1 failed.")
            .failure(LambdaFailure.of("FunctionError", "init failed").withLog(List.of("a", "b")))
            .build();
    assertThat(ResultMembers.of("orders", error))
        .extractingByKey("error", InstanceOfAssertFactories.MAP)
        .containsEntry("code", "SNAPSHOT_FAILED")
        .extractingByKey("failure", InstanceOfAssertFactories.MAP)
        .containsAllEntriesOf(
            Map.of("reasonCode", "FunctionError", "text", "init failed", "log", List.of("a", "b")));
  }
}
