package dev.snapstart.local.run.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A process that was started; thread-safe. */
public final class Child {
  private static final int SIGNALLED = 128;
  private final Process process;

  Child(Process process) {
    this.process = process;
  }

  /**
   * Its id, by which the system knows it.
   *
   * @return the id
   */
  public long pid() {
    return process.pid();
  }

  /**
   * Tells whether it still runs.
   *
   * @return false once it has ended
   */
  public boolean alive() {
    return process.isAlive();
  }

  /**
   * Calls back when it has ended, at once if it has.
   *
   * @param listener told how, for example {@code exit status 1} or {@code signal: killed}
   */
  public void onExit(Consumer<String> listener) {
    var unused = process.onExit().thenAccept(ended -> listener.accept(ending(ended.exitValue())));
  }

  /** Ends it, and what it has started, and waits for that. */
  public void kill() {
    List<ProcessHandle> all;
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      all = descendants.toList();
    }
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      boolean unused = process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The most memory that it has had, or one of those that it has started: a copy is one of these.
   *
   * @return whole megabytes, 0 where the system does not tell
   */
  public long maxMemory() {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      return Stream.concat(Stream.of(process.toHandle()), descendants)
          .mapToLong(handle -> maxMemory(handle.pid()))
          .max()
          .orElse(0);
    }
  }

  private static long maxMemory(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | RuntimeException e) {
      return 0; // Not Linux, or the process is gone.
    }
  }

  private static String ending(int exit) {
    return switch (exit) {
      case SIGNALLED + 6 -> "signal: aborted";
      case SIGNALLED + 9 -> "signal: killed";
      case SIGNALLED + 11 -> "signal: segmentation fault";
      case SIGNALLED + 15 -> "signal: terminated";
      default -> "exit status " + exit;
    };
  }
}
