package dev.snapstart.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Runs in a process of the local Lambda, from a package of this one class. */
public class EchoFunction {

  /**
   * Answers its event, prints its secret, fails if asked to, and waits for others if asked to: the
   * event's {@code meet} names a folder, whose file {@code parties} says how many environments of a
   * version have to be here at the same time.
   */
  public Map<String, Object> handle(Map<String, Object> event)
      throws IOException, InterruptedException {
    System.out.println("the key is " + System.getenv("API_KEY"));
    if (event.containsKey("fail")) {
      throw new IllegalStateException("as asked");
    }
    if (event.containsKey("meet")) {
      meet(Path.of((String) event.get("meet")));
    }
    return Map.of("echo", event);
  }

  private static void meet(Path folder) throws IOException, InterruptedException {
    String parties = Files.readString(folder.resolve("parties"));
    String version = System.getenv("AWS_LAMBDA_FUNCTION_VERSION");
    Path here = Files.createDirectories(folder.resolve(parties + " of " + version));
    Files.createTempFile(here, "arrived", null);
    while (count(here) < Integer.parseInt(parties)) {
      Thread.sleep(5);
    }
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
