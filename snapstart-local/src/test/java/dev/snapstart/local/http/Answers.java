package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What is true of every answer, whatever was asked. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final XMLInputFactory XML = XMLInputFactory.newFactory();

  /** Where the server runs and what it is made of. */
  private static final List<String> OURS =
      List.of(
          System.getProperty("user.dir"),
          System.getProperty("java.io.tmpdir") + "/",
          System.getProperty("user.home") + "/",
          "dev.snapstart.",
          "com.fasterxml.",
          "java.lang.",
          "java.util.",
          "\tat ");

  private Answers() {}

  /** Judges an answer; {@code said} is all that was sent so far, which may come back. */
  static void check(String said, Reply reply) {
    assertThat(reply.status())
        .as("an answer of ours that says it is our fault")
        .matches(status -> status >= 200 && (status < 500 || status == 501));
    reply
        .headers()
        .forEach(
            (name, value) ->
                assertThat(value).as(name).doesNotContainPattern("[\\x00-\\x08\\x0a-\\x1f\\x7f]"));
    String text = new String(reply.body(), StandardCharsets.UTF_8);
    for (String secret : OURS) {
      assertThat(said.contains(secret) || !text.contains(secret)).as(secret).isTrue();
    }
    wellFormed(reply);
  }

  private static void wellFormed(Reply reply) {
    String type = reply.headers().getOrDefault("Content-Type", "");
    boolean error = reply.headers().containsKey("x-amzn-ErrorType");
    try {
      if (reply.body().length > 0 && type.contains("json") && error) {
        assertThat(JSON.readTree(reply.body()).isObject()).isTrue();
      } else if (type.endsWith("/xml") && (error || reply.status() >= 400)) {
        XMLStreamReader xml =
            XML.createXMLStreamReader(new ByteArrayInputStream(reply.body()), "UTF-8");
        while (xml.hasNext()) {
          xml.next();
        }
      }
    } catch (IOException | XMLStreamException e) {
      throw new AssertionError("Malformed: " + new String(reply.body(), StandardCharsets.UTF_8), e);
    }
  }
}
