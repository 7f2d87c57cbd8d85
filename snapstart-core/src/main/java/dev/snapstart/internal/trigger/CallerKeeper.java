package dev.snapstart.internal.trigger;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.plan.CallerMoves;
import dev.snapstart.trigger.AccountScan;
import dev.snapstart.trigger.CallerReport;
import dev.snapstart.trigger.Callers;
import dev.snapstart.trigger.RetargetChoice;
import dev.snapstart.trigger.Retargeting;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds callers, and moves them to an alias. */
public final class CallerKeeper implements Callers {
  private final Reader reader;
  private final Mover mover;

  /** Runs a request to move callers, or only plans it. */
  public interface Mover {
    CallerMoves move(DeploymentRequest request, boolean planOnly);
  }

  public CallerKeeper(Reader reader, Mover mover) {
    this.reader = reader;
    this.mover = mover;
  }

  @Override
  public CallerReport find(String function, @Nullable String alias) {
    return report(new CallerReader(reader).read(FunctionId.parse(function)), alias);
  }

  @Override
  public CallerReport find(String function, @Nullable String alias, AccountScan scan) {
    return report(new CallerReader(reader).read(FunctionId.parse(function), scan), alias);
  }

  private static CallerReport report(CallerFacts facts, @Nullable String alias) {
    Optional<String> target = target(facts, alias);
    return new CallerReport(
        facts.latest(),
        facts.aliases(),
        target,
        new CallerRules(facts, target.orElse(null)).callers());
  }

  @Override
  public Retargeting planRetarget(String function, @Nullable String alias, RetargetChoice choice) {
    return moved(function, alias, choice, true);
  }

  @Override
  public Retargeting retarget(String function, @Nullable String alias, RetargetChoice choice) {
    return moved(function, alias, choice, false);
  }

  private Retargeting moved(
      String function, @Nullable String alias, RetargetChoice choice, boolean planOnly) {
    DeploymentRequest request =
        DeploymentRequest.forFunction(function)
            .retarget(new RetargetGoal(alias, choice.functionUrls(), choice.apiGateway()))
            .build();
    CallerMoves decided = mover.move(request, planOnly);
    CallerMove words = new CallerMove(request.function());
    return new Retargeting(
        decided.alias(), decided.steps().stream().map(words::of).toList(), decided.byHand());
  }

  private static Optional<String> target(CallerFacts facts, @Nullable String alias) {
    List<String> names = facts.aliases().stream().map(AliasState::name).toList();
    if (alias == null) {
      return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }
    if (names.contains(alias)) {
      return Optional.of(alias);
    }
    throw invalid(
        FunctionId.parse(facts.latest().name()),
        "The alias '" + alias + "' does not exist ('alias').",
        names.isEmpty() ? "Create it first." : "There are: " + String.join(", ", names) + ".");
  }

  private static SnapStartException invalid(FunctionId function, String summary, String advice) {
    return SnapStartException.of(ErrorCode.INVALID_REQUEST, summary)
        .advice(advice)
        .function(function.name())
        .build();
  }
}
