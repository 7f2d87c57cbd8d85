package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Every build that uses the plugin downloads its class path. */
class ClassPathBudgetTest {
  private static final long BUDGET_BYTES = 20_000_000;

  @Test
  void classPathStaysWithinItsBudget() throws IOException {
    String classPath = Files.readString(Path.of("target", "runtime-class-path.txt"));
    long bytes = size(Path.of("target", "classes"));
    for (String entry : List.of(classPath.strip().split(File.pathSeparator))) {
      bytes += size(Path.of(entry));
    }
    assertThat(bytes).isLessThan(BUDGET_BYTES);
    assertThat(classPath)
        .contains("lambda")
        .doesNotContain("netty", "url-connection", "jetty", "databind");
  }

  private static long size(Path entry) throws IOException {
    return Files.isDirectory(entry) ? packed(entry) : Files.size(entry);
  }

  /** Nobody downloads folders: a module that is not packed yet counts as the jar it will be. */
  private static long packed(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, jar);
      }
    }
    return bytes.size();
  }
}
