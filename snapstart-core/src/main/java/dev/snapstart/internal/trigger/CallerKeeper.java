package dev.snapstart.internal.trigger;

import dev.snapstart.internal.deploy.Engine;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.model.AsyncInvokeConfig;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.plan.CallerMoves;
import dev.snapstart.plan.KnownCallers;
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
  private final Engine engine;
  private final Mover mover;

  /** Runs a request to move callers, or only plans it. */
  public interface Mover {
    CallerMoves move(DeploymentRequest request, boolean planOnly);
  }

  public CallerKeeper(Engine engine, Mover mover) {
    this.engine = engine;
    this.mover = mover;
  }

  @Override
  public CallerReport find(String function, @Nullable String alias) {
    return report(FunctionId.parse(function), alias, null);
  }

  @Override
  public CallerReport find(String function, @Nullable String alias, AccountScan scan) {
    return report(FunctionId.parse(function), alias, scan);
  }

  private CallerReport report(
      FunctionId function, @Nullable String alias, @Nullable AccountScan scan) {
    KnownCallers known = engine.callers(function, alias);
    Reader reader = engine.reader();
    List<AsyncInvokeConfig> async =
        reader.all(
            Bucket.CONTROL_PLANE,
            function,
            marker -> reader.gateway().inventory().listAsyncConfigs(function, marker));
    List<AsyncInvokeConfig> senders =
        scan == null
            ? List.of()
            : new DestinationReader(reader, scan).read(function, known.latest());
    Optional<String> target = known.alias(alias);
    return new CallerReport(
        known.latest(),
        known.aliases(),
        target,
        new CallerRules(known, async, senders, target.orElse(null)).callers());
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
}
