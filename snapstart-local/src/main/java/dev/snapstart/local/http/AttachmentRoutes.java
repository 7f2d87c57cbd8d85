package dev.snapstart.local.http;

import dev.snapstart.local.state.AttachmentCall;
import java.util.List;

/** Where Lambda's API has event sources, URLs, asynchronous calls and concurrency. */
final class AttachmentRoutes {
  private static final String MAPPINGS = "/2015-03-31/event-source-mappings";
  private static final String MAPPING = MAPPINGS + "/{UUID}";
  private static final String URL = "/2021-10-31/functions/{FunctionName}/url";
  private static final String ASYNC = "/2019-09-25/functions/{FunctionName}/event-invoke-config";
  private static final String PROVISIONED =
      "/2019-09-30/functions/{FunctionName}/provisioned-concurrency";
  private static final String RESERVED = "/functions/{FunctionName}/concurrency";

  static final List<Route> ALL =
      List.of(
          Route.of("POST", MAPPINGS, AttachmentCall.CreateEventSourceMapping.class, 202)
              .withParts("Source", "Settings"),
          Route.of("GET", MAPPINGS, AttachmentCall.ListEventSourceMappings.class, 200),
          Route.of("GET", MAPPING, AttachmentCall.GetEventSourceMapping.class, 200),
          Route.of("PUT", MAPPING, AttachmentCall.UpdateEventSourceMapping.class, 202)
              .withParts("Settings"),
          Route.of("DELETE", MAPPING, AttachmentCall.DeleteEventSourceMapping.class, 202),
          Route.of("POST", URL, AttachmentCall.CreateFunctionUrlConfig.class, 201),
          Route.of("GET", URL, AttachmentCall.GetFunctionUrlConfig.class, 200),
          Route.of("PUT", URL, AttachmentCall.UpdateFunctionUrlConfig.class, 200),
          Route.of("DELETE", URL, AttachmentCall.DeleteFunctionUrlConfig.class, 204),
          Route.of("GET", URL + "s", AttachmentCall.ListFunctionUrlConfigs.class, 200),
          Route.of("PUT", ASYNC, AttachmentCall.PutFunctionEventInvokeConfig.class, 200),
          Route.of("POST", ASYNC, AttachmentCall.UpdateFunctionEventInvokeConfig.class, 200),
          Route.of("GET", ASYNC, AttachmentCall.GetFunctionEventInvokeConfig.class, 200),
          Route.of("DELETE", ASYNC, AttachmentCall.DeleteFunctionEventInvokeConfig.class, 204),
          Route.of(
              "GET", ASYNC + "/list", AttachmentCall.ListFunctionEventInvokeConfigs.class, 200),
          Route.of("PUT", PROVISIONED, AttachmentCall.PutProvisionedConcurrencyConfig.class, 202),
          Route.of("GET", PROVISIONED, AttachmentCall.GetProvisionedConcurrencyConfig.class, 200),
          Route.of(
              "DELETE", PROVISIONED, AttachmentCall.DeleteProvisionedConcurrencyConfig.class, 204),
          Route.of(
              "PUT", "/2017-10-31" + RESERVED, AttachmentCall.PutFunctionConcurrency.class, 200),
          Route.of(
              "GET", "/2019-09-30" + RESERVED, AttachmentCall.GetFunctionConcurrency.class, 200),
          Route.of(
              "DELETE",
              "/2017-10-31" + RESERVED,
              AttachmentCall.DeleteFunctionConcurrency.class,
              204),
          Route.of(
              "GET", "/2016-08-19/account-settings", AttachmentCall.GetAccountSettings.class, 200));

  private AttachmentRoutes() {}
}
