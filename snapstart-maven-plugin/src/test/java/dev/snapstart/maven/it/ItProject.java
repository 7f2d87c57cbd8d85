package dev.snapstart.maven.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What the hook scripts of the integration tests share. */
public final class ItProject {
  private final Path folder;

  /**
   * Wraps a project.
   *
   * @param folder its folder
   */
  public ItProject(java.io.File folder) {
    this.folder = folder.toPath();
  }

  /** Writes an archive that could be a function's code. */
  public void archive(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("content.txt"));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  /** Reads a result file. */
  public JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }

  /** Reads the log of all invocations. */
  public String log() throws IOException {
    return Files.readString(folder.resolve("build.log"));
  }

  /** Counts the lines of the log that contain a text. */
  public long linesWith(String text) throws IOException {
    return log().lines().filter(line -> line.contains(text)).count();
  }

  /** Copies an example, without what was built in it. */
  public void copy(java.io.File example, String name) throws IOException {
    Path from = example.toPath();
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(it -> !it.startsWith(from.resolve("target"))).toList()) {
        Path to = folder.resolve(name).resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  /** Replaces text in a file. */
  public void edit(String name, String from, String to) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new IllegalStateException(name + " does not contain " + from);
    }
    Files.writeString(file, text.replace(from, to));
  }

  /** Runs a program and returns what it printed. */
  public String run(List<String> command, java.util.Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return output;
  }
}
