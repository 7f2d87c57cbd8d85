package dev.snapstart.maven.check;

import dev.snapstart.readiness.EligibilityReport;
import java.util.Optional;

/**
 * Whether a function can have SnapStart, by what is configured and, if it was reached, by what it
 * has.
 *
 * @param report what the rules say
 * @param unreached why the function itself was not looked at, or empty if it was
 */
public record JudgedFunction(EligibilityReport report, Optional<String> unreached) {}
