package dev.snapstart.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A function that does what a file in its package says; it runs in a process of its own. */
public final class Answering {
  static final String FILE = "answer.txt";

  /**
   * Answers.
   *
   * @param event with {@code ping}, or it is answered with status 400
   * @return a status, and how things are
   */
  public Map<String, Object> handle(Map<String, Object> event) throws IOException {
    String answer;
    try (InputStream in = Answering.class.getClassLoader().getResourceAsStream(FILE)) {
      answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (answer.equals("throw")) {
      throw new IllegalStateException("There are no orders.");
    }
    int status = event.containsKey("ping") ? 200 : 400;
    return Map.of("statusCode", status, "body", Map.of("orders", answer));
  }
}
