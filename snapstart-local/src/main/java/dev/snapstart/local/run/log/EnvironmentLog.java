package dev.snapstart.local.run.log;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The log stream of one execution environment, and the last 4 KB of it; thread-safe. */
public final class EnvironmentLog {
  /** How much of the log an invocation can answer, in bytes (facts 7). */
  private static final int TAIL = 4096;

  private final FunctionLog log;
  private final String group;
  private final String stream;
  private final Clock clock;
  private final Deque<byte[]> recent = new ArrayDeque<>();
  private int recentBytes;

  /**
   * An empty stream.
   *
   * @param log takes the events
   * @param group the log group
   * @param stream the log stream
   * @param clock tells when events happen
   */
  public EnvironmentLog(FunctionLog log, String group, String stream, Clock clock) {
    this.log = log;
    this.group = group;
    this.stream = stream;
    this.clock = clock;
  }

  /**
   * The log group.
   *
   * @return its name
   */
  public String group() {
    return group;
  }

  /**
   * The log stream.
   *
   * @return its name
   */
  public String stream() {
    return stream;
  }

  /**
   * The time, as events see it.
   *
   * @return now
   */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Writes an event.
   *
   * @param message the text without the line's end
   */
  public synchronized void write(String message) {
    log.append(group, stream, clock.instant(), message);
    byte[] line = (message + "\n").getBytes(StandardCharsets.UTF_8);
    recent.addLast(line);
    recentBytes += line.length;
    while (recent.size() > 1 && recentBytes - recent.getFirst().length >= TAIL) {
      recentBytes -= recent.removeFirst().length;
    }
  }

  /** Starts a new tail, at the beginning of an invocation. */
  public synchronized void startTail() {
    recent.clear();
    recentBytes = 0;
  }

  /**
   * The end of what was written since the tail was started.
   *
   * @return at most 4 KB of UTF-8
   */
  public synchronized byte[] tail() {
    byte[] all = new byte[recentBytes];
    int at = 0;
    for (byte[] line : recent) {
      System.arraycopy(line, 0, all, at, line.length);
      at += line.length;
    }
    return all.length <= TAIL ? all : Arrays.copyOfRange(all, all.length - TAIL, all.length);
  }
}
