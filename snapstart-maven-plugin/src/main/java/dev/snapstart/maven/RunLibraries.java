package dev.snapstart.maven;

import java.nio.file.Path;
import java.util.List;

/** Resolves optional libraries for one goal, beside the plugin's own class path. */
@FunctionalInterface
interface RunLibraries {
  /**
   * Resolves libraries together, with all they need.
   *
   * @param names as in {@code optional-libraries.properties}
   * @return their files
   */
  List<Path> files(List<String> names);
}
