package dev.snapstart.wire;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Runs a main class in JVMs of the same kind as this one.
 *
 * <p>Starting one costs more than all it does here, so the first leaves an archive of its loaded
 * classes for the others. Such an archive refuses folders on the class path: they become jars.
 */
final class ChildJvm {
  /** Far beyond what a child takes on a busy machine: only one that hangs is to fail. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Class<?> main;
  private final Path folder;
  private final String classPath;

  private ChildJvm(Class<?> main, Path folder, String classPath) {
    this.main = main;
    this.folder = folder;
    this.classPath = classPath;
  }

  /** How a child ended, and all that it printed. */
  record Ending(int exitCode, String output) {}

  static ChildJvm of(Class<?> main, Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      entries.add(Files.isDirectory(path) ? jar(path, folder).toString() : entry);
    }
    return new ChildJvm(main, folder, String.join(File.pathSeparator, entries));
  }

  /** Runs once, to the end, and keeps the classes for later runs. */
  Ending first(String... arguments) throws IOException, InterruptedException {
    return run("-XX:ArchiveClassesAtExit=" + archive(), arguments);
  }

  Ending run(String... arguments) throws IOException, InterruptedException {
    return run("-XX:SharedArchiveFile=" + archive(), arguments);
  }

  private Ending run(String archiving, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Xmn16m");
    command.add("-Xshare:auto");
    command.add("-Xlog:disable");
    command.add(archiving);
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-cp");
    command.add(classPath);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "child", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(output.toFile()))
            .start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError(
          main.getName() + " still ran after " + PATIENCE + ": " + Files.readString(output));
    }
    return new Ending(process.exitValue(), Files.readString(output));
  }

  private Path archive() {
    return folder.resolve("classes.jsa");
  }

  private static Path jar(Path classes, Path folder) throws IOException {
    Path jar = Files.createTempFile(folder, "classes", ".jar");
    try (Stream<Path> files = Files.walk(classes);
        OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        zip.putNextEntry(new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, zip);
      }
    }
    return jar;
  }
}
