package dev.snapstart.coldstart;

/** A line is none of Lambda's reports, or a damaged one. */
final class NoReport extends Exception {
  private static final long serialVersionUID = 1;

  NoReport() {
    super("no report", null, false, false);
  }
}
