package dev.snapstart.maven.report;

/** Words for how many there are. */
public final class Counted {
  private Counted() {}

  /** Returns such as {@code 1 start} or {@code 2 starts}. */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
