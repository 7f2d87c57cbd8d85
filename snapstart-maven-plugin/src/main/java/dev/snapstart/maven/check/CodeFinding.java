package dev.snapstart.maven.check;

import dev.snapstart.readiness.Severity;
import java.util.List;

/**
 * What the code scan found at one place.
 *
 * @param severity how much it matters
 * @param place where
 * @param rule who says so, one of {@link #RULES}
 * @param problem what is in the way; a sentence
 * @param remedy what to do; a sentence
 */
record CodeFinding(Severity severity, CodePlace place, String rule, String problem, String remedy) {
  /** AWS's own rule, and those of {@link CredentialPitfalls}, whose class cannot be asked here. */
  static final List<String> RULES =
      List.of("AWS_LAMBDA_SNAP_START_BUG", "ENVIRONMENT_CREDENTIALS", "LOG_NAMES");
}
