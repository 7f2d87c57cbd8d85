package dev.snapstart.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is run in a folder, with its own environment added; immutable. */
record Command(Path folder, List<String> words, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Keeps every AWS client away from the user's own accounts. */
  private static final Map<String, String> NOBODY =
      Map.of(
          "AWS_ACCESS_KEY_ID", "local",
          "AWS_SECRET_ACCESS_KEY", "local",
          "AWS_CONFIG_FILE", "/dev/null",
          "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
          "AWS_EC2_METADATA_DISABLED", "true",
          "AWS_PAGER", "");

  Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  static Command in(Path folder, String... words) {
    return new Command(folder, List.of(words), NOBODY);
  }

  static boolean exists(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  Command with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Command(folder, words, more);
  }

  /**
   * Runs it and waits for its end.
   *
   * @return what it printed
   * @throws IOException with what it printed, if it failed
   */
  String run() throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(output.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    int exit = process.waitFor();
    String printed = Files.readString(output);
    if (!ended || exit != 0) {
      String end = ended ? "ended with " + exit : "was ended after " + PATIENCE;
      throw new IOException(words.get(0) + " " + end + ":\n" + printed);
    }
    return printed;
  }
}
