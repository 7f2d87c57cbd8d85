package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static dev.snapstart.internal.deploy.VirtualLambda.ROLE;

import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.local.state.SnapshotFailure;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.Attribute;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.VpcAttachment;
import dev.snapstart.traffic.GateResult;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A starting point, a wish, and the writes that lead from one to the other.
 *
 * @param name what it is about
 * @param setup makes the starting point
 * @param request the wish
 * @param writes the writes that a run without faults and rivals makes
 */
record Scenario(
    String name,
    Consumer<VirtualLambda> setup,
    Supplier<DeploymentRequest> request,
    List<String> writes) {
  static final String KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555";

  static final String SOURCE_KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/99999999-2222-3333-4444-555555555555";

  @Override
  public String toString() {
    return name;
  }

  VirtualLambda start() {
    VirtualLambda lambda = new VirtualLambda();
    setup.accept(lambda);
    lambda.calls().clear();
    lambda.pass(Duration.ofSeconds(90));
    return lambda;
  }

  static Stream<Scenario> all() {
    return Stream.of(
            plain(),
            shifting(),
            CodeScenarios.all(),
            HandOverScenarios.all(),
            CallerScenarios.all())
        .flatMap(Function.identity());
  }

  private static Stream<Scenario> plain() {
    return Stream.of(
        scenario(
            "creates a function",
            lambda -> {},
            () -> deploy("v1.zip").build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        scenario(
            "creates with everything set",
            lambda -> {},
            () -> deploy("v1.zip", everything()).tags(Map.of("team", "orders")).build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        scenario("changes nothing", Scenario::deployed, () -> deploy("v1.zip").build()),
        scenario(
            "changes the code",
            Scenario::deployed,
            () -> deploy("v2.zip").build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "changes settings",
            Scenario::deployed,
            () -> deploy("v1.zip", everything()).build(),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "changes code, settings and architecture",
            Scenario::deployed,
            () -> deploy("v2.zip", everything().set(FunctionSetting.ARCHITECTURE, "arm64")).build(),
            "UpdateFunctionCode",
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "changes only the architecture",
            Scenario::deployed,
            () -> deploy("v1.zip", base().set(FunctionSetting.ARCHITECTURE, "arm64")).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "goes back to the AWS-owned key",
            lambda -> {
              lambda.deploy(deploy("v1.zip", base().kmsKeyArn(KEY)).build());
            },
            () -> deploy("v1.zip", base().clear(FunctionSetting.KMS_KEY_ARN)).build(),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias"),
        newKeys(),
        scenario(
            "names a key that may not be looked at",
            lambda -> {
              deployed(lambda);
              lambda.edit(
                  state ->
                      state.withKey(
                          KmsKey.enabled(KEY).denying("kms:DescribeKey", "kms:CreateGrant")));
            },
            () -> deploy("v1.zip", base().kmsKeyArn(KEY)).build(),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "switches SnapStart off",
            Scenario::deployed,
            () -> deploy("v1.zip", base().snapStart(false)).build(),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "ends a canary that was left behind",
            lambda -> {
              deployed(lambda);
              lambda.deploy(deploy("v2.zip").build());
              lambda.direct(
                  new LambdaCall.UpdateAlias(
                      FUNCTION,
                      ALIAS,
                      "1",
                      null,
                      new LambdaCall.RoutingConfig(Map.of("2", 0.1)),
                      null));
            },
            () -> deploy("v2.zip").build(),
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "adds an alias to a function that has none",
            lambda -> {
              deployed(lambda);
              lambda.direct(new LambdaCall.DeleteAlias(FUNCTION, ALIAS));
            },
            () -> deploy("v1.zip").build(),
            "PublishVersion",
            "CreateAlias"),
        scenario(
            "describes the alias",
            Scenario::deployed,
            () ->
                deploy("v1.zip")
                    .alias(new AliasGoal(ALIAS, Attribute.set("what customers use"), true))
                    .build(),
            "UpdateAlias"),
        scenario(
            "changes tags",
            lambda -> lambda.deploy(deploy("v1.zip").tags(Map.of("team", "a", "old", "x")).build()),
            () -> deploy("v1.zip").tags(Map.of("team", "b")).build(),
            "TagResource",
            "UntagResource"),
        scenario(
            "takes code from S3",
            lambda -> {
              deployed(lambda);
              lambda.putObject("packages", "v2", "object v2");
            },
            () -> deploy(CodeSource.s3Object("packages", "v2", null), base()).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "creates from S3",
            lambda -> lambda.putObject("packages", "v1", "object v1"),
            () -> deploy(CodeSource.s3Object("packages", "v1", null), base()).build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        scenario(
            "finds the same object in S3",
            lambda -> {
              lambda.putObject("packages", "v1", "object v1");
              lambda.deploy(deploy(CodeSource.s3Object("packages", "v1", null), base()).build());
            },
            () -> deploy(CodeSource.s3Object("packages", "v1", null), base()).build()),
        scenario(
            "goes through a staging bucket",
            lambda -> {
              deployed(lambda);
              lambda.putObject("staging", "other", "other");
            },
            () ->
                deploy(CodeSource.archive(Path.of("v2.zip")).stagedIn("staging", "p/"), base())
                    .build(),
            "PutObject",
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "finds the package staged already",
            lambda -> {
              deployed(lambda);
              lambda.putObject("staging", "p/v2.zip", "staged:v2.zip");
            },
            () ->
                deploy(CodeSource.archive(Path.of("v2.zip")).stagedIn("staging", "p/"), base())
                    .build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "only changes the code",
            Scenario::deployed,
            () ->
                DeploymentRequest.forFunction(FUNCTION)
                    .code(CodeSource.archive(Path.of("v2.zip")))
                    .build(),
            "UpdateFunctionCode"),
        scenario(
            "only configures",
            Scenario::deployed,
            () -> DeploymentRequest.forFunction(FUNCTION).settings(s -> s.memoryMb(2048)).build(),
            "UpdateFunctionConfiguration"),
        scenario(
            "only publishes",
            lambda -> {
              deployed(lambda);
              configured(lambda, SettingsChange.builder().timeout(20).build());
            },
            () -> DeploymentRequest.forFunction(FUNCTION).publish("by hand").build(),
            "PublishVersion"),
        scenario(
            "only points the alias",
            lambda -> {
              deployed(lambda);
              configured(lambda, SettingsChange.builder().timeout(20).build());
              lambda.direct(new LambdaCall.PublishVersion(FUNCTION, null, null, null));
            },
            () -> DeploymentRequest.forFunction(FUNCTION).version("2").alias(ALIAS).build(),
            "UpdateAlias"),
        scenario(
            "only waits",
            lambda -> {
              deployed(lambda);
              configured(lambda, SettingsChange.builder().timeout(20).build());
              lambda.direct(new LambdaCall.PublishVersion(FUNCTION, null, null, null));
            },
            () -> DeploymentRequest.forFunction(FUNCTION).version("2").build()),
        scenario(
            "wakes an idle version before it gets traffic",
            Scenario::deployedTwiceAndIdle,
            () -> DeploymentRequest.forFunction(FUNCTION).version("1").alias(ALIAS).build(),
            "Invoke",
            "UpdateAlias"),
        scenario(
            "leaves an idle version alone that has its traffic already",
            lambda -> {
              deployed(lambda);
              lambda.edit(state -> state.withIdle(FUNCTION, "1"));
            },
            () -> deploy("v1.zip").build()),
        scenario(
            "prunes old versions",
            Scenario::deployedFourTimes,
            () -> DeploymentRequest.forFunction(FUNCTION).prune(keeping(1)).build(),
            "DeleteFunction",
            "DeleteFunction"),
        scenario(
            "deploys and then prunes",
            Scenario::deployedFourTimes,
            () -> deploy("v5.zip").prune(keeping(1)).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias",
            "DeleteFunction",
            "DeleteFunction",
            "DeleteFunction"),
        scenario(
            "switches SnapStart off and prunes the snapshots",
            Scenario::deployedFourTimes,
            () ->
                DeploymentRequest.forFunction(FUNCTION)
                    .settings(s -> s.snapStart(false))
                    .publish()
                    .alias(ALIAS)
                    .prune(keeping(0).withOnly(PruneGoal.Only.withSnapStart()))
                    .build(),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias",
            "DeleteFunction",
            "DeleteFunction",
            "DeleteFunction"));
  }

  /** Without grace: all versions of a test are seconds old. */
  static PruneGoal keeping(int count) {
    return PruneGoal.keeping(count).withGrace(Duration.ZERO);
  }

  static void deployedFourTimes(VirtualLambda lambda) {
    for (int i = 1; i <= 4; i++) {
      lambda.deploy(deploy("v" + i + ".zip").build());
      lambda.pass(Duration.ofSeconds(5));
    }
  }

  /** Moves in portions, behind gates, and back. */
  static Stream<Scenario> shifting() {
    return Stream.of(
        scenario(
            "shifts a tenth first",
            Scenario::deployed,
            () -> deploy("v2.zip").alias(shifted("Canary10Percent5Minutes")).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias",
            "UpdateAlias"),
        scenario(
            "shifts in four portions behind all gates",
            Scenario::deployed,
            () ->
                deploy("v2.zip")
                    .alias(
                        shifted(
                            "Linear30PercentEvery1Minute",
                            TrafficGate.SmokeTest.expectingStatus("{}", 200),
                            new TrafficGate.Alarms(List.of("errors")),
                            new TrafficGate.ErrorRate(1),
                            new TrafficGate.Latency(Duration.ofSeconds(1)),
                            new TrafficGate.Check(
                                "by hand", moment -> GateResult.passed("by hand", "ok"))))
                    .build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias",
            "UpdateAlias",
            "UpdateAlias",
            "UpdateAlias"),
        scenario(
            "goes on with a shift",
            lambda -> {
              deployed(lambda);
              lambda.deploy(deploy("v2.zip").build());
              lambda.direct(weighted("1", "2", 0.1, "1<0 to=2 at=2026-11-23T08:00:00Z"));
            },
            () -> deploy("v2.zip").alias(shifted("Canary10Percent5Minutes")).build(),
            "UpdateAlias"),
        scenario(
            "tests before it moves at once",
            Scenario::deployed,
            () ->
                deploy("v2.zip")
                    .alias(shifted("AllAtOnce", TrafficGate.SmokeTest.expectingStatus("{}", 200)))
                    .build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "tests before it creates the alias",
            lambda -> {},
            () ->
                deploy("v1.zip")
                    .alias(shifted("AllAtOnce", TrafficGate.SmokeTest.expectingAnswer("{}")))
                    .build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        scenario(
            "rolls back to where the ledger says",
            lambda -> {
              deployed(lambda);
              lambda.deploy(deploy("v2.zip").build());
            },
            () -> DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build(),
            "UpdateAlias"),
        scenario(
            "rolls back to an idle version",
            Scenario::deployedTwiceAndIdle,
            () -> DeploymentRequest.forFunction(FUNCTION).rollbackTo("1").alias(ALIAS).build(),
            "Invoke",
            "UpdateAlias"),
        scenario(
            "rolls a shift back",
            lambda -> {
              deployed(lambda);
              lambda.deploy(deploy("v2.zip").build());
              lambda.direct(weighted("1", "2", 0.1, "1<0 to=2 at=2026-11-23T08:00:00Z"));
            },
            () -> DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build(),
            "UpdateAlias"));
  }

  static AliasGoal shifted(String strategy, TrafficGate... gates) {
    return AliasGoal.named(ALIAS)
        .with(new TrafficShift(ShiftStrategy.parse(strategy), List.of(gates)));
  }

  static LambdaCall weighted(String stable, String next, double weight, String ledger) {
    return new LambdaCall.UpdateAlias(
        FUNCTION,
        ALIAS,
        stable,
        "[snapstart " + ledger + "]",
        new LambdaCall.RoutingConfig(Map.of(next, weight)),
        null);
  }

  /** What publishing hands back is only known afterwards: the writes cannot be foreseen. */
  static Stream<Scenario> unforeseeable() {
    return Stream.of(failedBefore(), failedBeforeAndDeleted(), idleBefore());
  }

  static Scenario failedBefore() {
    return scenario(
        "leaves a failed version behind",
        Scenario::failed,
        () -> deploy("v1.zip", base().timeoutSeconds(20)).build(),
        "PublishVersion",
        "UpdateFunctionConfiguration",
        "PublishVersion",
        "UpdateAlias");
  }

  static Scenario failedBeforeAndDeleted() {
    return scenario(
        "deletes a failed version that it leaves behind",
        Scenario::failed,
        () -> deploy("v1.zip", base().timeoutSeconds(20)).deleteFailedVersion(true).build(),
        "PublishVersion",
        "DeleteFunction",
        "PublishVersion",
        "UpdateAlias");
  }

  static Scenario idleBefore() {
    return scenario(
        "wakes an idle version that publishing hands back",
        lambda -> {
          deployedTwiceAndIdle(lambda);
          lambda.direct(new LambdaCall.UpdateAlias(FUNCTION, ALIAS, "1", null, null, null));
          lambda.pass(Duration.ofSeconds(5));
          lambda.edit(state -> state.withIdle(FUNCTION, "2"));
        },
        () -> deploy("v2.zip").build(),
        "PublishVersion",
        "Invoke",
        "UpdateAlias");
  }

  static void failed(VirtualLambda lambda) {
    deployed(lambda);
    lambda.edit(
        state ->
            state.withPlannedFailure(
                FUNCTION, new SnapshotFailure("FunctionError", "init failed")));
    configured(lambda, SettingsChange.builder().timeout(20).build());
    lambda.direct(new LambdaCall.PublishVersion(FUNCTION, null, null, null));
  }

  /** Two keys, each looked at before the first write. */
  static Scenario newKeys() {
    return scenario(
        "names keys for function and package",
        Scenario::deployed,
        () ->
            deploy(
                    "v2.zip",
                    base().kmsKeyArn(KEY).set(FunctionSetting.SOURCE_KMS_KEY_ARN, SOURCE_KEY))
                .build(),
        "UpdateFunctionCode",
        "UpdateFunctionConfiguration",
        "PublishVersion",
        "UpdateAlias");
  }

  private static void deployedTwiceAndIdle(VirtualLambda lambda) {
    deployed(lambda);
    lambda.deploy(deploy("v2.zip").build());
    lambda.pass(Duration.ofSeconds(5));
    lambda.edit(state -> state.withIdle(FUNCTION, "1"));
  }

  static DeploymentRequest.Builder deploy(String archive) {
    return deploy(archive, base());
  }

  static DeploymentRequest.Builder deploy(String archive, FunctionSettings.Builder settings) {
    return deploy(CodeSource.archive(Path.of(archive)), settings);
  }

  static FunctionSettings.Builder base() {
    return FunctionSettings.builder()
        .role(ROLE)
        .runtime("java21")
        .handler("com.example.Orders::handleRequest")
        .memoryMb(512)
        .snapStart(true);
  }

  static void deployed(VirtualLambda lambda) {
    lambda.deploy(deploy("v1.zip").build());
    lambda.pass(Duration.ofSeconds(5));
  }

  static DeploymentRequest.Builder deploy(CodeSource code, FunctionSettings.Builder settings) {
    return DeploymentRequest.forFunction(FUNCTION)
        .code(code)
        .settings(settings.build())
        .publish()
        .alias(ALIAS);
  }

  private static FunctionSettings.Builder everything() {
    return base()
        .memoryMb(1024)
        .timeoutSeconds(30)
        .kmsKeyArn(KEY)
        .environment(Map.of("STAGE", "prod", "PASSWORD", "s3cr3t"))
        .set(FunctionSetting.LAYERS, List.of("arn:aws:lambda:eu-west-1:123456789012:layer:base:3"))
        .set(FunctionSetting.TRACING, "Active")
        .set(FunctionSetting.DEAD_LETTER_TARGET_ARN, "arn:aws:sqs:eu-west-1:123456789012:dead")
        .set(FunctionSetting.LOGGING, new LogSettings("JSON", "INFO", null, null))
        .set(
            FunctionSetting.VPC,
            new VpcAttachment(List.of("subnet-2", "subnet-1"), List.of("sg-1"), false))
        .set(FunctionSetting.DESCRIPTION, "takes orders");
  }

  private static void configured(VirtualLambda lambda, SettingsChange change) {
    lambda.direct(new LambdaCall.UpdateFunctionConfiguration(FUNCTION, change, null));
    lambda.pass(Duration.ofSeconds(5));
  }

  static Scenario scenario(
      String name,
      Consumer<VirtualLambda> setup,
      Supplier<DeploymentRequest> request,
      String... writes) {
    return new Scenario(name, setup, request, List.of(writes));
  }
}
