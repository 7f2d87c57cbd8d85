package dev.snapstart.local.run.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Starts processes that do not outlive this one; thread-safe.
 *
 * <p>On Linux the kernel ends them when the thread that started them ends, however that happens.
 * Therefore one thread starts them all, and lives as long as this.
 */
public final class Launcher implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "snapstart-local-launcher");
            made.setDaemon(true);
            return made;
          });
  private final List<String> prefix;

  /**
   * Looks for {@code setpriv} once.
   *
   * @param path the folders to look in, as in the variable PATH, or null
   */
  public Launcher(@Nullable String path) {
    Path setpriv = find("setpriv", path);
    prefix = setpriv == null ? List.of() : List.of(setpriv.toString(), "--pdeathsig", "KILL");
  }

  /**
   * Starts a process.
   *
   * @param command the process
   * @return the running process
   * @throws UncheckedIOException if it cannot be started
   */
  public Child start(Command command) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command.words());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(command.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(command.output().toFile()));
    builder.environment().clear();
    builder.environment().putAll(command.variables());
    try {
      return new Child(thread.submit(builder::start).get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a process was started", e);
    } catch (ExecutionException e) {
      throw new UncheckedIOException(
          "Cannot start " + command.words().get(0), new IOException(e.getCause()));
    }
  }

  private static File nothing() {
    return new File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
  }

  static @Nullable Path find(String program, @Nullable String path) {
    for (String folder : (path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
