package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.ApiIntegration;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.RetargetGateway;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;

/** Moves callers through the AWS SDK for Java v2; thread-safe as its clients are. */
final class AwsRetargeting implements RetargetGateway {
  private static final String EXISTS = "ResourceConflictException";

  private final AwsClients clients;

  AwsRetargeting(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public void moveMapping(EventSourceMapping mapping, String functionArn) {
    AwsCalls.call(
        "lambda:UpdateEventSourceMapping",
        () ->
            lambda()
                .updateEventSourceMapping(
                    request -> request.uuid(mapping.uuid()).functionName(functionArn)));
  }

  @Override
  public void allow(FunctionId function, String qualifier, Permission statement) {
    unlessThere(
        "lambda:AddPermission",
        () ->
            lambda()
                .addPermission(
                    request ->
                        request
                            .functionName(function.apiName())
                            .qualifier(qualifier)
                            .statementId(statement.statementId())
                            .action(statement.action())
                            .principal(statement.principal())
                            .sourceArn(statement.sourceArn())
                            .sourceAccount(statement.sourceAccount())
                            .principalOrgID(statement.organization())
                            .functionUrlAuthType(statement.urlAuthType())
                            .invokedViaFunctionUrl(statement.viaFunctionUrl() ? true : null)
                            .eventSourceToken(statement.eventSourceToken())));
  }

  @Override
  public void copyUrl(FunctionId function, String alias, FunctionUrl like) {
    GetFunctionUrlConfigResponse model =
        AwsCalls.call(
            "lambda:GetFunctionUrlConfig",
            () ->
                lambda().getFunctionUrlConfig(request -> request.functionName(function.apiName())));
    unlessThere(
        "lambda:CreateFunctionUrlConfig",
        () ->
            lambda()
                .createFunctionUrlConfig(
                    request ->
                        request
                            .functionName(function.apiName())
                            .qualifier(alias)
                            .authType(model.authTypeAsString())
                            .invokeMode(model.invokeModeAsString())
                            .cors(model.cors())));
  }

  @Override
  public Page<ApiIntegration> listIntegrations(
      ApiIntegration.Kind kind, String api, @Nullable String marker) {
    return new ApiGatewayCalls(clients).list(kind, api, marker);
  }

  @Override
  public void moveIntegration(ApiIntegration integration, String uri) {
    new ApiGatewayCalls(clients).move(integration, uri);
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
