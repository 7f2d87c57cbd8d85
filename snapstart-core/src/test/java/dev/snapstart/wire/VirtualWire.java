package dev.snapstart.wire;

import dev.snapstart.SdkModules;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.internal.code.PackagePreparer;
import dev.snapstart.internal.deploy.Deployment;
import dev.snapstart.internal.deploy.Engine;
import dev.snapstart.internal.deploy.Progress;
import dev.snapstart.internal.lambda.Breaker;
import dev.snapstart.internal.lambda.Quotas;
import dev.snapstart.internal.lambda.aws.AwsGateway;
import dev.snapstart.internal.lambda.aws.ClientSettings;
import dev.snapstart.internal.lambda.aws.ExponentialBackoff;
import dev.snapstart.internal.lambda.aws.OwnClients;
import dev.snapstart.internal.lambda.aws.ResilienceBreaker;
import dev.snapstart.internal.lambda.aws.TimeLimits;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.model.DeploymentRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The real engine and the real SDK over HTTP to a real local server, all under virtual time: pauses
 * and deadlines of minutes pass at once, only calls take as long as they take. The quotas go by
 * real time and are left out.
 */
final class VirtualWire implements AutoCloseable {
  /** What travels inside of a call here: the smallest archive must fit, a large one must not. */
  static final long DIRECT_LIMIT_BYTES = 20_000;

  private final VirtualClock clock = new VirtualClock();
  private final LocalLambda lambda;
  private final OwnClients clients;
  private final Breaker breaker;
  private final Engine engine;

  /** How one of several deployments ended; the error is null if it reached its goal. */
  record Ending(DeploymentRequest request, SnapStartException error) {}

  private record Turn(Instant when, int number, DeploymentRequest request, Engine.Run run) {}

  VirtualWire(Duration patience) {
    this(patience, true);
  }

  VirtualWire(Duration patience, boolean breaks) {
    Clock utc = clock.withZone(ZoneOffset.UTC);
    Duration second = Duration.ofSeconds(1);
    lambda =
        LocalLambda.builder()
            .clock(utc)
            .delays(new Delays(second, second, second, () -> second.multipliedBy(5)))
            .start();
    TimeLimits limits = new TimeLimits(patience, patience, patience, patience, patience);
    clients =
        new OwnClients(
            new ClientSettings(null, null, lambda.endpoint(), null, null, limits),
            SdkModules.ON_CLASS_PATH);
    breaker = breaks ? new ResilienceBreaker(utc) : Breaker.NONE;
    engine =
        new Engine(
            new Deployment.Surroundings(
                new AwsGateway(clients),
                Quotas.UNLIMITED,
                breaker,
                new ExponentialBackoff(),
                utc,
                "us-east-1"),
            new PackagePreparer(DIRECT_LIMIT_BYTES),
            this::sleep);
  }

  private void sleep(Instant until) throws InterruptedException {
    clock.reach(until);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  LocalLambda lambda() {
    return lambda;
  }

  VirtualClock clock() {
    return clock;
  }

  Engine engine() {
    return engine;
  }

  void deploy(DeploymentRequest request, DeploymentListener... listeners) {
    try (Engine.Run run = engine.start(request, false, List.of(listeners))) {
      Progress unused = engine.drive(run);
    }
  }

  /** Drives deployments side by side, always the one that is due first, as a scheduler does. */
  List<Ending> deployAll(List<DeploymentRequest> requests, DeploymentListener... listeners) {
    PriorityQueue<Turn> turns =
        new PriorityQueue<>(java.util.Comparator.comparing(Turn::when).thenComparing(Turn::number));
    for (DeploymentRequest request : requests) {
      Engine.Run run = engine.start(request, false, List.of(listeners));
      turns.add(new Turn(clock.instant(), turns.size(), request, run));
    }
    List<Ending> endings = new ArrayList<>();
    while (!turns.isEmpty()) {
      Turn turn = turns.remove();
      clock.reach(turn.when());
      try {
        if (turn.run().deployment().advance() instanceof Progress.ComeBackAt later) {
          turns.add(new Turn(later.instant(), turn.number(), turn.request(), turn.run()));
          continue;
        }
        endings.add(new Ending(turn.request(), null));
      } catch (SnapStartException e) {
        endings.add(new Ending(turn.request(), e));
      }
      turn.run().close();
    }
    return endings;
  }

  @Override
  public void close() {
    clients.close();
    lambda.close();
  }
}
