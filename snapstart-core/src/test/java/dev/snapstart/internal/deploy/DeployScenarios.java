package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.KeyScenarios.KEY;
import static dev.snapstart.internal.deploy.Scenario.base;
import static dev.snapstart.internal.deploy.Scenario.configured;
import static dev.snapstart.internal.deploy.Scenario.deploy;
import static dev.snapstart.internal.deploy.Scenario.deployed;
import static dev.snapstart.internal.deploy.Scenario.scenario;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.Attribute;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.VpcAttachment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Functions that are created and changed, as a whole or in one respect. */
final class DeployScenarios {
  private DeployScenarios() {}

  static Stream<Scenario> all() {
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
            () -> deploy("v1.zip").build()));
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
}
