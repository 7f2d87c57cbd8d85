package dev.snapstart.local.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services that share the port.
 *
 * @param all in the order in which they are asked whether a request is theirs; the last takes any
 */
record Services(List<Service> all) {

  Service of(HttpCall call) {
    for (Service service : all) {
      if (service.serves(call)) {
        return service;
      }
    }
    throw new IllegalStateException("No service takes " + call);
  }

  /** The action that a form in the query protocol names, or null. */
  static @Nullable String action(HttpCall call) {
    String type = call.header("Content-Type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      return null;
    }
    try {
      List<String> actions =
          QueryString.parse(new String(call.body(), StandardCharsets.UTF_8)).get("Action");
      return actions == null ? null : actions.get(0);
    } catch (IllegalArgumentException e) {
      return null; // A body that is no form names no action.
    }
  }
}
