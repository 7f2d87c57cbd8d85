package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.Refusal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as API Gateway words them. */
final class GatewayReplies {
  private static final String JSON = "application/json";
  private final JsonMapper mapper;

  GatewayReplies(JsonMapper mapper) {
    this.mapper = mapper;
  }

  Reply of(int status, Object body) {
    return Reply.of(status, JSON, LambdaJson.write(mapper, body));
  }

  /** A part of a list; the token is the position at which the next part begins. */
  Reply page(List<?> all, Names names, @Nullable String token, @Nullable String limit) {
    int from = token == null ? 0 : Math.min(number(token), all.size());
    int size = limit == null ? names.size() : Math.max(1, number(limit));
    int to = (int) Math.min(all.size(), (long) from + size);
    ObjectNode body = mapper.createObjectNode();
    ArrayNode items = body.putArray(names.items());
    all.subList(from, to).forEach(item -> items.add(mapper.<JsonNode>valueToTree(item)));
    if (to < all.size()) {
      body.put(names.token(), Integer.toString(to));
    }
    return of(200, body);
  }

  private static int number(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw LambdaError.of(400, "BadRequestException", "Invalid position or limit: " + text)
          .refuse();
    }
  }

  /** Performs what may be refused. */
  Prepared guarded(Prepared prepared) {
    return new Prepared(
        prepared.operation(),
        null,
        () -> {
          try {
            return prepared.perform().get();
          } catch (Refusal refusal) {
            return refusal(refusal.error());
          }
        });
  }

  Prepared missing(HttpCall http) {
    String asked = "API Gateway " + http;
    return new Prepared(asked, null, () -> refusal(NotImplemented.error(asked)));
  }

  JsonNode body(HttpCall http) {
    try {
      JsonNode body = mapper.readTree(http.body());
      return body == null ? mapper.createObjectNode() : body;
    } catch (IOException e) {
      throw LambdaError.of(400, "BadRequestException", "Invalid request body").refuse();
    }
  }

  Reply refusal(LambdaError error) {
    ObjectNode body = mapper.createObjectNode().put("message", error.message());
    return of(error.status(), body).with("x-amzn-ErrorType", error.type());
  }

  /** How a list, its token and its usual length are called and counted. */
  record Names(String items, String token, int size) {}
}
