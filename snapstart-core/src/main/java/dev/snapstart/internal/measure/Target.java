package dev.snapstart.internal.measure;

import dev.snapstart.coldstart.Start;

/** Whom an invocation goes to. */
enum Target {
  /** {@code $LATEST}, which always starts from nothing. */
  LATEST(Start.INIT),
  /** The version, which is restored. */
  VERSION(Start.RESTORE);

  private final Start fresh;

  Target(Start fresh) {
    this.fresh = fresh;
  }

  /** How a fresh environment of it starts. */
  Start fresh() {
    return fresh;
  }
}
