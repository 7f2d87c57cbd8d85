package dev.snapstart.local.rehearse.judge;

import dev.snapstart.local.rehearse.model.Figures;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Findings about hooks: those that never run, and those that take too much of their time.
 *
 * @param startLimit how long initialization may take with the hooks before the snapshot
 * @param restoreLimit how long restoring may take with the hooks after it
 * @param warnAt the share of a limit that is worth a warning, above 0 and at most 1
 */
public record HookJudge(Duration startLimit, Duration restoreLimit, double warnAt) {

  /**
   * Judges.
   *
   * @param hooks what was registered
   * @param figures what was measured
   * @return the findings
   */
  public List<Finding> judge(List<Hook> hooks, List<Figures> figures) {
    List<Finding> all = new ArrayList<>();
    for (Hook hook : hooks) {
      switch (hook.fate()) {
        case COLLECTED -> all.add(lost(hook));
        case TOO_LATE -> all.add(tooLate(hook));
        case KEPT -> {}
      }
    }
    slow(figures, Figures::restore, restoreLimit)
        .ifPresent(
            took ->
                all.add(
                    slow("after-restore hooks", took, restoreLimit, slowest(hooks, Hook::after))));
    slow(figures, Figures::init, startLimit)
        .ifPresent(
            took ->
                all.add(slow("initialization", took, startLimit, slowest(hooks, Hook::before))));
    return all.stream().distinct().toList();
  }

  private static Finding lost(Hook hook) {
    return new Finding(
        Finding.Kind.HOOK_LOST,
        Finding.Level.ERROR,
        hook.name(),
        "Registered by "
            + hook.where()
            + " and collected as garbage before the snapshot: it never runs.",
        "Keep it in a field: the context holds its resources weakly.");
  }

  private static Finding tooLate(Hook hook) {
    return new Finding(
        Finding.Kind.HOOK_TOO_LATE,
        Finding.Level.ERROR,
        hook.name(),
        "Registered by " + hook.where() + " after the snapshot was made: it never runs.",
        "Register it at initialization.");
  }

  private Optional<Duration> slow(
      List<Figures> figures, Function<Figures, @Nullable Duration> which, Duration limit) {
    List<Figures> undisturbed = figures.stream().filter(it -> !it.inspected()).toList();
    return (undisturbed.isEmpty() ? figures : undisturbed)
        .stream()
            .map(which)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .filter(took -> took.toNanos() > limit.toNanos() * warnAt);
  }

  private static Finding slow(String what, Duration took, Duration limit, @Nullable String hook) {
    return new Finding(
        Finding.Kind.SLOW_HOOK,
        Finding.Level.WARNING,
        hook == null ? what : hook,
        String.format(
            Locale.ROOT,
            "Took %.1f s of the %.1f s that Lambda gives to %s.",
            took.toMillis() / 1e3,
            limit.toMillis() / 1e3,
            what.equals("initialization")
                ? "initialization and the hooks before the snapshot"
                : "restoring and the hooks after it"),
        "Do less there, or do it when it is first needed.");
  }

  private static @Nullable String slowest(
      List<Hook> hooks, Function<Hook, @Nullable Duration> which) {
    return hooks.stream()
        .filter(hook -> which.apply(hook) != null)
        .max(Comparator.comparing(hook -> Objects.requireNonNull(which.apply(hook))))
        .map(Hook::name)
        .orElse(null);
  }
}
