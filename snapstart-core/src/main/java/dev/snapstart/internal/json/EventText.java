package dev.snapstart.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Checks events before Lambda sees them, whose own complaint would quote them. */
public final class EventText {
  private static final JsonFactory JSON = new JsonFactory();

  private EventText() {}

  /** Tells why bytes are not the one JSON value that Lambda takes, without showing them. */
  public static Optional<String> problem(byte[] event) {
    try (JsonParser parser = JSON.createParser(event)) {
      int values = 0;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        values++;
      }
      return values == 1
          ? Optional.empty()
          : Optional.of(values == 0 ? "It is empty." : "It is more than one value.");
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      return Optional.of(
          place == null
              ? "It cannot be read."
              : "Look at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
