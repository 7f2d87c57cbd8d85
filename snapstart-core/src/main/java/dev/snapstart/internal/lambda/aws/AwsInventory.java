package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.InventoryGateway;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.model.AsyncInvokeConfig;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.plan.ResourcePolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/** Lists on the AWS SDK for Java v2; thread-safe as its clients are. */
final class AwsInventory implements InventoryGateway {
  private static final int MAPPINGS_PER_PAGE = 100;
  private static final int CONFIGS_PER_PAGE = 50;

  private final AwsClients clients;

  AwsInventory(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Reply<Page<FunctionState>> listVersions(FunctionId function, @Nullable String marker) {
    var response =
        AwsCalls.call(
            "lambda:ListVersionsByFunction",
            () ->
                lambda()
                    .listVersionsByFunction(
                        request -> request.functionName(function.apiName()).marker(marker)));
    return AwsCalls.reply(
        new Page<>(
            response.versions().stream()
                .map(version -> StateMapper.function(version, null, null, null))
                .toList(),
            response.nextMarker()),
        response);
  }

  @Override
  public Reply<Page<String>> listProvisioned(FunctionId function, @Nullable String marker) {
    var response =
        AwsCalls.call(
            "lambda:ListProvisionedConcurrencyConfigs",
            () ->
                lambda()
                    .listProvisionedConcurrencyConfigs(
                        request ->
                            request
                                .functionName(function.apiName())
                                .maxItems(CONFIGS_PER_PAGE)
                                .marker(marker)));
    return AwsCalls.reply(
        new Page<>(
            response.provisionedConcurrencyConfigs().stream()
                .map(config -> EventSourceMapping.qualifier(config.functionArn()))
                .toList(),
            response.nextMarker()),
        response);
  }

  @Override
  public Reply<Page<EventSourceMapping>> listMappings(@Nullable String marker) {
    var response =
        AwsCalls.call(
            "lambda:ListEventSourceMappings",
            () ->
                lambda()
                    .listEventSourceMappings(
                        request -> request.maxItems(MAPPINGS_PER_PAGE).marker(marker)));
    return AwsCalls.reply(
        new Page<>(
            response.eventSourceMappings().stream().map(AwsInventory::mapping).toList(),
            response.nextMarker()),
        response);
  }

  @Override
  public Reply<ResourcePolicy> getPolicy(FunctionId function, @Nullable String qualifier) {
    try {
      var response =
          AwsCalls.call(
              "lambda:GetPolicy",
              () ->
                  lambda()
                      .getPolicy(
                          request ->
                              request.functionName(function.apiName()).qualifier(qualifier)));
      return AwsCalls.reply(
          new ResourcePolicy(PolicyMapper.permissions(response.policy()), response.revisionId()),
          response);
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return new Reply<>(ResourcePolicy.none(), null);
      }
      throw failure;
    }
  }

  @Override
  public Reply<Page<FunctionUrl>> listUrls(FunctionId function, @Nullable String marker) {
    var response =
        AwsCalls.call(
            "lambda:ListFunctionUrlConfigs",
            () ->
                lambda()
                    .listFunctionUrlConfigs(
                        request ->
                            request
                                .functionName(function.apiName())
                                .maxItems(CONFIGS_PER_PAGE)
                                .marker(marker)));
    return AwsCalls.reply(
        new Page<>(
            response.functionUrlConfigs().stream().map(AwsInventory::url).toList(),
            response.nextMarker()),
        response);
  }

  @Override
  public Reply<Page<AsyncInvokeConfig>> listAsyncConfigs(
      FunctionId function, @Nullable String marker) {
    var response =
        AwsCalls.call(
            "lambda:ListFunctionEventInvokeConfigs",
            () ->
                lambda()
                    .listFunctionEventInvokeConfigs(
                        request ->
                            request
                                .functionName(function.apiName())
                                .maxItems(CONFIGS_PER_PAGE)
                                .marker(marker)));
    return AwsCalls.reply(
        new Page<>(
            response.functionEventInvokeConfigs().stream().map(AwsInventory::async).toList(),
            response.nextMarker()),
        response);
  }

  @Override
  public Reply<Page<String>> listFunctions(@Nullable String marker) {
    var response =
        AwsCalls.call(
            "lambda:ListFunctions",
            () -> lambda().listFunctions(request -> request.marker(marker)));
    return AwsCalls.reply(
        new Page<>(
            response.functions().stream().map(FunctionConfiguration::functionName).toList(),
            response.nextMarker()),
        response);
  }

  static EventSourceMapping mapping(EventSourceMappingConfiguration mapping) {
    return new EventSourceMapping(
        mapping.uuid(), mapping.functionArn(), mapping.eventSourceArn(), mapping.state());
  }

  private static FunctionUrl url(FunctionUrlConfig url) {
    return new FunctionUrl(
        url.functionUrl(), url.functionArn(), url.authTypeAsString(), url.invokeModeAsString());
  }

  private static AsyncInvokeConfig async(FunctionEventInvokeConfig config) {
    DestinationConfig destinations = config.destinationConfig();
    return new AsyncInvokeConfig(
        config.functionArn(),
        destinations == null || destinations.onSuccess() == null
            ? null
            : destinations.onSuccess().destination(),
        destinations == null || destinations.onFailure() == null
            ? null
            : destinations.onFailure().destination());
  }

  private LambdaClient lambda() {
    return clients.lambda();
  }
}
