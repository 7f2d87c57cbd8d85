package dev.snapstart.local.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes with a server of their own, to be killed. */
final class ChildJvm {
  private ChildJvm() {}

  /** A process that runs a class of the tests, with a temporary folder of its own. */
  static ProcessBuilder of(Class<?> main, Path temporary, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
