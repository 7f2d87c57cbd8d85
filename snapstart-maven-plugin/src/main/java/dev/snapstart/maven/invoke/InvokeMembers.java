package dev.snapstart.maven.invoke;

import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.LogReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The result file's members of an invocation and of a log: neither answers nor lines. */
public final class InvokeMembers {
  private InvokeMembers() {}

  public static Map<String, @Nullable Object> of(InvokeOutcome outcome) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("function", outcome.function());
    members.put("outcome", "answered");
    members.put("executedVersion", outcome.executedVersion());
    members.put("status", outcome.status());
    members.put("functionError", outcome.functionError().orElse(null));
    members.put("answerBytes", outcome.answer().size());
    members.put("report", outcome.report().map(InvokeMembers::report).orElse(null));
    return members;
  }

  public static Map<String, @Nullable Object> of(String function, LogReport report) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("function", function);
    members.put("outcome", "read");
    members.put("logGroups", report.groups());
    members.put("events", report.lines().size());
    members.put("more", report.more());
    members.put("withheld", report.withheld());
    return members;
  }

  private static Map<String, @Nullable Object> report(InvocationReport report) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("requestId", report.requestId());
    members.put("durationMs", report.durationMs());
    members.put("billedDurationMs", report.billedDurationMs());
    members.put("memorySizeMb", report.memorySizeMb());
    members.put("maxMemoryUsedMb", report.maxMemoryUsedMb());
    members.put("initDurationMs", orNull(report.initDurationMs()));
    members.put("restoreDurationMs", orNull(report.restoreDurationMs()));
    members.put(
        "billedRestoreDurationMs",
        report.billedRestoreDurationMs().isPresent()
            ? report.billedRestoreDurationMs().getAsLong()
            : null);
    members.put("status", report.status().orElse(null));
    members.put("errorType", report.errorType().orElse(null));
    return members;
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
