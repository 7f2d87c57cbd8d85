package dev.snapstart.maven.rehearse;

import dev.snapstart.local.rehearse.model.Figures;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Hook;
import dev.snapstart.local.rehearse.model.Report;
import dev.snapstart.maven.check.Acceptance;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of the result file that tell of a rehearsal. */
final class LocalRehearsalMembers {
  private LocalRehearsalMembers() {}

  static Map<String, @Nullable Object> of(Report report, LocalRehearsalFindings findings) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("function", report.function());
    members.put("outcome", findings.counting().isEmpty() ? "fine" : "findings");
    members.put("runtime", report.runtime());
    members.put("how", report.how().name());
    members.put(
        "findings", findings.all().stream().map(it -> finding(it, findings.accepted(it))).toList());
    members.put("hooks", report.hooks().stream().map(LocalRehearsalMembers::hook).toList());
    members.put(
        "environments", report.figures().stream().map(LocalRehearsalMembers::figures).toList());
    members.put("remarks", report.remarks());
    return members;
  }

  private static Map<String, @Nullable Object> finding(
      Finding finding, Optional<Acceptance> accepted) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("kind", finding.kind().name());
    members.put("level", finding.level().name());
    members.put("subject", finding.subject());
    members.put("text", finding.text());
    members.put("advice", finding.advice());
    Acceptance.add(accepted, members);
    return members;
  }

  private static Map<String, @Nullable Object> hook(Hook hook) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("name", hook.name());
    members.put("registeredBy", hook.where());
    members.put("fate", hook.fate().name());
    members.put("beforeMillis", millis(hook.before()));
    members.put("afterMillis", millis(hook.after()));
    return members;
  }

  private static Map<String, @Nullable Object> figures(Figures figures) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("initMillis", millis(figures.init()));
    members.put("restoreMillis", millis(figures.restore()));
    members.put(
        "invocationMillis",
        figures.invocations().stream().map(LocalRehearsalMembers::millis).toList());
    members.put("heldMb", figures.heldMb());
    members.put("restoredMb", figures.restoredMb());
    members.put("invokedMb", figures.invokedMb());
    members.put("inspected", figures.inspected());
    return members;
  }

  private static @Nullable Double millis(@Nullable Duration duration) {
    return duration == null ? null : Math.round(duration.toNanos() / 1e4) / 1e2;
  }
}
