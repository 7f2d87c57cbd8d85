package dev.snapstart;

/**
 * Which calls of a run are disturbed: a third of them in each run of the tests, others each time or
 * by {@code -Dsnapstart.crashes.seed=N}; {@code -Dsnapstart.crashes=all} takes them all.
 */
public final class Thirds {
  /** How far it is from one call to the next. */
  public static final int STRIDE = "all".equals(System.getProperty("snapstart.crashes")) ? 1 : 3;

  private static final long SEED = Long.getLong("snapstart.crashes.seed", System.nanoTime());

  private Thirds() {}

  /** The first call, counted from 0; differs with the story, so that a run meets each third. */
  public static int first(int story) {
    return (int) Math.floorMod(SEED + story, (long) STRIDE);
  }

  /** Says which calls. */
  public static String words() {
    return STRIDE == 1 ? "each call" : "each third call, seed " + SEED + ",";
  }
}
