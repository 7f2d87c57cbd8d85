package dev.snapstart.maven;

import dev.snapstart.readiness.EligibilityReport;
import dev.snapstart.readiness.Finding;
import dev.snapstart.readiness.Severity;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From which finding on a build fails. */
enum FailOn {
  NONE,
  WARNING,
  ERROR;

  static FailOn read(@Nullable String failOn) {
    String text = failOn == null ? "error" : failOn.strip();
    return switch (text) {
      case "none" -> NONE;
      case "warning" -> WARNING;
      case "error" -> ERROR;
      default -> throw Values.invalid("failOn", text, "Use none, warning or error.");
    };
  }

  boolean isReached(EligibilityReport report, Optional<ScannedCode> code) {
    Stream<Severity> found =
        Stream.concat(
            report.findings().stream().map(Finding::severity),
            code.stream()
                .flatMap(scanned -> scanned.findings().stream().map(CodeFinding::severity)));
    return switch (this) {
      case NONE -> false;
      case WARNING -> found.findAny().isPresent();
      case ERROR -> found.anyMatch(severity -> severity == Severity.ERROR);
    };
  }
}
