package dev.snapstart.local.judge;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody else's program that judges the server. */
final class Tool {
  private static final Logger LOG = LoggerFactory.getLogger(Tool.class);
  private final List<String> command;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  private Tool(List<String> command, Path folder) {
    this.command = command;
    this.folder = folder;
  }

  /** The program, or a skipped test where it is absent. */
  static Tool orSkip(Path folder, String... command) {
    boolean found =
        List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path, command[0])));
    require(found, "there is no '" + command[0] + "' on the PATH");
    Tool tool = new Tool(List.of(command), folder);
    return tool.with("AWS_ACCESS_KEY_ID", "test")
        .with("AWS_SECRET_ACCESS_KEY", "test")
        .with("AWS_DEFAULT_REGION", "us-east-1")
        .with("AWS_EC2_METADATA_DISABLED", "true")
        .with("AWS_CONFIG_FILE", folder.resolve("no-config").toString())
        .with("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("no-credentials").toString())
        .with("AWS_PAGER", "");
  }

  /** Skips the test, with a line that says why, unless its judge is there. */
  static void require(boolean present, String why) {
    if (!present) {
      LOG.warn("skipped: {}", why);
      abort(why);
    }
  }

  Tool with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Result run(String... arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("AWS_PROFILE");
    builder.environment().putAll(environment);
    try {
      Path output = Files.createTempFile(folder, "output", ".txt");
      Process process = builder.redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException(all + " does not end: " + Files.readString(output));
      }
      return new Result(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * What came out.
   *
   * @param exit the exit code
   * @param output all that was printed
   */
  record Result(int exit, String output) {}
}
