package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.ARN;
import static dev.snapstart.local.state.Scenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AliasTest {
  private final Scenario scenario = new Scenario();

  @BeforeEach
  void threeVersions() {
    scenario.settledFunction(false);
    scenario.publish();
    scenario.changes("two");
    scenario.publish();
    scenario.changes("three");
    scenario.publish();
  }

  @Test
  void anAliasPointsAtAVersionAndLeavesRevisionsOfFunctionsAlone() {
    String latest = scenario.latest().revisionId();
    String version = scenario.get("1").revisionId();

    LambdaAnswer.AliasConfiguration alias = created("live", "1", null);

    assertThat(alias.aliasArn()).isEqualTo(ARN + ":live");
    assertThat(alias.routingConfig()).isNull();
    assertThat(scenario.get("live").version()).isEqualTo("1");
    assertThat(scenario.get("live").functionArn()).isEqualTo(ARN + ":live");
    assertThat(scenario.latest().revisionId()).isEqualTo(latest);
    assertThat(scenario.get("1").revisionId()).isEqualTo(version);
  }

  @Test
  void absentWeightsStayAndAnEmptyMapClearsThem() {
    created("live", "1", Map.of("2", 0.2));

    LambdaAnswer.AliasConfiguration kept = updated("live", "3", null, null);
    LambdaAnswer.AliasConfiguration cleared = updated("live", null, Map.of(), null);

    assertThat(kept.routingConfig()).isEqualTo(new LambdaCall.RoutingConfig(Map.of("2", 0.2)));
    assertThat(cleared.functionVersion()).isEqualTo("3");
    assertThat(cleared.routingConfig()).isNull();
    assertThat(cleared.revisionId()).isNotEqualTo(kept.revisionId());
  }

  @Test
  void everyWriteNeedsTheLatestRevisionIfOneIsGiven() {
    String revision = created("live", "1", null).revisionId();
    updated("live", "2", null, revision);

    LambdaError stale = scenario.refusal(update("live", "3", null, revision));

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.type()).isEqualTo("PreconditionFailedException");
    assertThat(scenario.get("live").version()).isEqualTo("2");
  }

  @Test
  void routingIsRefusedWhereLambdaRefusesIt() {
    assertRefused(create("a", "1", Map.of("2", 0.5, "3", 0.5)), 400, "cannot be greater than 1");
    assertRefused(create("a", "1", Map.of("2", 1.1)), 400, "less than or equal to 1.0");
    assertRefused(create("a", "1", Map.of("2", -0.1)), 400, "greater than or equal to 0.0");
    assertRefused(create("a", "1", Map.of("$LATEST", 0.1)), 400, "pattern: [0-9]+");
    assertRefused(create("a", "1", Map.of("1", 0.1)), 400, "already included");
    assertRefused(create("a", "$LATEST", Map.of("1", 0.1)), 400, "more than 1 version");
    assertRefused(create("a", "1", Map.of("9", 0.1)), 404, "Function not found: " + ARN + ":9");
    assertRefused(create("a", "9", null), 404, "Function not found: " + ARN + ":9");
    assertRefused(create("12", "1", null), 400, "failed to satisfy constraint");
    assertRefused(create("a/b", "1", null), 400, "failed to satisfy constraint");
    assertThat(created("latest", "$LATEST", null).functionVersion()).isEqualTo("$LATEST");
  }

  @Test
  void weightedVersionsShareTheirRoleAndDeadLetterQueue() {
    scenario.call(
        Scenario.update(
            SettingsChange.builder().role("arn:aws:iam::123456789012:role/other").build()));
    scenario.settles();
    scenario.publish();
    scenario.call(
        Scenario.update(
            SettingsChange.builder()
                .deadLetterTarget("arn:aws:sqs:us-east-1:123456789012:q")
                .build()));
    scenario.settles();
    scenario.publish();

    assertRefused(create("a", "1", Map.of("4", 0.1)), 400, "execution role");
    assertRefused(create("a", "4", Map.of("5", 0.1)), 400, "dead-letter");
  }

  @Test
  void missingAndExistingAliasesAreToldInLambdasWords() {
    created("live", "1", null);

    assertRefused(create("live", "1", null), 409, "Alias already exists: " + ARN + ":live");
    assertRefused(update("x", "1", null, null), 404, "Alias not found: " + ARN + ":x");
    assertRefused(new LambdaCall.GetAlias(NAME, "x"), 404, "Cannot find alias arn: " + ARN + ":x");
    assertThat(scenario.call(new LambdaCall.DeleteAlias(NAME, "x")))
        .isEqualTo(new LambdaAnswer.Nothing());
  }

  @Test
  void aVersionThatAnAliasUsesCannotBeDeleted() {
    created("live", "1", Map.of("2", 0.1));
    created("blue", "1", null);

    assertRefused(
        new LambdaCall.DeleteFunction(NAME, "1"), 409, "aliases reference it: [blue, live]");
    assertRefused(new LambdaCall.DeleteFunction(NAME, "2"), 409, "aliases reference it: [live]");
    assertThat(scenario.call(new LambdaCall.DeleteFunction(NAME, "3")))
        .isEqualTo(new LambdaAnswer.Nothing());
  }

  @Test
  void theListIsFilteredByThePrimaryVersionOnly() {
    created("one", "1", Map.of("2", 0.1));
    created("two", "2", null);

    LambdaAnswer.Aliases onTwo =
        (LambdaAnswer.Aliases) scenario.call(new LambdaCall.ListAliases(NAME, "2", null, null));

    assertThat(onTwo.aliases())
        .extracting(LambdaAnswer.AliasConfiguration::name)
        .containsExactly("two");
  }

  @Test
  void aPendingVersionIsAcceptedAndAFailedOneRefused() {
    scenario.call(Scenario.update(SettingsChange.builder().snapStart("PublishedVersions").build()));
    scenario.settles();
    scenario.state =
        scenario.state.withPlannedFailure(NAME, new SnapshotFailure("FunctionError", "Broken"));
    scenario.publish();
    created("live", "4", null);
    created("other", "1", null);
    scenario.settles();

    assertRefused(update("other", "4", null, null), 409, "following state: 'Failed'");
    assertRefused(update("other", "1", Map.of("4", 0.1), null), 409, "FunctionError");
    assertRefused(create("new", "4", null), 409, "following state: 'Failed'");
  }

  @Test
  void policiesBelongToTheirQualifierAndRenewItsRevision() {
    String alias = created("live", "1", null).revisionId();
    LambdaCall.AddPermission permission = Scenario.allow("live", "s1", "s3.amazonaws.com", alias);

    scenario.call(permission);

    LambdaAnswer.Policy policy =
        (LambdaAnswer.Policy) scenario.call(new LambdaCall.GetPolicy(NAME, "live"));
    assertThat(policy.policy())
        .extracting(PolicyStatement::resource)
        .containsExactly(ARN + ":live");
    assertThat(policy.revisionId()).isNotEqualTo(alias);
    assertRefused(permission, 412, "Revision Id");
    assertRefused(new LambdaCall.GetPolicy(NAME, null), 404, "does not exist");
    assertThat(
            scenario.call(new LambdaCall.RemovePermission(NAME, "live", "s1", policy.revisionId())))
        .isEqualTo(new LambdaAnswer.Nothing());
    assertRefused(new LambdaCall.GetPolicy(NAME, "live"), 404, "does not exist");
  }

  private void assertRefused(LambdaCall call, int status, String text) {
    LambdaState before = scenario.state;
    LambdaError error = scenario.refusal(call);
    assertThat(error.status()).as(error.message()).isEqualTo(status);
    assertThat(error.message()).contains(text);
    assertThat(scenario.state).isEqualTo(before);
  }

  private LambdaAnswer.AliasConfiguration created(
      String name, String version, @Nullable Map<String, Double> weights) {
    return (LambdaAnswer.AliasConfiguration) scenario.call(create(name, version, weights));
  }

  private LambdaAnswer.AliasConfiguration updated(
      String name,
      @Nullable String version,
      @Nullable Map<String, Double> weights,
      @Nullable String revision) {
    return (LambdaAnswer.AliasConfiguration)
        scenario.call(update(name, version, weights, revision));
  }

  private static LambdaCall create(
      String name, String version, @Nullable Map<String, Double> weights) {
    return new LambdaCall.CreateAlias(NAME, name, version, null, routing(weights));
  }

  private static LambdaCall update(
      String name,
      @Nullable String version,
      @Nullable Map<String, Double> weights,
      @Nullable String revision) {
    return new LambdaCall.UpdateAlias(NAME, name, version, null, routing(weights), revision);
  }

  private static LambdaCall.@Nullable RoutingConfig routing(@Nullable Map<String, Double> weights) {
    return weights == null ? null : new LambdaCall.RoutingConfig(weights);
  }

  @Test
  void aliasesAreListedByName() {
    created("b", "1", null);
    created("a", "1", null);

    LambdaAnswer.Aliases all =
        (LambdaAnswer.Aliases) scenario.call(new LambdaCall.ListAliases(NAME, null, null, null));

    assertThat(all.aliases())
        .extracting(LambdaAnswer.AliasConfiguration::name)
        .isEqualTo(List.of("a", "b"));
  }
}
