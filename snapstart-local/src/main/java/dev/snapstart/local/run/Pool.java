package dev.snapstart.local.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** The environments of one version that wait for work; guarded by {@link Environments}. */
final class Pool {
  final Target target;

  /** Warm ones, newest last, and those that were started for an invocation that waits. */
  final Deque<Environment> ready = new ArrayDeque<>();

  /** Snapshots that are held, beside the limit of environments. */
  final Deque<Environment> held = new ArrayDeque<>();

  int starting;
  int preparing;
  int waiting;
  long used;

  Pool(Target target) {
    this.target = target;
  }

  /** Whether more invocations wait than environments are on their way. */
  boolean needsMore() {
    return waiting > starting + preparing + ready.size() + held.size();
  }
}
