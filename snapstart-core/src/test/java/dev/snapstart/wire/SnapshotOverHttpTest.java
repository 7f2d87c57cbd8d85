package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Retrying;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.model.DeploymentResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots that fail, are gone, or may not be made at the moment. */
class SnapshotOverHttpTest {
  private static final LambdaError TOO_MANY_SNAPSHOTS =
      LambdaError.of(
          429,
          "TooManyRequestsException",
          "The concurrent snapshot creation limit is reached"
              + " (ConcurrentSnapshotCreateLimitExceeded).");

  private final List<Retrying> retries = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path folder;
  private Fixture fixture;

  @BeforeEach
  void start() {
    fixture =
        new Fixture(
            folder,
            new DeploymentListener() {
              @Override
              public void retrying(Retrying event) {
                retries.add(event);
              }
            });
    fixture.snapStart().deploy(fixture.deploy("one").build());
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void anIdleVersionIsWokenBeforeItGetsTraffic() {
    fixture.snapStart().deploy(fixture.deploy("two").build());
    fixture.lambda().change(state -> state.withIdle(Fixture.FUNCTION, "1"));
    fixture.lambda().clearRecordedCalls();
    DeploymentResult result = fixture.snapStart().pointAlias(Fixture.FUNCTION, "live", "1");
    assertThat(fixture.writes()).containsExactly("Invoke", "UpdateAlias");
    assertThat(result.alias().orElseThrow().version()).isEqualTo("1");
    assertThat(result.version().orElseThrow().state()).isEqualTo("Active");
  }

  @Test
  void whoMayNotInvokeIsToldWhichPermissionIsMissing() {
    fixture.snapStart().deploy(fixture.deploy("two").build());
    fixture.lambda().change(state -> state.withIdle(Fixture.FUNCTION, "1"));
    fixture
        .lambda()
        .faults()
        .add(
            Trigger.every().of("Invoke"),
            Fault.refuse(403, "AccessDeniedException", "User is not authorized."));
    SnapStartException failure =
        catchThrowableOfType(
            SnapStartException.class,
            () -> fixture.snapStart().pointAlias(Fixture.FUNCTION, "live", "1"));
    assertThat(failure.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
    assertThat(failure).hasMessageContaining("lambda:InvokeFunction");
  }

  @Test
  void aVersionThatFailsIsDeletedIfAsked() {
    fixture.lambda().faults().failNextSnapshot(Fixture.FUNCTION, "FunctionError", "it threw");
    fixture.lambda().clearRecordedCalls();
    SnapStartException failure =
        catchThrowableOfType(
            SnapStartException.class,
            () ->
                fixture
                    .snapStart()
                    .deploy(fixture.deploy("two").deleteFailedVersion(true).build()));
    assertThat(failure.code()).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
    assertThat(failure.failure().orElseThrow().text()).isEqualTo("it threw");
    assertThat(fixture.writes())
        .containsExactly("UpdateFunctionCode", "PublishVersion", "DeleteFunction");
    assertThat(fixture.lambda().state().function(Fixture.FUNCTION).versions().values()).hasSize(1);
  }

  @Test
  void theLimitOfSnapshotsAtATimeIsWaitedOut() {
    fixture
        .lambda()
        .faults()
        .add(Trigger.first(2).of("PublishVersion"), new Fault.Refuse(TOO_MANY_SNAPSHOTS, false));
    fixture.lambda().clearRecordedCalls();
    DeploymentResult result = fixture.snapStart().deploy(fixture.deploy("two").build());
    assertThat(result.alias().orElseThrow().version()).isEqualTo("2");
    assertThat(retries).hasSize(2);
    assertThat(retries.get(0).why()).contains("ConcurrentSnapshotCreateLimitExceeded");
  }

  @Test
  void aVersionThatWasMadeInSpiteOfTheLimitIsFoundAndNotMadeAgain() {
    fixture
        .lambda()
        .faults()
        .add(Trigger.next().of("PublishVersion"), new Fault.Refuse(TOO_MANY_SNAPSHOTS, true));
    fixture.lambda().clearRecordedCalls();
    DeploymentResult result = fixture.snapStart().deploy(fixture.deploy("two").build());
    assertThat(result.version().orElseThrow().reused()).isFalse();
    assertThat(result.alias().orElseThrow().version()).isEqualTo("2");
    assertThat(fixture.lambda().state().function(Fixture.FUNCTION).versions().values()).hasSize(2);
    List<String> calls = fixture.calls();
    int refused = calls.indexOf("PublishVersion");
    assertThat(calls.get(refused + 1)).as("reads before it repeats").isEqualTo("GetFunction");
  }
}
