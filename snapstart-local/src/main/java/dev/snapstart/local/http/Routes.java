package dev.snapstart.local.http;

import dev.snapstart.local.state.AttachmentCall;
import dev.snapstart.local.state.LambdaCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lambda's API: what is implemented, and the names of what is not. */
final class Routes {
  private static final String FUNCTIONS = "/2015-03-31/functions";
  private static final String FUNCTION = FUNCTIONS + "/{FunctionName}";
  private static final String ALIAS = FUNCTION + "/aliases/{Name}";
  private static final String TAGS = "/2017-03-31/tags/{Resource}";
  private static final List<Route> ALL = new ArrayList<>();

  static {
    ALL.add(
        Route.of("POST", FUNCTIONS, LambdaCall.CreateFunction.class, 201).withParts("Settings"));
    add("GET", FUNCTIONS, LambdaCall.ListFunctions.class, 200);
    add("GET", FUNCTION, LambdaCall.GetFunction.class, 200);
    add("DELETE", FUNCTION, LambdaCall.DeleteFunction.class, 204);
    add("GET", FUNCTION + "/configuration", LambdaCall.GetFunctionConfiguration.class, 200);
    ALL.add(
        Route.of(
                "PUT",
                FUNCTION + "/configuration",
                LambdaCall.UpdateFunctionConfiguration.class,
                200)
            .withParts("Settings"));
    ALL.add(
        Route.of("PUT", FUNCTION + "/code", LambdaCall.UpdateFunctionCode.class, 200)
            .withParts("Code"));
    add("POST", FUNCTION + "/versions", LambdaCall.PublishVersion.class, 201);
    add("POST", FUNCTION + "/invocations", LambdaCall.Invoke.class, 200);
    add("GET", FUNCTION + "/versions", LambdaCall.ListVersionsByFunction.class, 200);
    add("POST", FUNCTION + "/aliases", LambdaCall.CreateAlias.class, 201);
    add("GET", FUNCTION + "/aliases", LambdaCall.ListAliases.class, 200);
    add("GET", ALIAS, LambdaCall.GetAlias.class, 200);
    add("PUT", ALIAS, LambdaCall.UpdateAlias.class, 200);
    add("DELETE", ALIAS, LambdaCall.DeleteAlias.class, 204);
    add("POST", TAGS, LambdaCall.TagResource.class, 204);
    add("DELETE", TAGS, LambdaCall.UntagResource.class, 204);
    add("GET", TAGS, LambdaCall.ListTags.class, 200);
    add("POST", FUNCTION + "/policy", LambdaCall.AddPermission.class, 201);
    add("GET", FUNCTION + "/policy", LambdaCall.GetPolicy.class, 200);
    add("DELETE", FUNCTION + "/policy/{StatementId}", LambdaCall.RemovePermission.class, 204);
    String dated = "/functions/{FunctionName}";
    add(
        "GET",
        "/2020-06-30" + dated + "/code-signing-config",
        LambdaCall.GetFunctionCodeSigningConfig.class,
        200);
    add(
        "GET",
        "/2024-08-31" + dated + "/recursion-config",
        LambdaCall.GetFunctionRecursionConfig.class,
        200);
    add(
        "GET",
        "/2021-07-20" + dated + "/runtime-management-config",
        LambdaCall.GetRuntimeManagementConfig.class,
        200);
    ALL.addAll(AttachmentRoutes.ALL);
    ALL.addAll(MissingRoutes.ALL);
  }

  private Routes() {}

  private static void add(
      String method, String path, Class<? extends LambdaCall> call, int status) {
    ALL.add(Route.of(method, path, call, status));
  }

  /** The route of a request with its path's variables, or null. */
  static @Nullable Found find(HttpCall call) {
    if (provisionedConcurrencyList(call)) {
      Route route =
          Route.of("GET", "/", AttachmentCall.ListProvisionedConcurrencyConfigs.class, 200);
      return new Found(route, Map.of("FunctionName", call.path().get(2)));
    }
    for (Route route : ALL) {
      Map<String, String> variables = route.match(call.method(), call.path());
      if (variables != null) {
        return new Found(route, variables);
      }
    }
    return null;
  }

  /** The one operation that differs from another by its query alone. */
  private static boolean provisionedConcurrencyList(HttpCall call) {
    return call.method().equals("GET")
        && call.path().size() == 4
        && call.path().get(0).equals("2019-09-30")
        && call.path().get(3).equals("provisioned-concurrency")
        && "ALL".equals(call.query("List"));
  }

  /**
   * A route that fits.
   *
   * @param route the route
   * @param variables the path's variables
   */
  record Found(Route route, Map<String, String> variables) {}
}
