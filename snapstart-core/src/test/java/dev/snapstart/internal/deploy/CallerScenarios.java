package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.state.AttachmentCall;
import dev.snapstart.local.state.EventSource;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.RetargetGoal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Moves of callers to the alias. */
final class CallerScenarios {
  static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:" + FUNCTION;
  static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:orders";
  static final DeploymentRequest REQUEST =
      DeploymentRequest.forFunction(FUNCTION).retarget(new RetargetGoal(ALIAS, true, true)).build();

  private CallerScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
        new Scenario(
            "moves callers to the alias",
            CallerScenarios::called,
            () -> REQUEST,
            List.of(
                "AddPermission",
                "UpdateEventSourceMapping",
                "CreateFunctionUrlConfig",
                "UpdateIntegration")));
  }

  /** A mapping, a URL and an API that all call the function past its aliases. */
  static void called(VirtualLambda lambda) {
    Scenario.deployed(lambda);
    play(lambda, new LambdaCall.CreateAlias(FUNCTION, RetargetInvariants.RIVALS, "1", "", null));
    play(
        lambda,
        new AttachmentCall.CreateEventSourceMapping(
            FUNCTION,
            new EventSource(QUEUE, null, null, null, null, null),
            StateRetargeting.UNSET,
            null));
    play(lambda, new AttachmentCall.CreateFunctionUrlConfig(FUNCTION, null, "AWS_IAM", null, null));
    lambda.gateways(
        lambda.gateways().withHttpApi("shop", "POST /orders", ARN, "$default", lambda.now()));
    play(lambda, permission(null, "shop", lambda.gateways().httpApis().asMap().firstKey()));
    lambda.pass(Duration.ofSeconds(5));
  }

  private static void play(VirtualLambda lambda, LambdaCall call) {
    assertThat(lambda.direct(call)).isNotInstanceOf(LambdaError.class);
  }

  static LambdaCall permission(String qualifier, String id, String api) {
    return new LambdaCall.AddPermission(
        FUNCTION,
        qualifier,
        id,
        "lambda:InvokeFunction",
        "apigateway.amazonaws.com",
        "arn:aws:execute-api:eu-west-1:123456789012:" + api + "/*/*/*",
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
