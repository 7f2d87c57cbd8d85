package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.Invocation;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.Step;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The calls that shift an alias's traffic, and that a shift stands on. */
final class TrafficCalls {
  private final AwsClients clients;

  TrafficCalls(AwsClients clients) {
    this.clients = clients;
  }

  Reply<AliasState> write(FunctionId function, Step.AliasWrite step) {
    return step instanceof Step.ShiftAlias shift && shift.from() == null
        ? create(function, shift)
        : update(function, step);
  }

  private Reply<AliasState> create(FunctionId function, Step.ShiftAlias step) {
    return AwsGateway.alias(
        AwsCalls.call(
            "lambda:CreateAlias",
            () ->
                clients
                    .lambda()
                    .createAlias(
                        request ->
                            request
                                .functionName(function.apiName())
                                .name(step.alias())
                                .functionVersion(step.to())
                                .description(step.description()))));
  }

  private Reply<AliasState> update(FunctionId function, Step.AliasWrite step) {
    return AwsGateway.alias(
        AwsCalls.call(
            "lambda:UpdateAlias",
            () ->
                clients
                    .lambda()
                    .updateAlias(
                        request -> {
                          request
                              .functionName(function.apiName())
                              .name(step.alias())
                              .description(step.description())
                              .revisionId(step.revisionId());
                          if (step.version() != null) {
                            // Without weights those that are there would survive.
                            request
                                .functionVersion(step.version())
                                .routingConfig(
                                    routing -> routing.additionalVersionWeights(step.weights()));
                          }
                        })));
  }

  Invocation invoke(FunctionId function, String version, String payload) {
    InvokeResponse response =
        AwsCalls.call(
            "lambda:InvokeFunction",
            () ->
                clients
                    .lambda()
                    .invoke(
                        request ->
                            request
                                .functionName(function.apiName())
                                .qualifier(version)
                                .payload(SdkBytes.fromUtf8String(payload))));
    return new Invocation(
        response.functionError(),
        response.payload() == null ? "" : response.payload().asUtf8String());
  }
}
