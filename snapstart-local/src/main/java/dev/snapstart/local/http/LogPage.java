package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list; its token is where the next one begins.
 *
 * @param items what is on it
 * @param next the token of the next page, or null if this is the last one
 */
record LogPage<T>(List<T> items, @Nullable String next) {
  static <T> LogPage<T> of(List<T> all, JsonNode body, int most) {
    int from = Math.min(position(JsonProtocol.text(body, "nextToken")), all.size());
    int to = Math.min(all.size(), from + limit(body, most));
    return new LogPage<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
  }

  static int limit(JsonNode body, int most) {
    int limit = body.path("limit").asInt(most);
    if (limit < 1 || limit > most) {
      throw LogsRefusal.parameter("limit must be between 1 and " + most);
    }
    return limit;
  }

  private static int position(@Nullable String token) {
    if (token == null) {
      return 0;
    }
    if (!token.matches("\\d{1,9}")) {
      throw LogsRefusal.parameter("The specified nextToken is invalid.");
    }
    return Integer.parseInt(token);
  }
}
