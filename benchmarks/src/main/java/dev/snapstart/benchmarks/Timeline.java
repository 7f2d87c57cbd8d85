package dev.snapstart.benchmarks;

import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.state.FunctionConfiguration;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened to each function, by the server's own clock and state: neither the client's polling
 * nor its transport can blur it. Thread-safe.
 */
final class Timeline implements CallListener {
  private final LocalLambda lambda;
  private final Map<String, Deployment> underWay = new ConcurrentHashMap<>();

  private Timeline(LocalLambda lambda) {
    this.lambda = lambda;
  }

  static Timeline of(LocalLambda lambda) {
    Timeline timeline = new Timeline(lambda);
    lambda.onCall(timeline);
    return timeline;
  }

  /**
   * One deployment.
   *
   * @param lambdaDelays how long Lambda itself kept the client waiting
   * @param snapshotReady when the new version's snapshot exists
   * @param aliasMoved when an alias was created or moved
   */
  record Deployment(
      Duration lambdaDelays, @Nullable Instant snapshotReady, @Nullable Instant aliasMoved) {
    static final Deployment NONE = new Deployment(Duration.ZERO, null, null);

    Duration fromReadyToMoved() {
      if (snapshotReady == null || aliasMoved == null) {
        throw new IllegalStateException("No snapshot was made or no alias moved: " + this);
      }
      return Duration.between(snapshotReady, aliasMoved);
    }

    private Deployment settling(Duration delay) {
      return new Deployment(lambdaDelays.plus(delay), snapshotReady, aliasMoved);
    }

    private Deployment publishing(Instant ready) {
      return new Deployment(lambdaDelays, ready, aliasMoved);
    }

    private Deployment moving(Instant moved) {
      return new Deployment(lambdaDelays, snapshotReady, moved);
    }
  }

  /** Returns what happened since the last time, and starts anew. */
  Deployment take(String function) {
    Deployment deployment = underWay.remove(function);
    return deployment == null ? Deployment.NONE : deployment;
  }

  @Override
  public void beforeAnswer(LambdaCall call, LambdaAnswer answer) {
    Instant now = Instant.now();
    String name = call.plainFunctionName();
    if (name == null) {
      return;
    }
    if (answer instanceof FunctionConfiguration written && isWrite(call)) {
      Instant due = due(name, written.version());
      if (due != null) {
        change(name, it -> it.settling(Duration.between(now, due)));
      }
      if (due != null && call instanceof LambdaCall.PublishVersion) {
        change(name, it -> it.publishing(due));
      }
    } else if (answer instanceof LambdaAnswer.AliasConfiguration
        && (call instanceof LambdaCall.CreateAlias || call instanceof LambdaCall.UpdateAlias)) {
      change(name, it -> it.moving(now));
    }
  }

  private static boolean isWrite(LambdaCall call) {
    return call instanceof LambdaCall.CreateFunction
        || call instanceof LambdaCall.UpdateFunctionCode
        || call instanceof LambdaCall.UpdateFunctionConfiguration
        || call instanceof LambdaCall.PublishVersion;
  }

  private @Nullable Instant due(String name, String version) {
    LambdaFunction function = lambda.state().function(name);
    FunctionVersion state = function == null ? null : function.version(version);
    return state == null ? null : state.lifecycle().due();
  }

  private void change(String name, java.util.function.UnaryOperator<Deployment> change) {
    underWay.merge(name, change.apply(Deployment.NONE), (now, unused) -> change.apply(now));
  }
}
