package dev.snapstart.cost;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a small part of a JSON text as maps, lists and texts; numbers are kept as written. */
final class JsonTree {
  private JsonTree() {}

  /** Reads the value that the parser stands on. */
  static Object read(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        members.put(name, read(json));
      }
      return members;
    }
    if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(json));
      }
      return elements;
    }
    return json.getText();
  }

  /** The members of a value, none if it is no object. */
  static Map<?, ?> members(Object value) {
    return value instanceof Map<?, ?> members ? members : Map.of();
  }
}
