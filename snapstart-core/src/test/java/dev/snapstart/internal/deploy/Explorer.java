package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.World;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.apigateway.GatewayState;
import dev.snapstart.local.state.cloudwatch.CloudWatchState;
import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import dev.snapstart.local.state.codedeploy.CodeDeployCalls;
import dev.snapstart.local.state.codedeploy.Rollouts;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Walks breadth first through every interleaving of the engine's moves, Lambda's own transitions,
 * faults, a rival's moves and kills, over the real planner, step runner and deployment, and the
 * local server's pure state. Time stands still but for Lambda's transitions and waits for
 * visibility.
 */
final class Explorer {
  private static final Duration MOST = Duration.ofSeconds(11);

  /** Longer than CodeDeploy is given to send traffic back. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Goal goal;
  private final Map<String, LambdaCall> rivals;
  private final Map<String, UnaryOperator<GatewayState>> gatewayRivals = new LinkedHashMap<>();
  private final Bounds bounds;
  private final BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage;
  private final VirtualLambda lambda = new VirtualLambda();
  private final Map<Node, Edge> seen = new HashMap<>();
  private final Deque<Node> queue = new ArrayDeque<>();

  /** How many calls after a rival's move are counted. */
  private int looks;

  private final Set<Mishap> felt = EnumSet.noneOf(Mishap.class);
  private int ended;
  private int transitions;

  /** How often each kind of trouble may strike on one path. */
  record Bounds(int faults, int rivals, int kills, int mostNodes) {}

  /** How a node was reached first. */
  private record Edge(Node from, String move) {}

  /** Judges each transition; throws if an invariant is broken. */
  interface Judge {
    void transition(Node before, Node after, boolean byEngine);

    void end(Node node, VirtualLambda lambda);

    /** A run ended with an error. */
    void failed(World world, SnapStartException error);
  }

  Explorer(
      DeploymentRequest request,
      Map<String, LambdaCall> rivals,
      Bounds bounds,
      BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    this.goal = NamedContent.goal(request);
    this.rivals = rivals;
    this.bounds = bounds;
    this.sabotage = sabotage;
    lambda.frozen();
  }

  /**
   * What an exploration saw.
   *
   * @param felt what led elsewhere, at least once, than an undisturbed call
   */
  record Report(int states, int transitions, int ends, boolean complete, Set<Mishap> felt) {}

  Report explore(VirtualLambda start, Judge judge) {
    Node root =
        new Node(
            start.state(),
            start.codeDeploy(),
            start.gateways(),
            start.now(),
            World.unknown(),
            null,
            bounds.faults(),
            bounds.rivals(),
            bounds.kills(),
            false,
            0);
    seen.put(root, new Edge(null, "start"));
    queue.add(root);
    while (!queue.isEmpty() && seen.size() < bounds.mostNodes()) {
      Node node = queue.poll();
      try {
        expand(node, judge);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(e.getMessage() + "\n" + trace(node), e);
      }
    }
    return new Report(seen.size(), transitions, ended, queue.isEmpty(), felt);
  }

  private void expand(Node node, Judge judge) {
    if (node.end() != null) {
      lambda.hook(CallHook.NONE);
      lambda.set(node.lambda(), node.codeDeploy(), node.now());
      lambda.gateways(node.gateways());
      judge.end(node, lambda);
      ended++;
      return;
    }
    Node calm = engine(node, "engine", CallHook.NONE, 0, judge);
    if (calm != null && node.faultsLeft() > 0) {
      for (Mishap mishap : Mishap.values()) {
        Node struck = engine(node, "engine, " + mishap, mishap.hook(), 1, judge);
        if (calm.end() == null && !calm.less(1, 0, 0).equals(struck)) {
          felt.add(mishap);
        }
      }
    }
    settle(node, judge);
    if (node.killsLeft() > 0) {
      Node killed = node.with(node.lambda(), node.codeDeploy(), node.now(), World.unknown());
      reach(node, "kill and restart", killed.less(0, 0, 1), judge);
    }
    if (node.rivalsLeft() > 0) {
      rivals.forEach((name, call) -> rival(node, name, call, judge));
      gatewayRivals.forEach(
          (name, move) ->
              reach(
                  node, "rival: " + name, node.byRival(move.apply(node.gateways()), looks), judge));
      stopByHand(node, true, judge);
      stopByHand(node, false, judge);
      if (isWatched(node)) {
        alarm(node, judge);
      }
    }
  }

  private void settle(Node node, Judge judge) {
    Instant due = node.lambda().nextDue();
    if (due != null) {
      Instant then = due.isAfter(node.now()) ? due : node.now();
      Node after = node.with(node.lambda().at(then), node.codeDeploy(), then, node.world());
      reach(node, "Lambda settles", after, judge);
    }
    Instant next = node.codeDeploy().nextDue();
    if (next != null) {
      Instant then = next.isAfter(node.now()) ? next : node.now().plusMillis(1);
      lambda.hook(CallHook.NONE);
      lambda.set(node.lambda(), node.codeDeploy(), then);
      lambda.gateways(node.gateways());
      lambda.goOn();
      Node after = node.with(lambda.state(), lambda.codeDeploy(), then, node.world());
      reach(node, "CodeDeploy goes on", after, judge);
    }
  }

  private static boolean isWatched(Node node) {
    return node.codeDeploy().deployments().values().stream()
        .anyMatch(it -> it.active() && !it.order().alarms().isEmpty());
  }

  /** An alarm rings for a moment, and CodeDeploy stops what watches it and sends it back. */
  private void alarm(Node node, Judge judge) {
    Instant then = node.now().plusMillis(1);
    Rollouts after =
        new Rollouts(node.lambda(), node.codeDeploy())
            .watched(
                CloudWatchState.empty().withAlarm("errors", "ALARM", node.lambda().account(), then),
                then);
    Node rung = node.with(after.lambda(), after.codeDeploy(), then, node.world());
    reach(node, "an alarm rings", rung.less(0, 1, 0), judge);
  }

  /** Somebody stops a deployment, and says whether CodeDeploy is to send the traffic back. */
  private void stopByHand(Node node, boolean back, Judge judge) {
    Instant then = node.now().plusMillis(1);
    for (dev.snapstart.local.state.codedeploy.Deployment it :
        node.codeDeploy().deployments().values()) {
      if (it.active()) {
        Rollouts after =
            CodeDeployCalls.handle(
                    new Rollouts(node.lambda(), node.codeDeploy()),
                    new CodeDeployCall.StopDeployment(it.id(), back),
                    then)
                .services();
        Node stopped = node.with(after.lambda(), after.codeDeploy(), then, node.world());
        String name = "stopped by hand" + (back ? ", sent back" : "");
        reach(node, name, stopped.less(0, 1, 0), judge);
      }
    }
  }

  private void rival(Node node, String name, LambdaCall call, Judge judge) {
    var outcome = node.lambda().handle(call, node.now());
    if (!(outcome.answer() instanceof LambdaError)) {
      Node after =
          node.with(outcome.state(), node.codeDeploy(), node.now(), node.world())
              .byRival(node.gateways(), looks);
      reach(node, "rival: " + name, after, judge);
    }
  }

  /** Lets a rival change what API Gateway calls, too, and counts the calls after its moves. */
  Explorer withGatewayRivals(Map<String, UnaryOperator<GatewayState>> moves) {
    gatewayRivals.putAll(moves);
    looks = 2;
    return this;
  }

  /** One move of the engine, through the real deployment; null if it made no call. */
  private Node engine(Node node, String name, CallHook hook, int faults, Judge judge) {
    lambda.set(node.lambda(), node.codeDeploy(), node.now());
    lambda.gateways(node.gateways());
    lambda.hook(hook);
    Deployment deployment =
        lambda
            .deployment(goal, false, sabotage.apply(lambda, new StateGateway(lambda)))
            .knowing(node.world());
    String end = null;
    try {
      Progress progress = deployment.advance();
      if (progress instanceof Progress.Finished) {
        end = "done";
      } else if (waitsFor(deployment, WaitReason.VISIBILITY)) {
        lambda.pass(MOST);
      } else if (waitsFor(deployment, WaitReason.DEPLOYMENT)
          && deployment.world().pause().facet().equals(Facet.ALIAS)) {
        lambda.pass(PATIENCE);
      } else if (progress instanceof Progress.ComeBackAt later
          && (waitsFor(deployment, WaitReason.SHIFT)
              || waitsFor(deployment, WaitReason.FOREIGN_SHIFT))
          && later.instant().isAfter(lambda.now())) {
        lambda.pass(Duration.between(lambda.now(), later.instant()));
      }
    } catch (SnapStartException e) {
      judge.failed(deployment.world(), e);
      end = e.code().name();
    }
    boolean called = !lambda.calls().isEmpty();
    Instant now = lambda.now();
    World world = end == null ? deployment.world() : node.world();
    Node after =
        new Node(
            lambda.state(),
            lambda.codeDeploy(),
            lambda.gateways(),
            now,
            world,
            end,
            node.faultsLeft() - faults,
            node.rivalsLeft(),
            node.killsLeft(),
            node.rivalActed(),
            called ? Math.max(0, node.looks() - 1) : node.looks());
    judge.transition(node, after, true);
    add(node, name, after);
    return called ? after : null;
  }

  private static boolean waitsFor(Deployment deployment, WaitReason reason) {
    World.Pause pause = deployment.world().pause();
    return pause != null && pause.reason() == reason;
  }

  private void reach(Node from, String move, Node to, Judge judge) {
    judge.transition(from, to, false);
    add(from, move, to);
  }

  private void add(Node from, String move, Node to) {
    transitions++;
    if (seen.putIfAbsent(to, new Edge(from, move)) == null) {
      queue.add(to);
    }
  }

  private String trace(Node node) {
    List<String> moves = new ArrayList<>();
    for (Node at = node; at != null; at = seen.get(at).from()) {
      moves.add(seen.get(at).move());
    }
    Collections.reverse(moves);
    return String.join("\n  ", moves);
  }

  /** The rival's moves on a function that has versions 1 and 2. */
  static Map<String, LambdaCall> rivalMoves() {
    return RivalMoves.all(FUNCTION);
  }
}
