package dev.snapstart.maven.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;

/** The optional libraries in the versions that this plugin was built with; immutable. */
final class LibraryVersions {
  private static final String FILE = "optional-libraries.properties";

  private final Properties coordinates;

  private LibraryVersions(Properties coordinates) {
    this.coordinates = coordinates;
  }

  static LibraryVersions ofThisBuild() {
    Properties coordinates = new Properties();
    try (InputStream file = LibraryVersions.class.getResourceAsStream(FILE)) {
      coordinates.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The plugin's own jar cannot be read", e);
    }
    return new LibraryVersions(coordinates);
  }

  Set<String> names() {
    return coordinates.stringPropertyNames();
  }

  /**
   * Returns where a library is found.
   *
   * @return {@code group:artifact:version}
   * @throws IllegalArgumentException if there is no such library
   */
  String coordinates(String name) {
    String found = coordinates.getProperty(name);
    if (found == null) {
      throw new IllegalArgumentException(name + " is not in " + FILE);
    }
    return found;
  }
}
