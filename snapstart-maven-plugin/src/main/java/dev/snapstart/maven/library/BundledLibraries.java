package dev.snapstart.maven.library;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells which libraries the plugin's one jar contains; Maven knows of none of them. */
final class BundledLibraries {
  /** What Maven's archiver leaves in each jar, and packing keeps. */
  private static final Pattern TRACE =
      Pattern.compile("META-INF/maven/([^/]+)/([^/]+)/pom\\.properties");

  private BundledLibraries() {}

  /**
   * Reads the contents.
   *
   * @param plugin the plugin's jar, or the folder of its classes in a build that makes it
   * @return {@code group:artifact} of each library; empty for a folder
   */
  static Set<String> in(@Nullable File plugin) {
    if (plugin == null || !plugin.isFile()) {
      return Set.of();
    }
    try (JarFile jar = new JarFile(plugin)) {
      return jar.stream()
          .map(entry -> TRACE.matcher(entry.getName()))
          .filter(Matcher::matches)
          .map(found -> found.group(1) + ":" + found.group(2))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("The plugin's own jar cannot be read", e);
    }
  }
}
