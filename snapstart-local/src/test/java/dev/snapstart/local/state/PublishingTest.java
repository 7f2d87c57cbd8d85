package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.ARN;
import static dev.snapstart.local.state.Scenario.NAME;
import static dev.snapstart.local.state.Scenario.OTHER_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PublishingTest {
  private final Scenario scenario = new Scenario();

  @Test
  void anOrdinaryVersionIsActiveAtOnce() {
    scenario.settledFunction(false);

    FunctionConfiguration version = scenario.publish();

    assertThat(version.version()).isEqualTo("1");
    assertThat(version.functionArn()).isEqualTo(ARN + ":1");
    assertThat(version.state()).isEqualTo("Active");
    assertThat(version.lastUpdateStatus()).isEqualTo("Successful");
    assertThat(version.snapStart().optimizationStatus()).isEqualTo("Off");
  }

  @Test
  void aSnapStartVersionIsPendingUntilItsSnapshotExists() {
    scenario.settledFunction(true);

    FunctionConfiguration published = scenario.publish();
    scenario.passes(Duration.ofMinutes(2).minusMillis(1));
    FunctionConfiguration waiting = scenario.get("1");
    scenario.passes(Duration.ofMillis(1));
    FunctionConfiguration ready = scenario.get("1");

    assertThat(published.state()).isEqualTo("Pending");
    assertThat(published.lastUpdateStatus()).isNull();
    assertThat(waiting.state()).isEqualTo("Pending");
    assertThat(waiting.snapStart().optimizationStatus()).isEqualTo("Off");
    assertThat(ready.state()).isEqualTo("Active");
    assertThat(ready.snapStart().optimizationStatus()).isEqualTo("On");
    assertThat(waiting.lastUpdateStatus()).isNull();
    assertThat(ready.lastUpdateStatus()).isEqualTo("Successful");
    assertThat(scenario.latest().snapStart().optimizationStatus()).isEqualTo("Off");
  }

  @Test
  void aSnapshotThatWasPlannedToFailLeavesAFailedVersion() {
    scenario.settledFunction(true);
    scenario.state =
        scenario.state.withPlannedFailure(
            NAME, new SnapshotFailure("FunctionError.InitTimeout", "Too slow"));

    assertThat(scenario.publish().state()).isEqualTo("Pending");
    scenario.settles();

    FunctionConfiguration failed = scenario.get("1");
    assertThat(failed.state()).isEqualTo("Failed");
    assertThat(failed.stateReasonCode()).isEqualTo("FunctionError.InitTimeout");
    assertThat(failed.stateReason()).isEqualTo("Too slow");
    assertThat(failed.lastUpdateStatus()).isEqualTo("Failed");
    assertThat(failed.lastUpdateStatusReasonCode()).isEqualTo("FunctionError.InitTimeout");
    assertThat(failed.snapStart().optimizationStatus()).isEqualTo("Off");
    assertThat(scenario.publish().version()).as("the same failed version").isEqualTo("1");
    scenario.changes("changed");
    assertThat(scenario.publish().version()).isEqualTo("2");
    scenario.settles();
    assertThat(scenario.get("2").state()).isEqualTo("Active");
  }

  @Test
  void aDisabledKeyFailsTheSnapshot() {
    String key = "arn:aws:kms:us-east-1:123456789012:key/k";
    scenario.state = scenario.state.withKey(KmsKey.enabled(key).withKeyState("Disabled"));
    scenario.call(Scenario.create(Scenario.settings(true).kmsKeyArn(key).build()));
    scenario.settles();

    scenario.publish();
    scenario.settles();

    assertThat(scenario.get("1").stateReasonCode()).isEqualTo("DisabledKMSKey");
  }

  @Test
  void publishingTheUnchangedHandsBackTheOldVersionAndDropsTheDescription() {
    scenario.settledFunction(false);
    FunctionConfiguration first =
        scenario.configuration(new LambdaCall.PublishVersion(NAME, null, "first", null));
    String latest = scenario.latest().revisionId();

    FunctionConfiguration second =
        scenario.configuration(new LambdaCall.PublishVersion(NAME, null, "second", null));

    assertThat(second).isEqualTo(first);
    assertThat(second.description()).isEqualTo("first");
    assertThat(scenario.latest().revisionId()).isEqualTo(latest);
  }

  @Test
  void aNewDescriptionAloneMakesANewVersionOfTheSameCode() {
    scenario.settledFunction(false);
    FunctionConfiguration first = scenario.publish();

    scenario.changes("another");
    FunctionConfiguration second = scenario.publish();

    assertThat(second.version()).isEqualTo("2");
    assertThat(second.description()).isEqualTo("another");
    assertThat(second.codeSha256()).isEqualTo(first.codeSha256());
  }

  @Test
  void publishingChangesTheRevisionOfLatestButNotOfOlderVersions() {
    scenario.settledFunction(false);
    String first = scenario.publish().revisionId();
    scenario.changes("another");
    String latest = scenario.latest().revisionId();

    scenario.publish();

    assertThat(scenario.latest().revisionId()).isNotEqualTo(latest);
    assertThat(scenario.get("1").revisionId()).isEqualTo(first);
  }

  @Test
  void aVersionKeepsItsSettingsForEver() {
    scenario.settledFunction(true);
    scenario.publish();
    scenario.settles();
    FunctionConfiguration before = scenario.get("1");

    scenario.call(
        Scenario.update(SettingsChange.builder().snapStart("None").memorySize(1024).build()));
    scenario.settles();

    assertThat(scenario.get("1")).isEqualTo(before);
  }

  @Test
  void versionNumbersAreNeverUsedAgain() {
    scenario.settledFunction(false);
    scenario.publish();
    scenario.call(new LambdaCall.DeleteFunction(NAME, "1"));
    assertThat(scenario.publish().version()).isEqualTo("2");

    scenario.call(new LambdaCall.DeleteFunction(NAME, null));
    scenario.settledFunction(false);

    assertThat(scenario.publish().version()).isEqualTo("3");
  }

  @Test
  void updatingTheCodeWithPublishAnswersWithAPendingVersion() {
    scenario.settledFunction(false);

    FunctionConfiguration answer =
        scenario.configuration(
            new LambdaCall.UpdateFunctionCode(
                NAME, CodeSource.zip(OTHER_CODE), null, true, false, null));

    assertThat(answer.functionArn()).isEqualTo(ARN + ":1");
    assertThat(answer.state()).isEqualTo("Pending");
    assertThat(answer.lastUpdateStatus()).isNull();
    assertThat(scenario.latest().lastUpdateStatus()).isEqualTo("InProgress");
    scenario.settles();
    assertThat(scenario.get("1").state()).isEqualTo("Active");
    assertThat(scenario.get("1").lastUpdateStatus()).isEqualTo("Successful");
  }

  @Test
  void creatingWithPublishAnswersWithVersionOneUnderThePlainArn() {
    LambdaCall.CreateFunction plain = Scenario.create(true);

    FunctionConfiguration answer =
        scenario.configuration(
            new LambdaCall.CreateFunction(
                NAME, plain.settings(), plain.code(), null, null, null, true));

    assertThat(answer.version()).isEqualTo("1");
    assertThat(answer.functionArn()).isEqualTo(ARN);
    assertThat(answer.state()).isEqualTo("Pending");
    scenario.passes(Duration.ofSeconds(4));
    assertThat(scenario.latest().state()).isEqualTo("Active");
    assertThat(scenario.get("1").state()).isEqualTo("Pending");
    scenario.passes(Duration.ofMinutes(2));
    assertThat(scenario.get("1").snapStart().optimizationStatus()).isEqualTo("On");
  }

  @Test
  void theWrongHashIsRefusedWithBothHashes() {
    scenario.settledFunction(false);

    LambdaError error = scenario.refusal(new LambdaCall.PublishVersion(NAME, "wrong", null, null));

    assertThat(error.status()).isEqualTo(400);
    assertThat(error.type()).isEqualTo("InvalidParameterValueException");
    assertThat(error.message())
        .startsWith(
            "CodeSHA256 (wrong) is different from current CodeSHA256 in $LATEST (code-one)");
  }

  @Test
  void listedVersionsCarryNoStateAndComeInPagesOfFifty() {
    scenario.settledFunction(false);
    for (int i = 1; i <= 60; i++) {
      scenario.changes("version " + i);
      scenario.publish();
    }

    LambdaAnswer.Versions first =
        (LambdaAnswer.Versions)
            scenario.call(new LambdaCall.ListVersionsByFunction(NAME, null, 10_000));
    LambdaAnswer.Versions second =
        (LambdaAnswer.Versions)
            scenario.call(new LambdaCall.ListVersionsByFunction(NAME, first.nextMarker(), null));

    assertThat(first.versions()).hasSize(50);
    assertThat(first.versions().get(0).version()).isEqualTo("$LATEST");
    assertThat(first.versions())
        .allSatisfy(
            version -> {
              assertThat(version.state()).isNull();
              assertThat(version.lastUpdateStatus()).isNull();
            });
    assertThat(second.versions()).hasSize(11);
    assertThat(second.nextMarker()).isNull();
    assertThat(second.versions().get(10).version()).isEqualTo("60");
  }
}
