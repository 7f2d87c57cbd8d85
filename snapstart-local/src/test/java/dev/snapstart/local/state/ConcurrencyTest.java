package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.ARN;
import static dev.snapstart.local.state.Scenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private final Scenario scenario = new Scenario();

  @BeforeEach
  void twoVersionsAndAnAlias() {
    scenario.settledFunction(false);
    scenario.publish();
    scenario.changes("two");
    scenario.publish();
    scenario.call(new LambdaCall.CreateAlias(NAME, "live", "1", null, null));
  }

  @Test
  void provisionedEnvironmentsAreReadyAfterAWhile() {
    var put = provisioned(put("live", 3));

    assertThat(put.status()).isEqualTo("IN_PROGRESS");
    assertThat(put.availableProvisionedConcurrentExecutions()).isZero();
    scenario.passes(Duration.ofMillis(1999));
    assertThat(get("live").status()).isEqualTo("IN_PROGRESS");
    scenario.passes(Duration.ofMillis(1));
    assertThat(get("live").status()).isEqualTo("READY");
    assertThat(get("live").availableProvisionedConcurrentExecutions()).isEqualTo(3);
    assertThat(listed().get(0).functionArn()).isEqualTo(ARN + ":live");
  }

  @Test
  void aVersionAndItsAliasCannotBothBeProvisioned() {
    provisioned(put("1", 1));
    assertRefused(put("live", 1), 409, "already Provisioned version");

    scenario.call(new AttachmentCall.DeleteProvisionedConcurrencyConfig(NAME, "1"));
    provisioned(put("live", 1));

    assertRefused(put("1", 1), 409, "Version is pointed by a Provisioned Concurrency alias");
    provisioned(put("2", 1));
    assertRefused(move("2", Map.of()), 409, "already Provisioned version");
    assertRefused(move("1", Map.of("2", 0.1)), 409, "already Provisioned version");
  }

  @Test
  void unpublishedAndUnknownTargetsAreRefused() {
    scenario.call(new LambdaCall.CreateAlias(NAME, "latest", "$LATEST", null, null));

    assertRefused(put("$LATEST", 1), 400, "unpublished function versions");
    assertRefused(put("latest", 1), 400, "unpublished function versions");
    assertRefused(put("none", 1), 404, "Cannot find alias arn: " + ARN + ":none");
    assertRefused(put("9", 1), 404, "Function not found: " + ARN + ":9");
    assertRefused(put("live", 0), 400, "'provisionedConcurrentExecutions'");
    assertRefused(
        new AttachmentCall.GetProvisionedConcurrencyConfig(NAME, "1"),
        404,
        "No Provisioned Concurrency Config found");
  }

  @Test
  void snapStartExcludesProvisionedConcurrency() {
    scenario.call(Scenario.update(SettingsChange.builder().snapStart("PublishedVersions").build()));
    scenario.settles();
    scenario.publish();
    scenario.settles();
    provisioned(put("live", 1));

    assertRefused(put("3", 1), 400, "SnapStart");
    assertRefused(move("3", Map.of()), 400, "SnapStart");
    assertRefused(move("1", Map.of("3", 0.5)), 400, "SnapStart");
    assertThat(scenario.call(move("1", Map.of("2", 0.5)))).isNotInstanceOf(LambdaError.class);
    assertRefused(put("live", 2), 400, "routing configuration");
  }

  @Test
  void provisionedConcurrencyGoesWithItsVersionOrAlias() {
    provisioned(put("2", 1));
    provisioned(put("live", 1));

    scenario.call(new LambdaCall.DeleteFunction(NAME, "2"));
    scenario.call(new LambdaCall.DeleteAlias(NAME, "live"));

    assertThat(listed()).isEmpty();
  }

  @Test
  void reservedConcurrencyBoundsWhatIsProvisioned() {
    assertThat(reserve(5)).isEqualTo(new AttachmentAnswer.Concurrency(5));
    provisioned(put("live", 3));

    assertRefused(put("2", 3), 400, "greater than the reservedConcurrentExecution");
    assertRefused(
        new AttachmentCall.PutFunctionConcurrency(NAME, 2),
        400,
        "total provisioned concurrency [3]");
    assertThat(
            ((LambdaAnswer.Function) scenario.call(new LambdaCall.GetFunction(NAME, "live")))
                .concurrency())
        .isEqualTo(new AttachmentAnswer.Concurrency(5));
    assertThat(settings().accountLimit())
        .containsEntry("UnreservedConcurrentExecutions", 995L)
        .containsEntry("ConcurrentExecutions", 1000L);
    scenario.call(new AttachmentCall.DeleteFunctionConcurrency(NAME));
    assertThat(scenario.call(new AttachmentCall.GetFunctionConcurrency(NAME)))
        .isEqualTo(new AttachmentAnswer.Concurrency(null));
  }

  @Test
  void theAccountKeepsOneHundredForTheRest() {
    assertThat(reserve(900)).isEqualTo(new AttachmentAnswer.Concurrency(900));
    assertRefused(new AttachmentCall.PutFunctionConcurrency(NAME, 901), 400, "[100]");
    scenario.call(new AttachmentCall.DeleteFunctionConcurrency(NAME));
    provisioned(put("live", 900));
    assertRefused(put("2", 1), 400, "[100]");
    assertRefused(
        new AttachmentCall.PutFunctionConcurrency(NAME + ":live", 1), 400, "functions only");
  }

  @Test
  void theAccountCountsFunctionsAndTheirCode() {
    assertThat(settings().accountUsage())
        .containsEntry("FunctionCount", 1L)
        .containsEntry("TotalCodeSize", 3 * Scenario.CODE.size());
  }

  @Test
  void asynchronousCallsAreConfiguredForEachQualifier() {
    assertRefused(
        new AttachmentCall.PutFunctionEventInvokeConfig(NAME, "live", null, null, null),
        400,
        "at least one of");
    assertRefused(
        new AttachmentCall.PutFunctionEventInvokeConfig(NAME, "live", 3, null, null),
        400,
        "'maximumRetryAttempts'");
    Destinations self = new Destinations(new Destinations.Target(ARN), null);
    assertRefused(
        new AttachmentCall.PutFunctionEventInvokeConfig(NAME, "live", null, null, self),
        400,
        "destination for itself");
    Destinations queue =
        new Destinations(null, new Destinations.Target("arn:aws:sqs:us-east-1:123456789012:q"));
    scenario.call(new AttachmentCall.PutFunctionEventInvokeConfig(NAME, "live", 1, null, queue));
    scenario.call(new AttachmentCall.PutFunctionEventInvokeConfig(NAME, null, 0, null, null));

    var changed =
        (AttachmentAnswer.FunctionEventInvokeConfig)
            scenario.call(
                new AttachmentCall.UpdateFunctionEventInvokeConfig(NAME, "live", null, 60, null));

    assertThat(changed.maximumRetryAttempts()).isEqualTo(1);
    assertThat(changed.maximumEventAgeInSeconds()).isEqualTo(60);
    assertThat(changed.destinationConfig()).isEqualTo(Destinations.shown(queue));
    var page =
        (AttachmentAnswer.FunctionEventInvokeConfigs)
            scenario.call(new AttachmentCall.ListFunctionEventInvokeConfigs(NAME, null, null));
    assertThat(page.functionEventInvokeConfigs())
        .extracting(AttachmentAnswer.FunctionEventInvokeConfig::functionArn)
        .containsExactly(ARN + ":$LATEST", ARN + ":live");
    scenario.call(new AttachmentCall.DeleteFunctionEventInvokeConfig(NAME, "live"));
    assertRefused(
        new AttachmentCall.GetFunctionEventInvokeConfig(NAME, "live"),
        404,
        "The function " + ARN + ":live doesn't have an EventInvokeConfig");
  }

  private LambdaAnswer reserve(int executions) {
    return scenario.call(new AttachmentCall.PutFunctionConcurrency(NAME, executions));
  }

  private AttachmentAnswer.AccountSettings settings() {
    return (AttachmentAnswer.AccountSettings)
        scenario.call(new AttachmentCall.GetAccountSettings());
  }

  private List<AttachmentAnswer.ProvisionedConcurrencyConfig> listed() {
    return ((AttachmentAnswer.ProvisionedConcurrencyConfigs)
            scenario.call(new AttachmentCall.ListProvisionedConcurrencyConfigs(NAME, null, null)))
        .provisionedConcurrencyConfigs();
  }

  private AttachmentAnswer.ProvisionedConcurrencyConfig get(String qualifier) {
    return provisioned(new AttachmentCall.GetProvisionedConcurrencyConfig(NAME, qualifier));
  }

  private AttachmentAnswer.ProvisionedConcurrencyConfig provisioned(LambdaCall call) {
    LambdaAnswer answer = scenario.call(call);
    assertThat(answer).isInstanceOf(AttachmentAnswer.ProvisionedConcurrencyConfig.class);
    return (AttachmentAnswer.ProvisionedConcurrencyConfig) answer;
  }

  private static LambdaCall put(String qualifier, int executions) {
    return new AttachmentCall.PutProvisionedConcurrencyConfig(NAME, qualifier, executions);
  }

  private static LambdaCall move(String version, Map<String, Double> weights) {
    return new LambdaCall.UpdateAlias(
        NAME, "live", version, null, new LambdaCall.RoutingConfig(weights), null);
  }

  private void assertRefused(LambdaCall call, int status, String text) {
    LambdaState before = scenario.state;
    LambdaError error = scenario.refusal(call);
    assertThat(error.status()).as(error.message()).isEqualTo(status);
    assertThat(error.message()).contains(text);
    assertThat(scenario.state).isEqualTo(before);
  }
}
