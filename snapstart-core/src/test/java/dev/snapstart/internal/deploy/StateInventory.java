package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.InventoryGateway;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.local.state.AttachmentAnswer;
import dev.snapstart.local.state.AttachmentCall;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.AsyncInvokeConfig;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import dev.snapstart.plan.ResourcePolicy;

/** The lists of the port directly on the local server's pure state. */
final class StateInventory implements InventoryGateway {
  private static final String LAST_PAGE = "what a test says";
  private final StateGateway gateway;

  StateInventory(StateGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public Reply<Page<FunctionState>> listVersions(FunctionId function, String marker) {
    return gateway.call(
        new LambdaCall.ListVersionsByFunction(function.name(), marker, null),
        answer -> {
          LambdaAnswer.Versions page = (LambdaAnswer.Versions) answer;
          return new Page<>(
              page.versions().stream().map(it -> StateAnswers.state(it, "", null, null)).toList(),
              page.nextMarker());
        });
  }

  @Override
  public Reply<Page<String>> listProvisioned(FunctionId function, String marker) {
    if (LAST_PAGE.equals(marker)) {
      return gateway.provisioned();
    }
    return gateway.call(
        new AttachmentCall.ListProvisionedConcurrencyConfigs(function.name(), marker, null),
        answer -> {
          var page = (AttachmentAnswer.ProvisionedConcurrencyConfigs) answer;
          return new Page<>(
              page.provisionedConcurrencyConfigs().stream()
                  .map(it -> EventSourceMapping.qualifier(String.valueOf(it.functionArn())))
                  .toList(),
              page.nextMarker() == null && gateway.signalsProvisioned()
                  ? LAST_PAGE
                  : page.nextMarker());
        });
  }

  @Override
  public Reply<Page<EventSourceMapping>> listMappings(String marker) {
    return gateway.call(
        new AttachmentCall.ListEventSourceMappings(null, null, marker, null),
        answer -> {
          var page = (AttachmentAnswer.EventSourceMappings) answer;
          return new Page<>(
              page.eventSourceMappings().stream().map(StateRetargeting::mapping).toList(),
              page.nextMarker());
        });
  }

  @Override
  public Reply<ResourcePolicy> getPolicy(FunctionId function, String qualifier) {
    try {
      return gateway.call(
          new LambdaCall.GetPolicy(function.name(), qualifier),
          answer ->
              new ResourcePolicy(
                  ((LambdaAnswer.Policy) answer)
                      .policy().stream()
                          .map(
                              it ->
                                  new Permission(
                                      it.statementId(),
                                      "Allow",
                                      it.action(),
                                      it.principal(),
                                      it.sourceArn(),
                                      it.sourceAccount(),
                                      it.principalOrgId(),
                                      it.functionUrlAuthType(),
                                      Boolean.TRUE.equals(it.invokedViaFunctionUrl()),
                                      it.eventSourceToken(),
                                      true))
                          .toList(),
                  ((LambdaAnswer.Policy) answer).revisionId()));
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return new Reply<>(ResourcePolicy.none(), null);
      }
      throw failure;
    }
  }

  @Override
  public Reply<Page<FunctionUrl>> listUrls(FunctionId function, String marker) {
    return gateway.call(
        new AttachmentCall.ListFunctionUrlConfigs(function.name(), marker, null),
        answer -> {
          var page = (AttachmentAnswer.FunctionUrlConfigs) answer;
          return new Page<>(
              page.functionUrlConfigs().stream()
                  .map(
                      it ->
                          new FunctionUrl(
                              it.functionUrl(), it.functionArn(), it.authType(), it.invokeMode()))
                  .toList(),
              page.nextMarker());
        });
  }

  @Override
  public Reply<Page<String>> listFunctions(String marker) {
    throw new UnsupportedOperationException("no run lists functions");
  }

  @Override
  public Reply<Page<AsyncInvokeConfig>> listAsyncConfigs(FunctionId function, String marker) {
    throw new UnsupportedOperationException("no run lists settings of asynchronous calls");
  }
}
