package dev.snapstart.maven;

/** Words for how many there are. */
final class Counted {
  private Counted() {}

  /** Returns such as {@code 1 start} or {@code 2 starts}. */
  static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
