package dev.snapstart.maven.library;

import java.nio.file.Path;
import java.util.List;

/** The optional libraries, as one run gets them. */
public interface RunLibraries {
  /**
   * Brings a library onto the plugin's class path.
   *
   * @param name as in {@code optional-libraries.properties}
   */
  void load(String name);

  /**
   * Resolves libraries together, with all they need, and leaves the plugin's class path alone.
   *
   * @param names as in {@code optional-libraries.properties}
   * @return their files
   */
  List<Path> files(List<String> names);
}
