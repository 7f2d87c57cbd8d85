package dev.snapstart.maven.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Maven that runs, or has run; thread-safe. */
final class MavenProcess implements AutoCloseable {
  /** Maven resets colours at its end even where it uses none. */
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> read = new CompletableFuture<>();

  private MavenProcess(Process process) {
    this.process = process;
  }

  static MavenProcess of(Process process, Consumer<String> watcher) {
    MavenProcess maven = new MavenProcess(process);
    Thread reader = new Thread(() -> maven.read(watcher), "maven-output");
    reader.setDaemon(true);
    reader.start();
    return maven;
  }

  private void read(Consumer<String> watcher) {
    try (BufferedReader output = process.inputReader()) {
      for (String raw = output.readLine(); raw != null; raw = output.readLine()) {
        String line = COLOURS.matcher(raw).replaceAll("");
        lines.add(line);
        watcher.accept(line);
      }
      read.complete(null);
    } catch (IOException | RuntimeException e) {
      read.completeExceptionally(e);
    }
  }

  /** Waits for the end, and returns the exit code. */
  int await() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Maven did not end:\n" + output());
      }
      read.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(output(), e);
    }
  }

  /** Ends it with SIGKILL: no hook runs, nothing is written any more. */
  void kill() {
    // The process itself would close its output as well, which is still being read.
    process.toHandle().destroyForcibly();
  }

  /** The processes that it has started and that still run. */
  List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> all = process.descendants()) {
      return all.toList();
    }
  }

  /**
   * Sends a signal.
   *
   * @param name for example {@code INT}
   */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that it has printed so far. */
  List<String> lines() {
    return lines;
  }

  String output() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
