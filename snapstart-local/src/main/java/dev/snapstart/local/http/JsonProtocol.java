package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.state.LambdaError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** AWS's JSON 1.1 protocol: every call is a POST to {@code /}, and a header names the operation. */
final class JsonProtocol {
  private static final String JSON = "application/x-amz-json-1.1";

  private final JsonMapper mapper;

  JsonProtocol(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Tells the operation that the header names after its prefix. */
  static String operation(HttpCall call, String prefix) {
    String target = call.header("X-Amz-Target");
    return target == null ? "" : target.substring(prefix.length());
  }

  /** Reads a member, or null if it is missing. */
  static @Nullable String text(JsonNode body, String member) {
    JsonNode value = body.path(member);
    return value.isTextual() ? value.asText() : null;
  }

  /** Reads the body; one that is no JSON object counts as empty, so that its members are missed. */
  JsonNode body(HttpCall call) {
    try {
      JsonNode body = mapper.readTree(call.body());
      return body == null || !body.isObject() ? mapper.createObjectNode() : body;
    } catch (IOException e) {
      return mapper.createObjectNode();
    }
  }

  Reply reply(JsonNode body) {
    return Reply.of(200, JSON, LambdaJson.write(mapper, body));
  }

  Reply refusal(LambdaError error) {
    ObjectNode body = mapper.createObjectNode();
    body.put("__type", error.type()).put("message", error.message());
    return Reply.of(error.status(), JSON, LambdaJson.write(mapper, body));
  }
}
