package dev.snapstart.maven.it;

import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaState;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Lambda in this process, which survives the Maven that deploys to it; each call is a sign.
 *
 * <p>Starting Maven takes longer than all that is under way here, and the next one would find it
 * all done. So only a given time passes until its first call.
 */
final class ServedTarget implements Target {
  private static final Duration UPDATE = Duration.ofMillis(150);
  private static final Duration SNAPSHOT = Duration.ofSeconds(2);

  private final PausableClock clock = new PausableClock();
  private final LocalLambda lambda =
      LocalLambda.builder()
          .clock(clock.withZone(ZoneOffset.UTC))
          .delays(new Delays(UPDATE, UPDATE, UPDATE, () -> SNAPSHOT))
          .start();
  private final List<String> tooEarly = new CopyOnWriteArrayList<>();

  /**
   * Starts the server.
   *
   * @param start its state, or null to start empty
   * @param gap the time between one Maven and the next
   */
  ServedTarget(LambdaState start, Duration gap) {
    if (start != null) {
      lambda.change(empty -> start);
    }
    lambda.onCall(
        new CallListener() {
          @Override
          public void beforeProcessing(LambdaCall call) {
            clock.resume(gap);
            watch(call);
          }
        });
  }

  private void watch(LambdaCall call) {
    String to =
        call instanceof LambdaCall.CreateAlias create
            ? create.functionVersion()
            : call instanceof LambdaCall.UpdateAlias update ? update.functionVersion() : null;
    if (to != null && !Remains.ready(lambda.state().function("orders"), to)) {
      tooEarly.add(call.operation() + " to " + to);
    }
  }

  @Override
  public List<String> arguments() {
    return List.of("-Dsnapstart.endpoint=" + lambda.endpoint());
  }

  @Override
  public void onProgress(Runnable sign) {
    lambda.onCall(
        new CallListener() {
          @Override
          public void beforeProcessing(LambdaCall call) {
            sign.run();
          }
        });
  }

  @Override
  public void line(String text) {}

  @Override
  public void died() {
    clock.pause();
  }

  @Override
  public LambdaState state() {
    return lambda.state();
  }

  @Override
  public List<String> tooEarly() {
    return tooEarly;
  }

  @Override
  public void close() {
    lambda.close();
  }
}
