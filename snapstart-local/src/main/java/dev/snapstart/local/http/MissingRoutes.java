package dev.snapstart.local.http;

import java.util.List;

/** Lambda's operations that are not implemented, so that the refusal can name them. */
final class MissingRoutes {
  static final List<Route> ALL =
      List.of(
          Route.missing(
              "POST",
              "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy",
              "AddLayerVersionPermission"),
          Route.missing(
              "POST",
              "/2025-12-01/durable-executions/{DurableExecutionArn}/checkpoint",
              "CheckpointDurableExecution"),
          Route.missing("POST", "/2025-11-30/capacity-providers", "CreateCapacityProvider"),
          Route.missing("POST", "/2020-04-22/code-signing-configs", "CreateCodeSigningConfig"),
          Route.missing(
              "DELETE",
              "/2025-11-30/capacity-providers/{CapacityProviderName}",
              "DeleteCapacityProvider"),
          Route.missing(
              "DELETE",
              "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}",
              "DeleteCodeSigningConfig"),
          Route.missing(
              "DELETE",
              "/2020-06-30/functions/{FunctionName}/code-signing-config",
              "DeleteFunctionCodeSigningConfig"),
          Route.missing(
              "DELETE",
              "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}",
              "DeleteLayerVersion"),
          Route.missing(
              "GET",
              "/2025-11-30/capacity-providers/{CapacityProviderName}",
              "GetCapacityProvider"),
          Route.missing(
              "GET",
              "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}",
              "GetCodeSigningConfig"),
          Route.missing(
              "GET", "/2025-12-01/durable-executions/{DurableExecutionArn}", "GetDurableExecution"),
          Route.missing(
              "GET",
              "/2025-12-01/durable-executions/{DurableExecutionArn}/history",
              "GetDurableExecutionHistory"),
          Route.missing(
              "GET",
              "/2025-12-01/durable-executions/{DurableExecutionArn}/state",
              "GetDurableExecutionState"),
          Route.missing(
              "GET",
              "/2025-11-30/functions/{FunctionName}/function-scaling-config",
              "GetFunctionScalingConfig"),
          Route.missing(
              "GET", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}", "GetLayerVersion"),
          Route.missing("GET", "/2018-10-31/layers", "GetLayerVersionByArn"),
          Route.missing(
              "GET",
              "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy",
              "GetLayerVersionPolicy"),
          Route.missing("POST", "/2014-11-13/functions/{FunctionName}/invoke-async", "InvokeAsync"),
          Route.missing(
              "POST",
              "/2021-11-15/functions/{FunctionName}/response-streaming-invocations",
              "InvokeWithResponseStream"),
          Route.missing("GET", "/2025-11-30/capacity-providers", "ListCapacityProviders"),
          Route.missing("GET", "/2020-04-22/code-signing-configs", "ListCodeSigningConfigs"),
          Route.missing(
              "GET",
              "/2025-12-01/functions/{FunctionName}/durable-executions",
              "ListDurableExecutionsByFunction"),
          Route.missing(
              "GET",
              "/2025-11-30/capacity-providers/{CapacityProviderName}/function-versions",
              "ListFunctionVersionsByCapacityProvider"),
          Route.missing(
              "GET",
              "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}/functions",
              "ListFunctionsByCodeSigningConfig"),
          Route.missing("GET", "/2018-10-31/layers/{LayerName}/versions", "ListLayerVersions"),
          Route.missing("GET", "/2018-10-31/layers", "ListLayers"),
          Route.missing("POST", "/2018-10-31/layers/{LayerName}/versions", "PublishLayerVersion"),
          Route.missing(
              "PUT",
              "/2020-06-30/functions/{FunctionName}/code-signing-config",
              "PutFunctionCodeSigningConfig"),
          Route.missing(
              "PUT",
              "/2024-08-31/functions/{FunctionName}/recursion-config",
              "PutFunctionRecursionConfig"),
          Route.missing(
              "PUT",
              "/2025-11-30/functions/{FunctionName}/function-scaling-config",
              "PutFunctionScalingConfig"),
          Route.missing(
              "PUT",
              "/2021-07-20/functions/{FunctionName}/runtime-management-config",
              "PutRuntimeManagementConfig"),
          Route.missing(
              "DELETE",
              "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy/{StatementId}",
              "RemoveLayerVersionPermission"),
          Route.missing(
              "POST",
              "/2025-12-01/durable-execution-callbacks/{CallbackId}/fail",
              "SendDurableExecutionCallbackFailure"),
          Route.missing(
              "POST",
              "/2025-12-01/durable-execution-callbacks/{CallbackId}/heartbeat",
              "SendDurableExecutionCallbackHeartbeat"),
          Route.missing(
              "POST",
              "/2025-12-01/durable-execution-callbacks/{CallbackId}/succeed",
              "SendDurableExecutionCallbackSuccess"),
          Route.missing(
              "POST",
              "/2025-12-01/durable-executions/{DurableExecutionArn}/stop",
              "StopDurableExecution"),
          Route.missing(
              "PUT",
              "/2025-11-30/capacity-providers/{CapacityProviderName}",
              "UpdateCapacityProvider"),
          Route.missing(
              "PUT",
              "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}",
              "UpdateCodeSigningConfig"));

  private MissingRoutes() {}
}
