package dev.snapstart.maven.check;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.readiness.Eligibility;
import dev.snapstart.readiness.EligibilityRule;
import dev.snapstart.readiness.Finding;
import dev.snapstart.readiness.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The element {@code accept}: what {@code check} and {@code rehearse} have found and is known.
 *
 * @param all its entries
 */
public record Acceptances(List<Acceptance> all) {
  /** What {@code rehearse} finds; the types that say so are not here until it runs. */
  public static final List<String> REHEARSED =
      List.of(
          "identical-value",
          "random-state",
          "open-socket",
          "slow-hook",
          "hook-lost",
          "hook-too-late",
          "thread",
          "failure");

  private static final List<String> RULES =
      Stream.of(
              CodeFinding.RULES.stream(),
              Eligibility.rules().stream().map(EligibilityRule::name),
              REHEARSED.stream())
          .flatMap(rules -> rules)
          .toList();

  public static Acceptances read(@Nullable List<String> accept) {
    return new Acceptances(
        Stream.ofNullable(accept)
            .flatMap(List::stream)
            .map(text -> Acceptance.read(Objects.requireNonNullElse(text, ""), RULES))
            .toList());
  }

  /**
   * Finds what accepts a finding about a function.
   *
   * @throws SnapStartException if Lambda itself refuses what was found
   */
  Optional<Acceptance> of(Finding finding, String function) {
    Optional<Acceptance> found = covering(finding.rule().name(), Set.of(function));
    if (found.isPresent() && finding.severity() == Severity.ERROR) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "accept: '"
                  + found.get()
                  + "' cannot be accepted, because Lambda itself refuses it. "
                  + finding.problem())
          .advice("Take the entry out. " + finding.remedy())
          .build();
    }
    return found;
  }

  Optional<Acceptance> of(CodeFinding finding) {
    return covering(finding.rule(), finding.place().names());
  }

  /**
   * Finds what accepts a finding of a rehearsal.
   *
   * @param kind one of {@link #REHEARSED}
   * @param subject what it was found at
   */
  public Optional<Acceptance> of(String kind, String subject) {
    return covering(kind, Set.of(subject));
  }

  /** Returns what accepts nothing any more, as far as it was looked for. */
  public List<Acceptance> idle(List<? extends Accepting> outcomes) {
    return all.stream()
        .filter(entry -> outcomes.stream().anyMatch(it -> it.couldUse(entry)))
        .filter(entry -> outcomes.stream().noneMatch(it -> it.uses(entry)))
        .toList();
  }

  private Optional<Acceptance> covering(String rule, Set<String> places) {
    return all.stream().filter(it -> it.covers(rule, places)).findFirst();
  }
}
