package dev.snapstart.coldstart;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value of a report, and what it is called in both formats. */
enum ReportField {
  REQUEST_ID("RequestId", "", "requestId"),
  DURATION("Duration", " ms", "metrics.durationMs"),
  BILLED_DURATION("Billed Duration", " ms", "metrics.billedDurationMs"),
  MEMORY_SIZE("Memory Size", " MB", "metrics.memorySizeMB"),
  MAX_MEMORY_USED("Max Memory Used", " MB", "metrics.maxMemoryUsedMB"),
  INIT_DURATION("Init Duration", " ms", "metrics.initDurationMs"),
  RESTORE_DURATION("Restore Duration", " ms", "metrics.restoreDurationMs"),
  BILLED_RESTORE_DURATION("Billed Restore Duration", " ms", "metrics.billedRestoreDurationMs"),
  PHASE("Phase", "", "phase"),
  STATUS("Status", "", "status"),
  ERROR_TYPE("Error Type", "", "errorType");

  static final Map<String, ReportField> BY_LABEL = by(it -> it.label);
  static final Map<String, ReportField> BY_MEMBER = by(it -> it.member);

  private final String label;
  private final String unit;
  private final String member;

  ReportField(String label, String unit, String member) {
    this.label = label;
    this.unit = unit;
    this.member = member;
  }

  String unit() {
    return unit;
  }

  private static Map<String, ReportField> by(Function<ReportField, String> name) {
    return Stream.of(values()).collect(Collectors.toUnmodifiableMap(name, Function.identity()));
  }
}
