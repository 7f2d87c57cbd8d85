package dev.snapstart.internal.plan;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Listing;
import dev.snapstart.plan.Step;
import dev.snapstart.readiness.Eligibility;
import dev.snapstart.readiness.EligibilityReport;
import dev.snapstart.readiness.Fact;
import dev.snapstart.readiness.Finding;
import dev.snapstart.readiness.FunctionFacts;
import dev.snapstart.readiness.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops before the first write if the function cannot have SnapStart, by what is known already.
 *
 * <p>What Lambda lets a function with SnapStart have is not found fault with: the rules may be
 * older than Lambda.
 */
final class EligibilityPhase {
  private final Goal goal;

  EligibilityPhase(Goal goal) {
    this.goal = goal;
  }

  @Nullable Step next(World world) {
    if (!goal.concernsLatest()
        || world.latest().isUnknown()
        || !world.deeds().accepted().isEmpty()) {
      return null;
    }
    return judged(world).error().map(EligibilityPhase::stop).orElse(null);
  }

  /** What does not stand in the way, yet should be known. */
  List<Finding> warnings(World world) {
    return judged(world).of(Severity.WARNING);
  }

  private EligibilityReport judged(World world) {
    Optional<FunctionState> latest = world.latest().value();
    boolean had = latest.filter(FunctionState::snapStart).isPresent();
    if (!goal.settings().target(FunctionSetting.SNAP_START).orElse(had)) {
      return Eligibility.of(FunctionFacts.none());
    }
    FunctionFacts now = latest.map(FunctionState::facts).orElse(FunctionFacts.none());
    EligibilityReport report = Eligibility.of(wanted(world, now));
    return had ? report.without(accepted(world, now)) : report;
  }

  private FunctionFacts wanted(World world, FunctionFacts now) {
    return goal.request()
        .facts()
        .over(now)
        .over(FunctionFacts.none().with(Fact.REGION, Optional.ofNullable(goal.region())))
        .with(Fact.PROVISIONED, provisioned(world));
  }

  private static Optional<Set<String>> provisioned(World world) {
    return world.observed(Facet.PROVISIONED).value().map(Listing::items).map(Set::copyOf);
  }

  /** Another image is another matter, even if the function was made of one before. */
  private List<Finding> accepted(World world, FunctionFacts now) {
    boolean newImage =
        goal.code() instanceof CodePackage.Image
            && world
                .latest()
                .value()
                .filter(state -> new CodeDelivery(goal).isThere(world, state))
                .isEmpty();
    return Eligibility.of(now).findings().stream()
        .filter(finding -> !newImage || !finding.rule().fact().equals(Fact.PACKAGE_TYPE))
        .toList();
  }

  private static Step stop(SnapStartException error) {
    return new Step.Stop(error.code(), error.summary(), error.advice().orElse(""));
  }
}
