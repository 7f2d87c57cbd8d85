package dev.snapstart.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes that run a class of the tests: to be killed, or to look at us from outside. */
public final class ChildJvm {
  private ChildJvm() {}

  public static ProcessBuilder of(Class<?> main, String... arguments) {
    return process(List.of(), main, arguments);
  }

  /** One with a temporary folder of its own. */
  public static ProcessBuilder of(Class<?> main, Path temporary, String... arguments) {
    return process(List.of("-Djava.io.tmpdir=" + temporary), main, arguments);
  }

  private static ProcessBuilder process(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
