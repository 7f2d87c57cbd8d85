package dev.snapstart.internal.trigger;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.ApiIntegration;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
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

  public CallerKeeper(Reader reader) {
    this.reader = reader;
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
    RetargetRules rules = rules(FunctionId.parse(function), alias, choice);
    return new Retargeting(
        rules.alias(), rules.steps().stream().map(RetargetStep::move).toList(), rules.byHand());
  }

  @Override
  public Retargeting retarget(String function, @Nullable String alias, RetargetChoice choice) {
    FunctionId id = FunctionId.parse(function);
    RetargetRules rules = rules(id, alias, choice);
    List<RetargetStep> steps = rules.steps();
    for (RetargetStep step : steps) {
      reader.write(Bucket.CONTROL_PLANE, id, () -> step.make(reader.gateway().retargeting()));
    }
    return new Retargeting(
        rules.alias(), steps.stream().map(RetargetStep::move).toList(), rules.byHand());
  }

  private RetargetRules rules(FunctionId id, @Nullable String alias, RetargetChoice choice) {
    CallerFacts facts = new CallerReader(reader).read(id);
    String target =
        target(facts, alias)
            .orElseThrow(
                () ->
                    invalid(
                        id,
                        facts.aliases().isEmpty()
                            ? "There is no alias that callers could use."
                            : "There are several aliases ('alias').",
                        "Say which alias callers are to use."));
    List<ApiIntegration> integrations =
        choice.apiGateway() ? new ApiReader(reader).read(id, facts) : List.of();
    return new RetargetRules(id, facts, integrations, target, choice);
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
