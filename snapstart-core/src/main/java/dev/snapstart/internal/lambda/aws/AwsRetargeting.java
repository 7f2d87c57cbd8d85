package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.RetargetGateway;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.Permission;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.UrlSettings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;

/** Moves callers through the AWS SDK for Java v2; thread-safe as its clients are. */
final class AwsRetargeting implements RetargetGateway {
  private static final String EXISTS = "ResourceConflictException";

  private final AwsClients clients;

  AwsRetargeting(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public EventSourceMapping mapping(String uuid) {
    return mapping(
        AwsCalls.call(
            "lambda:GetEventSourceMapping",
            () -> lambda().getEventSourceMapping(request -> request.uuid(uuid))));
  }

  @Override
  public EventSourceMapping moveMapping(CallerWrite.MoveMapping step) {
    return mapping(
        AwsCalls.call(
            "lambda:UpdateEventSourceMapping",
            () ->
                lambda()
                    .updateEventSourceMapping(
                        request ->
                            request.uuid(step.mapping().uuid()).functionName(step.functionArn()))));
  }

  private static EventSourceMapping mapping(SdkResponse response) {
    return AwsInventory.mapping(
        Fields.copyInto(response, EventSourceMappingConfiguration.builder()).build());
  }

  @Override
  public void allow(FunctionId function, CallerWrite.AllowCaller step) {
    Permission statement = step.statement();
    AwsCalls.call(
        "lambda:AddPermission",
        () ->
            lambda()
                .addPermission(
                    request ->
                        request
                            .functionName(function.apiName())
                            .qualifier(step.alias())
                            .statementId(statement.statementId())
                            .action(statement.action())
                            .principal(statement.principal())
                            .sourceArn(statement.sourceArn())
                            .sourceAccount(statement.sourceAccount())
                            .principalOrgID(statement.organization())
                            .functionUrlAuthType(statement.urlAuthType())
                            .invokedViaFunctionUrl(statement.viaFunctionUrl() ? true : null)
                            .eventSourceToken(statement.eventSourceToken())
                            .revisionId(step.revisionId())));
  }

  @Override
  public UrlSettings url(FunctionId function) {
    GetFunctionUrlConfigResponse url =
        AwsCalls.call(
            "lambda:GetFunctionUrlConfig",
            () ->
                lambda().getFunctionUrlConfig(request -> request.functionName(function.apiName())));
    return new UrlSettings(
        url.authTypeAsString(), url.invokeModeAsString(), UrlCors.read(url.cors()));
  }

  @Override
  public void copyUrl(FunctionId function, CallerWrite.CopyUrl step) {
    unlessThere(
        "lambda:CreateFunctionUrlConfig",
        () ->
            lambda()
                .createFunctionUrlConfig(
                    request ->
                        request
                            .functionName(function.apiName())
                            .qualifier(step.alias())
                            .authType(step.settings().authType())
                            .invokeMode(step.settings().invokeMode())
                            .cors(UrlCors.write(step.settings().cors()))));
  }

  @Override
  public Page<ApiIntegration> listIntegrations(
      ApiIntegration.Kind kind, String api, @Nullable String marker) {
    return new ApiGatewayCalls(clients).list(kind, api, marker);
  }

  @Override
  public ApiIntegration integration(ApiIntegration place) {
    return new ApiGatewayCalls(clients).read(place);
  }

  @Override
  public void moveIntegration(CallerWrite.MoveIntegration step) {
    new ApiGatewayCalls(clients).move(step.integration(), step.uri());
  }

  /** The answer of an earlier attempt may have been lost. */
  private static <T> void unlessThere(String action, Supplier<T> call) {
    try {
      AwsCalls.call(action, call);
    } catch (CallFailure failure) {
      if (!EXISTS.equals(failure.errorCode())) {
        throw failure;
      }
    }
  }

  private LambdaClient lambda() {
    return clients.lambda();
  }
}
