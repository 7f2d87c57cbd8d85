package dev.snapstart.internal.deploy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.util.Optional;

/** Reads one value out of a JSON text. */
final class JsonAnswer {
  private JsonAnswer() {}

  /**
   * The text of the scalar that a pointer leads to; empty for all else, and for what is no JSON.
   */
  static Optional<String> textAt(String json, String pointer) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      JsonParser filtered =
          pointer.isEmpty()
              ? parser
              : new FilteringParserDelegate(
                  parser,
                  new JsonPointerBasedFilter(JsonPointer.compile(pointer)),
                  Inclusion.ONLY_INCLUDE_ALL,
                  false);
      JsonToken token = filtered.nextToken();
      return token != null && token.isScalarValue()
          ? Optional.of(filtered.getText())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
