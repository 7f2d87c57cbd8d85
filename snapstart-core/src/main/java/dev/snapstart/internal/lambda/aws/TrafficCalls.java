package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.Invocation;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.Step;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;

/** The calls that shift an alias's traffic, and that a shift stands on. */
final class TrafficCalls {
  private final AwsClients clients;

  TrafficCalls(AwsClients clients) {
    this.clients = clients;
  }

  Reply<AliasState> weigh(FunctionId function, Step.WeighAlias step) {
    return update(
        function,
        step.alias(),
        step.from(),
        Map.of(step.to(), step.percent() / 100.0),
        step.description(),
        step.revisionId());
  }

  Reply<AliasState> back(FunctionId function, Step.ReturnTraffic step) {
    return update(
        function, step.alias(), step.to(), Map.of(), step.description(), step.revisionId());
  }

  Reply<AliasState> describe(FunctionId function, Step.NoteRollback step) {
    return update(function, step.alias(), step.description(), step.revisionId(), request -> {});
  }

  /** The weights are always sent: without them those that are there would survive. */
  Reply<AliasState> update(
      FunctionId function,
      String alias,
      String version,
      Map<String, Double> weights,
      String description,
      @Nullable String revisionId) {
    return update(
        function,
        alias,
        description,
        revisionId,
        request ->
            request
                .functionVersion(version)
                .routingConfig(routing -> routing.additionalVersionWeights(weights)));
  }

  /** What is not sent stays as it is. */
  private Reply<AliasState> update(
      FunctionId function,
      String alias,
      String description,
      @Nullable String revisionId,
      Consumer<UpdateAliasRequest.Builder> target) {
    return AwsGateway.alias(
        AwsCalls.call(
            "lambda:UpdateAlias",
            () ->
                clients
                    .lambda()
                    .updateAlias(
                        request ->
                            request
                                .functionName(function.apiName())
                                .name(alias)
                                .description(description)
                                .revisionId(revisionId)
                                .applyMutation(target))));
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
