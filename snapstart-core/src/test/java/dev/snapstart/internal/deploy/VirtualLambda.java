package dev.snapstart.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.internal.lambda.Breaker;
import dev.snapstart.internal.lambda.CodeDeployGateway;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.Quotas;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.Refusal;
import dev.snapstart.local.state.Timings;
import dev.snapstart.local.state.apigateway.GatewayState;
import dev.snapstart.local.state.cloud.Cloud;
import dev.snapstart.local.state.cloudwatch.CloudWatchState;
import dev.snapstart.local.state.codedeploy.CodeDeployAnswer;
import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import dev.snapstart.local.state.codedeploy.CodeDeployState;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.plan.DeploymentPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Lambda as pure state under virtual time, with a log of calls and hooks around each of them. */
final class VirtualLambda {
  static final String FUNCTION = "orders-api";
  static final String ALIAS = "live";
  static final String ROLE = "arn:aws:iam::123456789012:role/orders";
  static final Set<String> READS =
      Set.of(
          "GetFunction",
          "GetAlias",
          "GetCallerIdentity",
          "HeadObject",
          "ListAliases",
          "ListVersionsByFunction",
          "ListEventSourceMappings",
          "GetPolicy",
          "DescribeKey",
          "CreateGrant",
          "DescribeLogStreams",
          "GetLogEvents",
          "SmokeTest",
          "DescribeAlarms",
          "GetMetricData",
          "GetDeploymentGroup",
          "GetDeploymentConfig",
          "ListDeployments",
          "GetDeployment",
          "ListProvisionedConcurrencyConfigs",
          "GetEventSourceMapping",
          "ListFunctionUrlConfigs",
          "GetFunctionUrlConfig",
          "GetResources",
          "GetIntegrations",
          "GetIntegration");

  private static final Timings TIMINGS =
      new Timings(
          Duration.ofMillis(700),
          Duration.ofMillis(450),
          Duration.ofMillis(450),
          Duration.ofMillis(2_500));

  private LambdaState state = LambdaState.empty(new Account("eu-west-1", "123456789012"), TIMINGS);
  private CloudWatchState alarms = CloudWatchState.empty();
  private CodeDeployState codeDeploy = CodeDeployState.empty();
  private GatewayState gateways = GatewayState.empty();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final List<String> calls = new ArrayList<>();
  private CallHook hook = CallHook.NONE;
  private List<String> log = List.of();
  private Duration callTime = Duration.ofMillis(5);
  private UnaryOperator<CodeDeployGateway> between = UnaryOperator.identity();
  private final Signals signals = new Signals();

  LambdaState state() {
    return state;
  }

  LambdaFunction function() {
    return state.function(FUNCTION);
  }

  Alias alias() {
    return function().aliases().get(ALIAS);
  }

  Optional<AliasLedger> ledger() {
    return AliasLedger.validFor(
        new AliasState(
            "", ALIAS, alias().functionVersion(), Map.of(), alias().description(), null));
  }

  Instant now() {
    return now;
  }

  /** What versions answer, and what is measured of them. */
  Signals signals() {
    return signals;
  }

  void pass(Duration time) {
    now = now.plus(time);
    // Where time stands still, CodeDeploy's moves are moves of their own.
    if (codeDeploy.deployments().isEmpty() || time.isZero()) {
      state = state.at(now);
      return;
    }
    keep(cloud().at(now));
  }

  /** Lets CodeDeploy do what it has to by now, for explorers. */
  void goOn() {
    keep(cloud().at(now));
  }

  /** Lets an alarm ring, or be quiet, for CodeDeploy. */
  void alarm(String name, String value) {
    alarms = alarms.withAlarm(name, value, state.account(), now);
  }

  /** Plays somebody else at CodeDeploy: not logged, no hooks. */
  CodeDeployAnswer direct(CodeDeployCall call) {
    var outcome = Cloud.call(call).perform(cloud(), now);
    keep(outcome.cloud());
    return outcome.answer();
  }

  CodeDeployAnswer call(CodeDeployCall call) {
    List<Refusal> refused = new ArrayList<>();
    CodeDeployAnswer answer =
        around(
            call.getClass().getSimpleName(),
            () -> {
              try {
                return direct(call);
              } catch (Refusal refusal) {
                refused.add(refusal);
                return null;
              }
            });
    if (!refused.isEmpty()) {
      throw refused.get(0);
    }
    return answer;
  }

  /** Stands between the engine and CodeDeploy. */
  void codeDeploy(UnaryOperator<CodeDeployGateway> value) {
    between = value;
  }

  CodeDeployGateway codeDeployGateway() {
    return between.apply(new StateCodeDeploy(this));
  }

  CodeDeployState codeDeploy() {
    return codeDeploy;
  }

  GatewayState gateways() {
    return gateways;
  }

  void gateways(GatewayState value) {
    gateways = value;
  }

  private Cloud cloud() {
    return new Cloud(state, alarms, codeDeploy, gateways);
  }

  private void keep(Cloud cloud) {
    state = cloud.lambda();
    codeDeploy = cloud.codeDeploy();
  }

  void hook(CallHook value) {
    this.hook = value;
  }

  /** What a failing version printed; nothing unless told. */
  List<String> log() {
    return log;
  }

  void prints(String... events) {
    log = List.of(events);
  }

  List<String> calls() {
    return calls;
  }

  List<String> writes() {
    return calls.stream().filter(call -> !READS.contains(call)).toList();
  }

  /** Goes to a state and an instant, for explorers. */
  void set(LambdaState value, CodeDeployState deployments, Instant instant) {
    state = value;
    codeDeploy = deployments;
    now = instant;
    calls.clear();
  }

  void frozen() {
    callTime = Duration.ZERO;
  }

  void edit(UnaryOperator<LambdaState> change) {
    state = change.apply(state);
  }

  /** Plays another deployer: not logged, no hooks. */
  LambdaAnswer direct(LambdaCall call) {
    var outcome = state.handle(call, now);
    state = outcome.state();
    return outcome.answer();
  }

  LambdaAnswer call(LambdaCall call) {
    String name =
        call instanceof LambdaCall.UpdateFunctionCode update && update.dryRun()
            ? "GetFunction"
            : call.operation();
    return around(name, () -> direct(call));
  }

  <T> Reply<T> other(String operation, Supplier<T> call) {
    return new Reply<>(around(operation, call), null);
  }

  private <T> T around(String operation, Supplier<T> call) {
    int number = calls.size();
    calls.add(operation);
    hook.before(number, operation);
    pass(callTime);
    T answer = call.get();
    hook.after(number, operation);
    return answer;
  }

  VirtualBuckets buckets() {
    return new VirtualBuckets(this);
  }

  DeploymentResult deploy(DeploymentRequest request, DeploymentListener... listeners) {
    if (run(request, false, listeners) instanceof Progress.Finished finished) {
      return finished.result();
    }
    throw new AssertionError("no result");
  }

  /** What a deployment fails with. */
  SnapStartException failure(DeploymentRequest request) {
    SnapStartException error =
        catchThrowableOfType(SnapStartException.class, () -> deploy(request));
    assertThat(error).isNotNull();
    return error;
  }

  DeploymentPlan plan(DeploymentRequest request) {
    if (run(request, true) instanceof Progress.Planned planned) {
      return planned.plan();
    }
    throw new AssertionError("no plan");
  }

  Deployment deployment(
      DeploymentRequest request, boolean planOnly, DeploymentListener... listeners) {
    return deployment(request, planOnly, new StateGateway(this), listeners);
  }

  Deployment deployment(
      DeploymentRequest request,
      boolean planOnly,
      LambdaGateway gateway,
      DeploymentListener... listeners) {
    return deployment(NamedContent.goal(request), planOnly, gateway, listeners);
  }

  Deployment deployment(
      Goal goal, boolean planOnly, LambdaGateway gateway, DeploymentListener... listeners) {
    Deployment.Surroundings surroundings =
        new Deployment.Surroundings(
            gateway,
            Quotas.UNLIMITED,
            Breaker.NONE,
            failures -> Duration.ofMillis(100L * failures),
            clock(),
            state.account().region());
    return new Deployment(goal, planOnly, surroundings, new Announcer(List.of(listeners)));
  }

  private Progress run(
      DeploymentRequest request, boolean planOnly, DeploymentListener... listeners) {
    Deployment deployment = deployment(request, planOnly, listeners);
    for (int moves = 0; moves < 10_000; moves++) {
      Progress progress = deployment.advance();
      if (!(progress instanceof Progress.ComeBackAt later)) {
        return progress;
      }
      if (later.instant().isAfter(now)) {
        pass(Duration.between(now, later.instant()));
      }
    }
    throw new AssertionError("does not end");
  }

  private Clock clock() {
    InstantSource source = () -> now.truncatedTo(ChronoUnit.MICROS);
    return source.withZone(ZoneOffset.UTC);
  }
}
