package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.RetargetGateway;
import dev.snapstart.local.state.AttachmentAnswer;
import dev.snapstart.local.state.AttachmentCall;
import dev.snapstart.local.state.EventSourceSettings;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.Refusal;
import dev.snapstart.local.state.apigateway.GatewayState;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.Permission;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.UrlSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What moves callers directly on the local server's pure states. */
final class StateRetargeting implements RetargetGateway {
  /** Leaves all settings of a mapping alone. */
  static final EventSourceSettings UNSET =
      new EventSourceSettings(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null);

  private final StateGateway gateway;
  private final VirtualLambda lambda;

  StateRetargeting(StateGateway gateway, VirtualLambda lambda) {
    this.gateway = gateway;
    this.lambda = lambda;
  }

  static EventSourceMapping mapping(AttachmentAnswer.EventSourceMappingConfiguration it) {
    return new EventSourceMapping(
        it.configuration().uuid(),
        it.configuration().functionArn(),
        it.source().eventSourceArn(),
        it.configuration().state());
  }

  @Override
  public EventSourceMapping mapping(String uuid) {
    return mapping(new AttachmentCall.GetEventSourceMapping(uuid));
  }

  @Override
  public EventSourceMapping moveMapping(CallerWrite.MoveMapping step) {
    return mapping(
        new AttachmentCall.UpdateEventSourceMapping(
            step.mapping().uuid(), step.functionArn(), UNSET, null));
  }

  private EventSourceMapping mapping(LambdaCall call) {
    return gateway
        .call(call, answer -> mapping((AttachmentAnswer.EventSourceMappingConfiguration) answer))
        .value();
  }

  @Override
  public void allow(FunctionId function, CallerWrite.AllowCaller step) {
    Permission it = step.statement();
    gateway.call(
        new LambdaCall.AddPermission(
            function.name(),
            step.alias(),
            it.statementId(),
            it.action(),
            it.principal(),
            it.sourceArn(),
            it.sourceAccount(),
            it.eventSourceToken(),
            it.organization(),
            it.urlAuthType(),
            it.viaFunctionUrl() ? true : null,
            step.revisionId()),
        answer -> answer);
  }

  @Override
  public UrlSettings url(FunctionId function) {
    return gateway
        .call(
            new AttachmentCall.GetFunctionUrlConfig(function.name(), null),
            answer -> {
              var url = (AttachmentAnswer.FunctionUrlConfig) answer;
              return new UrlSettings(url.authType(), url.invokeMode(), null);
            })
        .value();
  }

  @Override
  public void copyUrl(FunctionId function, CallerWrite.CopyUrl step) {
    try {
      gateway.call(
          new AttachmentCall.CreateFunctionUrlConfig(
              function.name(),
              step.alias(),
              step.settings().authType(),
              null,
              step.settings().invokeMode()),
          answer -> answer);
    } catch (CallFailure failure) {
      if (!"ResourceConflictException".equals(failure.errorCode())) {
        throw failure;
      }
    }
  }

  @Override
  public Page<ApiIntegration> listIntegrations(
      ApiIntegration.Kind kind, String api, String marker) {
    return kind == ApiIntegration.Kind.REST
        ? asked("GetResources", () -> new Page<>(rest(api), null))
        : asked("GetIntegrations", () -> new Page<>(http(api), null));
  }

  private List<ApiIntegration> rest(String api) {
    List<ApiIntegration> all = new ArrayList<>();
    lambda
        .gateways()
        .restApi(api)
        .resources()
        .values()
        .forEach(
            resource ->
                resource
                    .methods()
                    .asMap()
                    .forEach(
                        (method, it) ->
                            all.add(
                                new ApiIntegration(
                                    ApiIntegration.Kind.REST,
                                    api,
                                    resource.id(),
                                    method,
                                    it.uri()))));
    return all;
  }

  private List<ApiIntegration> http(String api) {
    return lambda.gateways().httpApi(api).integrations().values().stream()
        .map(
            it ->
                new ApiIntegration(
                    ApiIntegration.Kind.HTTP, api, it.integrationId(), null, it.integrationUri()))
        .toList();
  }

  @Override
  public ApiIntegration integration(ApiIntegration place) {
    return asked(
        "GetIntegration",
        () -> {
          GatewayState state = lambda.gateways();
          return place.calling(
              place.kind() == ApiIntegration.Kind.REST
                  ? state.integration(place.api(), place.id(), place.method()).uri()
                  : state.integration(place.api(), place.id()).integrationUri());
        });
  }

  @Override
  public void moveIntegration(CallerWrite.MoveIntegration step) {
    ApiIntegration place = step.integration();
    asked(
        "UpdateIntegration",
        () -> {
          GatewayState state = lambda.gateways();
          lambda.gateways(
              place.kind() == ApiIntegration.Kind.REST
                  ? state.pointed(place.api(), place.id(), place.method(), step.uri())
                  : state.pointed(place.api(), place.id(), step.uri()));
          return true;
        });
  }

  /** A refusal is an answer, too, which may be lost. */
  private <T> T asked(String operation, Supplier<T> call) {
    List<Refusal> refused = new ArrayList<>();
    T answer =
        lambda
            .other(
                operation,
                () -> {
                  try {
                    return call.get();
                  } catch (Refusal refusal) {
                    refused.add(refusal);
                    return null;
                  }
                })
            .value();
    if (refused.isEmpty()) {
      return answer;
    }
    throw new CallFailure(
        CallFailure.Kind.NOT_FOUND,
        "apigateway:GET",
        "NotFoundException",
        refused.get(0).getMessage(),
        null,
        null,
        refused.get(0));
  }
}
