package dev.snapstart.local.run.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The memory of a process with the files of its environment, of which copies are made; thread-safe.
 *
 * <p>Copies are told apart by the token that their process was given, and by nothing else.
 *
 * @param folder holds the memory and the files
 * @param environment the folder that the process had, and that each copy believes to have
 * @param traces where the token is in its memory
 */
public record Image(Path folder, Path environment, Traces traces) {

  static Image of(Path folder, Path environment, String token) throws IOException {
    copyAll(environment, files(folder));
    return new Image(folder, environment, Traces.of(memory(folder), token));
  }

  /** Prepares a copy with a token of its own. */
  void copyTo(Path into, String token) throws IOException {
    copyAll(memory(folder), memory(into));
    traces.replace(memory(into), token);
    copyAll(files(folder), files(into));
  }

  /**
   * The memory of a process.
   *
   * @param folder the folder of an image, or of a copy
   * @return a folder in there
   */
  public static Path memory(Path folder) {
    return folder.resolve("memory");
  }

  /**
   * The files of an environment.
   *
   * @param folder the folder of an image, or of a copy
   * @return a folder in there
   */
  public static Path files(Path folder) {
    return folder.resolve("files");
  }

  private static void copyAll(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
              throws IOException {
            return copy(visited);
          }

          @Override
          public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes)
              throws IOException {
            // Reading a pipe would wait for whoever writes to it.
            return attributes.isOther() ? FileVisitResult.CONTINUE : copy(visited);
          }

          private FileVisitResult copy(Path visited) throws IOException {
            Files.copy(
                visited,
                to.resolve(from.relativize(visited)),
                StandardCopyOption.COPY_ATTRIBUTES,
                LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
