package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The part of a stream that GetLogEvents shows. Both tokens are always there; at an end the same
 * token comes back.
 *
 * @param from the first event's position
 * @param to the position behind the last event
 */
record LogWindow(int from, int to) {
  private static final String FORWARD = "f/";
  private static final String BACKWARD = "b/";

  static LogWindow of(int size, JsonNode body, int most) {
    int limit = LogPage.limit(body, most);
    String token = JsonProtocol.text(body, "nextToken");
    if (token == null) {
      return body.path("startFromHead").asBoolean()
          ? new LogWindow(0, Math.min(size, limit))
          : new LogWindow(Math.max(0, size - limit), size);
    }
    int position = Math.min(position(token), size);
    return token.startsWith(FORWARD)
        ? new LogWindow(position, Math.min(size, position + limit))
        : new LogWindow(Math.max(0, position - limit), position);
  }

  String forward() {
    return FORWARD + to;
  }

  String backward() {
    return BACKWARD + from;
  }

  private static int position(@Nullable String token) {
    if (token == null || !token.matches("[fb]/\\d{1,9}")) {
      throw LogsRefusal.parameter("The specified nextToken is invalid.");
    }
    return Integer.parseInt(token.substring(FORWARD.length()));
  }
}
