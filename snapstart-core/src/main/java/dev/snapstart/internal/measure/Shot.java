package dev.snapstart.internal.measure;

import dev.snapstart.coldstart.InvocationReport;
import java.util.Optional;

/**
 * The outcome of one invocation, as far as measuring goes.
 *
 * @param report what Lambda measured; empty if the log tail has none
 * @param functionError how the function failed, or empty
 */
public record Shot(Optional<InvocationReport> report, Optional<String> functionError) {}
