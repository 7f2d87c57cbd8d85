package dev.snapstart.maven.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledLibrariesTest {
  @TempDir Path folder;

  @Test
  void eachLibraryHasLeftItsTrace() throws IOException {
    Path jar = folder.resolve("plugin.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name :
          new String[] {
            "META-INF/maven/plugin.xml",
            "META-INF/maven/org.example/one/pom.properties",
            "META-INF/maven/org.example/one/pom.xml",
            "org/example/One.class"
          }) {
        out.putNextEntry(new JarEntry(name));
        out.closeEntry();
      }
    }
    assertThat(BundledLibraries.in(jar.toFile())).containsExactly("org.example:one");
  }

  @Test
  void aFolderOfClassesContainsNone() {
    assertThat(BundledLibraries.in(folder.toFile())).isEmpty();
    assertThat(BundledLibraries.in(new File("absent.jar"))).isEmpty();
  }
}
