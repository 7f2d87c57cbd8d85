package dev.snapstart.internal.measure;

import dev.snapstart.coldstart.Start;

/**
 * Decides what a measurement does next; pure.
 *
 * <p>Starts and restores are taken in turns, so that whatever changes during a measurement changes
 * for both. A burst is as wide as what is missing, and wider by as many answers as came from warm
 * environments the last time: those take the first invocations.
 *
 * @param count how many of each kind
 * @param warm how many warm invocations
 * @param parallel how many environments may start at once
 * @param stamps whether {@code $LATEST} can be stamped
 * @param justPublished whether the version's first restore is to be told apart
 */
record MeasuringPlan(int count, int warm, int parallel, boolean stamps, boolean justPublished) {
  /** More in a row without a fresh environment, and there will be none. */
  static final int PATIENCE = 6;

  /** A warm invocation that turns out to be none is tried again so often, all in all. */
  private static final int SPARE = 3;

  private static final int WIDEST = 200;

  Move next(Tally tally) {
    if (justPublished && tally.volleys(Target.VERSION).bursts() == 0) {
      return new Move.Burst(Target.VERSION, 1, true);
    }
    int starts = tally.count(Start.INIT);
    int restores = tally.count(Start.RESTORE);
    boolean wantsStarts = wants(tally, Target.LATEST, starts);
    boolean wantsRestores = wants(tally, Target.VERSION, restores);
    if (wantsStarts && (starts <= restores || !wantsRestores)) {
      return stamps && !tally.stamped() ? new Move.Restamp() : burst(tally, Target.LATEST, starts);
    }
    if (wantsRestores) {
      return burst(tally, Target.VERSION, restores);
    }
    int missing = warm - tally.count(Start.WARM);
    int left = warm + SPARE - tally.stayed();
    return missing > 0 && left > 0 ? new Move.StayWarm(Math.min(missing, left)) : new Move.End();
  }

  private boolean wants(Tally tally, Target target, int have) {
    return have < count && tally.volleys(target).fruitless() < PATIENCE;
  }

  private Move burst(Tally tally, Target target, int have) {
    int fresh = Math.min(count - have, parallel);
    int width = Math.min(fresh + tally.volleys(target).warm(), Math.max(WIDEST, fresh));
    return new Move.Burst(target, width, false);
  }
}
