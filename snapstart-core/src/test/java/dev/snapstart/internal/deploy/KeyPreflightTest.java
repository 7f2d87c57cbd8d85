package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.KeyScenarios.KEY;
import static dev.snapstart.internal.deploy.KeyScenarios.SOURCE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Warned;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.plan.Forecast;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.Observed;
import dev.snapstart.internal.plan.Planner;
import dev.snapstart.internal.plan.World;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Facet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are looked at before the first write, and only if the function does not have them. */
class KeyPreflightTest {
  private static final KmsKey GOOD = KmsKey.enabled(KEY);

  private final VirtualLambda lambda = new VirtualLambda();
  private final List<String> warnings = new ArrayList<>();
  private final DeploymentListener listener =
      new DeploymentListener() {
        @Override
        public void warned(Warned event) {
          warnings.add(event.message());
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Disabled               | KMS_KEY_NOT_USABLE | aws kms enable-key --key-id",
        "PendingDeletion        | KMS_KEY_NOT_USABLE | cancel-key-deletion",
        "PendingReplicaDeletion | KMS_KEY_NOT_USABLE | cancel-key-deletion",
        "PendingImport          | KMS_KEY_NOT_USABLE | Import its key material",
        "Unavailable            | KMS_KEY_NOT_USABLE | custom key store",
        "Creating               | KMS_KEY_NOT_USABLE | Run again when it is Enabled",
        "Updating               | KMS_KEY_NOT_USABLE | Run again when it is Enabled",
        "SomethingNew           | KMS_KEY_NOT_USABLE | Bring it to state Enabled"
      })
  void aKeyThatIsNotEnabledEndsTheRunBeforeItsFirstWrite(String state, String code, String advice) {
    SnapStartException error = refused(GOOD.withKeyState(state));
    assertThat(error.code().name()).isEqualTo(code);
    assertThat(error).hasMessageContaining("kmsKeyArn: the key " + KEY + " is in state " + state);
    assertThat(error.advice().orElseThrow()).contains(advice, "or name another key");
  }

  @ParameterizedTest
  @CsvSource({
    "SIGN_VERIFY, RSA_2048",
    "GENERATE_VERIFY_MAC, HMAC_256",
    "ENCRYPT_DECRYPT, RSA_4096",
    "KEY_AGREEMENT, ECC_NIST_P256"
  })
  void aKeyOfAnotherKindIsRefused(String usage, String spec) {
    SnapStartException error = refused(GOOD.withKind(usage, spec));
    assertThat(error.code().name()).isEqualTo("INVALID_KMS_KEY");
    assertThat(error).hasMessageContaining(usage).hasMessageContaining(spec);
  }

  @Test
  void aKeyThatIsNotThereIsRefused() {
    String foreign = KEY.replace("123456789012", "999999999999");
    SnapStartException error =
        catchThrowableOfType(SnapStartException.class, () -> lambda.deploy(with(foreign).build()));
    assertThat(error.code().name()).isEqualTo("KMS_KEY_NOT_FOUND");
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void thePackagesKeyIsLookedAtToo() {
    Scenario.deployed(lambda);
    lambda.calls().clear();
    lambda.edit(state -> state.withKey(KmsKey.enabled(SOURCE_KEY).withKeyState("Disabled")));
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> lambda.deploy(KeyScenarios.newKeys().request().get()));
    assertThat(error).hasMessageContaining("sourceKmsKeyArn: the key " + SOURCE_KEY);
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void keysThatTheFunctionHasAreNotLookedAt() {
    Scenario.deployed(lambda);
    DeploymentRequest request = KeyScenarios.newKeys().request().get();
    lambda.deploy(request, listener);
    assertThat(lambda.calls().stream().filter("DescribeKey"::equals)).hasSize(2);
    assertThat(lambda.calls().stream().filter("CreateGrant"::equals)).hasSize(1);
    lambda.pass(java.time.Duration.ofSeconds(5));
    lambda.calls().clear();
    lambda.deploy(request, listener);
    DeploymentRequest newCode =
        Scenario.deploy(
                "v3.zip",
                Scenario.base().kmsKeyArn(KEY).set(FunctionSetting.SOURCE_KMS_KEY_ARN, SOURCE_KEY))
            .build();
    lambda.deploy(newCode, listener);
    assertThat(lambda.calls()).doesNotContain("DescribeKey", "CreateGrant");
    assertThat(warnings).isEmpty();
  }

  @Test
  void goingBackToTheAwsOwnedKeyLooksAtNone() {
    lambda.deploy(with(KEY).build());
    lambda.pass(java.time.Duration.ofSeconds(5));
    lambda.calls().clear();
    lambda.deploy(
        Scenario.deploy("v1.zip", Scenario.base().clear(FunctionSetting.KMS_KEY_ARN)).build());
    assertThat(lambda.calls()).doesNotContain("DescribeKey", "CreateGrant");
  }

  @Test
  void aLookThatIsNotAllowedIsAWarning() {
    lambda.edit(state -> state.withKey(GOOD.denying("kms:DescribeKey")));
    lambda.deploy(with(KEY).build(), listener);
    assertThat(warnings)
        .containsExactly(
            "The key "
                + KEY
                + " (kmsKeyArn) could not be looked at before it is used: kms:DescribeKey is"
                + " missing.");
    assertThat(lambda.calls()).doesNotContain("CreateGrant");
  }

  @Test
  void aGrantThatIsNotAllowedIsAWarningWithTheStatement() {
    lambda.edit(state -> state.withKey(GOOD.denying("kms:CreateGrant")));
    lambda.deploy(with(KEY).build(), listener);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains(
            "kms:ViaService",
            "{\"Effect\": \"Allow\", \"Action\": \"kms:CreateGrant\", \"Resource\": \"" + KEY);
  }

  @Test
  void aPlanLooksAndWarnsJustTheSame() {
    lambda.edit(state -> state.withKey(GOOD.denying("kms:CreateGrant")));
    assertThat(lambda.plan(with(KEY).build()).warnings()).hasSize(1);
    lambda.edit(state -> state.withKey(GOOD.withKeyState("Disabled")));
    assertThat(
            catchThrowableOfType(SnapStartException.class, () -> lambda.plan(with(KEY).build()))
                .code()
                .name())
        .isEqualTo("KMS_KEY_NOT_USABLE");
  }

  @Test
  void anOutageOfKmsCostsNoDeployment() {
    lambda.hook(
        CallHook.before(
            "DescribeKey",
            () -> {
              throw new CallFailure(
                  CallFailure.Kind.TRANSIENT,
                  "kms:DescribeKey",
                  null,
                  "no route",
                  null,
                  null,
                  null);
            }));
    assertThat(lambda.deploy(with(KEY).build(), listener).alias()).isPresent();
    assertThat(warnings).singleElement().asString().contains("no route");
  }

  /** As when a run has to wait for somebody else before it looks at keys. */
  @Test
  void aForecastFromBeforeTheLookGoesOn() {
    Instant now = lambda.now();
    Goal goal =
        Goal.of(
            with(KEY).build(),
            new CodePackage.Upload(Path.of("v1.zip"), NamedContent.hash("v1.zip"), 1000),
            null);
    World world =
        World.unknown()
            .readLatest(new Observed.Absent<>(now))
            .readAlias(new Observed.Absent<>(now))
            .with(Facet.IDENTITY, new Observed.Absent<>(now));
    assertThat(new Forecast(goal, new Planner(goal)).of(world, "eu-west-1").steps()).isNotEmpty();
  }

  private SnapStartException refused(KmsKey key) {
    lambda.edit(state -> state.withKey(key));
    SnapStartException error =
        catchThrowableOfType(SnapStartException.class, () -> lambda.deploy(with(KEY).build()));
    assertThat(lambda.writes()).isEmpty();
    return error;
  }

  private static DeploymentRequest.Builder with(String key) {
    return Scenario.deploy("v1.zip", Scenario.base().kmsKeyArn(key));
  }
}
