package dev.snapstart.cost;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CostAssumptionsTest {
  private static final CostAssumptions NONE = CostAssumptions.none();

  @Test
  void countsAndTimesAreChecked() {
    refused(() -> NONE.withRestores(-1), "restores: -1 is no number");
    refused(() -> NONE.withColdStarts(-1), "coldStarts: -1 is no number");
    refused(() -> NONE.withInit(Duration.ofMillis(-1)), "initMillis: -1 ms");
    refused(() -> NONE.withInit(Duration.ofMillis(900_001)), "initMillis: 900001 ms");
  }

  private static void refused(ThrowingCallable call, String says) {
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(call)
        .withMessageContaining(says)
        .returns(ErrorCode.INVALID_REQUEST, SnapStartException::code);
  }
}
