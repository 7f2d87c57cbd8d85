package dev.snapstart.maven.invoke;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.snapstart.maven.parameter.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event in the shape that a service sends it, with places for what it carries.
 *
 * @param name what users call it
 * @param service who sends it
 * @param body what {@code eventBody} is in it, or empty if there is none
 * @param path what {@code eventPath} is in it, or empty if there is none
 */
record EventTemplate(String name, String service, Optional<Part> body, Optional<Part> path) {
  private static final JsonFactory JSON = new JsonFactory();

  /** How a value stands in an event. */
  enum Form {
    TEXT,
    JSON,
    BASE64,
    PATH,
    KEY
  }

  /**
   * What can be set in an event.
   *
   * @param what for people
   * @param form how it stands there
   * @param preset what it is if nothing is set
   */
  record Part(String what, Form form, String preset) {}

  String filled(@Nullable String givenBody, @Nullable String givenPath) {
    // The path first: a body may hold anything.
    return read()
        .replace("{{path}}", value("eventPath", givenPath, path))
        .replace("\"{{body}}\"", value("eventBody", givenBody, body));
  }

  private String value(String element, @Nullable String given, Optional<Part> part) {
    if (part.isEmpty()) {
      if (given == null) {
        return "";
      }
      throw Values.invalid(element, "…", "The event '" + name + "' has none; leave it out.");
    }
    String value = given == null ? part.get().preset() : given;
    return switch (part.get().form()) {
      case TEXT -> "\"" + quoted(value) + "\"";
      case BASE64 ->
          "\"" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "\"";
      case JSON -> json(element, value);
      case PATH -> path(element, value);
      // S3 sends keys as URLs have them, but for the slashes.
      case KEY -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2F", "/");
    };
  }

  private static String path(String element, String value) {
    if (!value.startsWith("/") || value.contains("?")) {
      throw Values.invalid(
          element, value, "Use a path without a query that begins with '/', such as /orders/7.");
    }
    return quoted(value);
  }

  private String json(String element, String value) {
    try (JsonParser parser = JSON.createParser(value)) {
      if (parser.nextToken() != null) {
        parser.skipChildren();
        if (parser.nextToken() == null) {
          return value;
        }
      }
    } catch (IOException e) {
      // Its message would quote what may be secret.
      throw noJson(element);
    }
    throw noJson(element);
  }

  private RuntimeException noJson(String element) {
    return Values.invalid(
        element, "…", "In the event '" + name + "' it is one JSON value, such as {\"id\": 7}.");
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  private String read() {
    try (InputStream in = EventTemplate.class.getResourceAsStream("events/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no event " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
