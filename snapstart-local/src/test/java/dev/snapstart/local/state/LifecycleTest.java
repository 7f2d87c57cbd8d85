package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.ARN;
import static dev.snapstart.local.state.Scenario.CODE;
import static dev.snapstart.local.state.Scenario.NAME;
import static dev.snapstart.local.state.Scenario.OTHER_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final Scenario scenario = new Scenario();

  @Test
  void aNewFunctionIsPendingUntilItsCreationSettles() {
    FunctionConfiguration created = scenario.configuration(Scenario.create(false));

    assertThat(created.state()).isEqualTo("Pending");
    assertThat(created.stateReason()).isEqualTo("The function is being created.");
    assertThat(created.stateReasonCode()).isEqualTo("Creating");
    assertThat(created.lastUpdateStatus()).isNull();
    assertThat(created.version()).isEqualTo("$LATEST");
    scenario.passes(Duration.ofMillis(3_999));
    assertThat(scenario.latest().state()).isEqualTo("Pending");
    scenario.passes(Duration.ofMillis(1));
    FunctionConfiguration settled = scenario.latest();
    assertThat(settled.state()).isEqualTo("Active");
    assertThat(settled.stateReasonCode()).isNull();
    assertThat(settled.lastUpdateStatus()).isEqualTo("Successful");
    assertThat(settled.revisionId()).isNotEqualTo(created.revisionId());
  }

  @Test
  void whatNobodySetHasTheDefaultsOfLambda() {
    FunctionConfiguration created = scenario.configuration(Scenario.create(false));

    assertThat(created.functionArn()).isEqualTo(ARN);
    assertThat(created.timeout()).isEqualTo(3);
    assertThat(created.memorySize()).isEqualTo(128);
    assertThat(created.description()).isEmpty();
    assertThat(created.architectures()).containsExactly("x86_64");
    assertThat(created.ephemeralStorage().size()).isEqualTo(512);
    assertThat(created.tracingConfig().mode()).isEqualTo("PassThrough");
    assertThat(created.loggingConfig().logFormat()).isEqualTo("Text");
    assertThat(created.loggingConfig().logGroup()).isEqualTo("/aws/lambda/orders");
    assertThat(created.packageType()).isEqualTo("Zip");
    assertThat(created.snapStart().applyOn()).isEqualTo("None");
    assertThat(created.snapStart().optimizationStatus()).isEqualTo("Off");
    assertThat(created.environment()).isNull();
    assertThat(created.vpcConfig()).isNull();
    assertThat(created.layers()).isNull();
    assertThat(created.kmsKeyArn()).isNull();
    assertThat(LambdaAnswer.lastModified(created.lastModified()))
        .isEqualTo("2026-11-23T06:14:21.123+0000");
  }

  @Test
  void anUpdateIsInProgressWhileTheFunctionStaysActive() {
    scenario.settledFunction(false);

    FunctionConfiguration answer = scenario.configuration(Scenario.updateCode(OTHER_CODE));

    assertThat(answer.state()).isEqualTo("Active");
    assertThat(answer.lastUpdateStatus()).isEqualTo("InProgress");
    assertThat(answer.lastUpdateStatusReasonCode()).isEqualTo("Creating");
    assertThat(answer.codeSha256()).isEqualTo("code-two");
    scenario.passes(Duration.ofSeconds(3));
    FunctionConfiguration settled = scenario.latest();
    assertThat(settled.lastUpdateStatus()).isEqualTo("Successful");
    assertThat(settled.revisionId()).isNotEqualTo(answer.revisionId());
    assertThat(settled.lastModified()).isEqualTo(answer.lastModified());
  }

  @Test
  void anUpdateThatChangesNothingSettlesAndGetsANewRevisionAsWell() {
    scenario.settledFunction(false);
    String before = scenario.latest().revisionId();

    FunctionConfiguration answer =
        scenario.configuration(Scenario.update(SettingsChange.builder().build()));

    assertThat(answer.lastUpdateStatus()).isEqualTo("InProgress");
    assertThat(answer.revisionId()).isNotEqualTo(before);
  }

  @Test
  void aDryRunShowsTheNewHashAndChangesNothing() {
    scenario.settledFunction(false);
    LambdaState before = scenario.state;

    FunctionConfiguration shown =
        scenario.configuration(
            new LambdaCall.UpdateFunctionCode(
                NAME, CodeSource.zip(OTHER_CODE), null, true, true, null));

    assertThat(shown.codeSha256()).isEqualTo("code-two");
    assertThat(scenario.latest().codeSha256()).isEqualTo(CODE.sha256());
    assertThat(scenario.state.functions()).isEqualTo(before.functions());
    assertThat(scenario.state.agenda()).isEmpty();
  }

  @Test
  void withoutDelaysTheWriteShowsInProgressAndTheNextReadSuccessful() {
    scenario.state = LambdaState.empty(Scenario.ACCOUNT, Timings.none());

    assertThat(scenario.configuration(Scenario.create(true)).state()).isEqualTo("Pending");
    assertThat(scenario.latest().state()).isEqualTo("Active");
    assertThat(scenario.publish().state()).isEqualTo("Pending");
    assertThat(scenario.get("1").snapStart().optimizationStatus()).isEqualTo("On");
  }

  @Test
  void absentSettingsStayAndGivenStructuresReplaceTheOldOnes() {
    scenario.call(
        Scenario.create(
            Scenario.settings(false)
                .environment(new Environment(java.util.Map.of("A1", "1", "B1", "2")))
                .kmsKeyArn("arn:aws:kms:us-east-1:123456789012:key/k")
                .deadLetterTarget("arn:aws:sqs:us-east-1:123456789012:q")
                .memorySize(512)
                .build()));
    scenario.settles();

    scenario.call(
        Scenario.update(
            SettingsChange.builder()
                .environment(new Environment(java.util.Map.of("C1", "3")))
                .kmsKeyArn("")
                .deadLetterTarget("")
                .build()));

    FunctionConfiguration changed = scenario.latest();
    assertThat(changed.environment()).isEqualTo(new Environment(java.util.Map.of("C1", "3")));
    assertThat(changed.kmsKeyArn()).isNull();
    assertThat(changed.deadLetterConfig()).isNull();
    assertThat(changed.memorySize()).isEqualTo(512);
    assertThat(changed.runtime()).isEqualTo("java21");
  }

  @Test
  void taggingAndUntaggingChangeTheRevisionOfLatest() {
    scenario.settledFunction(false);
    String before = scenario.latest().revisionId();

    scenario.call(new LambdaCall.TagResource(ARN, java.util.Map.of("team", "x")));
    String tagged = scenario.latest().revisionId();
    scenario.call(new LambdaCall.UntagResource(ARN, java.util.List.of("team", "missing")));

    assertThat(tagged).isNotEqualTo(before);
    assertThat(scenario.latest().revisionId()).isNotEqualTo(tagged);
    assertThat(scenario.call(new LambdaCall.ListTags(ARN)))
        .isEqualTo(new LambdaAnswer.Tags(java.util.Map.of()));
  }

  @Test
  void environmentValuesAreInNoText() {
    LambdaCall call =
        Scenario.create(
            Scenario.settings(false)
                .environment(new Environment(java.util.Map.of("PASSWORD", "hunter2")))
                .build());
    FunctionConfiguration answer = scenario.configuration(call);

    assertThat(call.toString() + answer + scenario.state)
        .contains("PASSWORD")
        .doesNotContain("hunter2");
  }
}
