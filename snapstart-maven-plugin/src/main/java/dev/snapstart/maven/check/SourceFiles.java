package dev.snapstart.maven.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the source file that a class was made from; immutable.
 *
 * @param folder the project's folder
 * @param roots where its sources are
 */
record SourceFiles(Path folder, List<Path> roots) {
  /** The folders beside src/main/java in which compilers of other languages look. */
  private static final List<String> OTHERS = List.of("src/main/kotlin", "src/main/groovy");

  /**
   * Returns the shortest name by which people find the file.
   *
   * @param sourcePath package and file, such as {@code com/example/Orders.java}
   */
  String shown(String sourcePath) {
    for (Path root : roots) {
      Path file = root.resolve(sourcePath);
      if (Files.isRegularFile(file)) {
        return relative(file);
      }
    }
    for (String other : OTHERS) {
      Path file = folder.resolve(other).resolve(sourcePath);
      if (Files.isRegularFile(file)) {
        return relative(file);
      }
    }
    return sourcePath;
  }

  private String relative(Path file) {
    Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}
