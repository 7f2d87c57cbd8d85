package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation's place in Lambda's API.
 *
 * @param method the HTTP method
 * @param template the path's segments, variables in braces
 * @param operation the operation's name
 * @param call the parameters' type, or null if the operation is not implemented
 * @param status the HTTP status of success
 * @param parts the parameters that take the whole body once more
 */
record Route(
    String method,
    List<String> template,
    String operation,
    @Nullable Class<? extends LambdaCall> call,
    int status,
    List<String> parts) {

  static Route of(String method, String path, Class<? extends LambdaCall> call, int status) {
    return new Route(method, segments(path), call.getSimpleName(), call, status, List.of());
  }

  static Route missing(String method, String path, String operation) {
    return new Route(method, segments(path), operation, null, 501, List.of());
  }

  Route withParts(String... names) {
    return new Route(method, template, operation, call, status, List.of(names));
  }

  /** Whether the body is the caller's own, and no parameters. */
  boolean takesPayload() {
    return call == LambdaCall.Invoke.class;
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** The variables of a path that fits, or null. */
  @Nullable Map<String, String> match(String asked, List<String> path) {
    if (!method.equals(asked) || path.size() != template.size()) {
      return null;
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = template.get(i);
      if (segment.startsWith("{")) {
        variables.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return null;
      }
    }
    return variables;
  }
}
