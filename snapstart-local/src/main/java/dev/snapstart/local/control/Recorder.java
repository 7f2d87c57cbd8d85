package dev.snapstart.local.control;

import java.util.ArrayDeque;
import java.util.List;

/** Remembers the newest calls; thread-safe. */
public final class Recorder {
  private static final int MAX = 200_000;
  private final ArrayDeque<RecordedCall> calls = new ArrayDeque<>();

  /**
   * Remembers a call.
   *
   * @param call the call
   */
  public synchronized void add(RecordedCall call) {
    if (calls.size() == MAX) {
      calls.removeFirst();
    }
    calls.addLast(call);
  }

  /**
   * The calls in the order of their answers, at most the last 200,000.
   *
   * @return a copy
   */
  public synchronized List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** Forgets all calls. */
  public synchronized void clear() {
    calls.clear();
  }
}
