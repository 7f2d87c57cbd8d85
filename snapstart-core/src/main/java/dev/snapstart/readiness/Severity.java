package dev.snapstart.readiness;

/** How much a finding matters. */
public enum Severity {
  /** Lambda may well do it, yet somebody should look. */
  WARNING,
  /** AWS documents that it does not go together. */
  ERROR
}
