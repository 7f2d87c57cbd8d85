package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.HandOverScenarios.GROUP;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.CodeDeployGateway;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.local.state.SnapshotFailure;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.TrafficGate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Every interleaving within bounds keeps the invariants; each invariant can be seen to fail. */
@org.junit.jupiter.api.Tag("slow")
class ExplorerTest {
  /** Raise it with -Dsnapstart.explorer.states=1000000 for a longer walk. */
  private static final int STATES = Integer.getInteger("snapstart.explorer.states", 120_000);

  private static final Explorer.Bounds SMALL = new Explorer.Bounds(1, 1, 1, STATES);

  @Test
  void everyInterleavingOfAChangeKeepsTheInvariants() {
    report("change", explore(changed(), twoVersions(), new Explorer.Bounds(1, 2, 1, STATES)));
  }

  @Test
  void everyInterleavingOfACreationKeepsTheInvariants() {
    report("creation", explore(Scenario.deploy("v1.zip").build(), new VirtualLambda(), SMALL));
  }

  @Test
  void everyInterleavingOfARecoveryKeepsTheInvariants() {
    Scenario scenario = Scenario.failedBefore();
    report("recovery", explore(scenario.request().get(), scenario.start(), SMALL));
  }

  @Test
  void everyInterleavingOfARecoveryThatDeletesKeepsTheInvariants() {
    Scenario scenario = Scenario.failedBeforeAndDeleted();
    report("deletion", explore(scenario.request().get(), scenario.start(), SMALL));
  }

  @Test
  void everyInterleavingOfAnAwakeningKeepsTheInvariants() {
    Scenario scenario = Scenario.idleBefore();
    report("awakening", explore(scenario.request().get(), scenario.start(), SMALL));
  }

  @Test
  void everyInterleavingOfNewKeysKeepsTheInvariants() {
    Scenario scenario = Scenario.newKeys();
    report("new keys", explore(scenario.request().get(), scenario.start(), SMALL));
  }

  @Test
  void everyInterleavingOfASnapshotThatFailsKeepsTheInvariants() {
    VirtualLambda lambda = twoVersions();
    lambda.edit(
        state ->
            state.withPlannedFailure(FUNCTION, new SnapshotFailure("FunctionError", "it threw")));
    DeploymentRequest request =
        Scenario.deploy("v2.zip", Scenario.base().memoryMb(1024)).deleteFailedVersion(true).build();
    report("failure", explore(request, lambda, SMALL));
  }

  @Test
  void everyInterleavingOfAPruningKeepsTheInvariants() {
    VirtualLambda lambda = new VirtualLambda();
    Scenario.deployedFourTimes(lambda);
    report("pruning", explore(pruning(), lambda, SMALL));
  }

  @Test
  void aPruningThatDoesNotLookAtAliasesIsFound() {
    VirtualLambda lambda = new VirtualLambda();
    Scenario.deployedFourTimes(lambda);
    assertThatThrownBy(
            () ->
                explore(
                    pruning(),
                    lambda,
                    SMALL,
                    (it, gateway) -> new Delegating(gateway).withoutLedgers()))
        .hasMessageContaining("version 3 was deleted");
  }

  private static DeploymentRequest pruning() {
    return DeploymentRequest.forFunction(FUNCTION)
        .prune(Scenario.keeping(1).withUnusedFor(Duration.ZERO))
        .build();
  }

  @Test
  void everyInterleavingOfAShiftKeepsTheInvariants() {
    report("shift", exploreShift(shifting(), (lambda, gateway) -> gateway));
  }

  @Test
  void everyInterleavingOfAShiftThatTurnsBackKeepsTheInvariants() {
    report("return", exploreShift(shifting(), ExplorerTest::alarmedByTraffic));
  }

  @Test
  void everyInterleavingOfARollbackKeepsTheInvariants() {
    VirtualLambda lambda = twoVersions();
    lambda.direct(Scenario.weighted("1", "2", 0.1, "1<0 to=2 at=2026-11-23T08:00:00Z"));
    report("rollback of a shift", exploreFrom(rollback(), lambda, (it, gateway) -> gateway));
    VirtualLambda moved = twoVersions();
    moved.direct(new LambdaCall.UpdateAlias(FUNCTION, ALIAS, "2", "[snapstart 2<1]", null, null));
    moved.edit(state -> state.withIdle(FUNCTION, "1"));
    report("rollback", exploreFrom(rollback(), moved, (it, gateway) -> gateway));
  }

  @Test
  void everyInterleavingOfAHandOverKeepsTheInvariants() {
    VirtualLambda lambda = new VirtualLambda();
    HandOverScenarios.withGroup(lambda);
    report("hand-over", exploreFrom(handedOver(GROUP), lambda, (it, gateway) -> gateway));
    report("detached", exploreFrom(handedOver(GROUP.detached()), lambda, (it, gateway) -> gateway));
  }

  @Test
  void everyInterleavingOfARollbackOfAHandOverKeepsTheInvariants() {
    report("taking back", exploreFrom(takingBack(), underWay(), (it, gateway) -> gateway));
  }

  @Test
  void aDeploymentThatIsNotStoppedIsFound() {
    assertThatThrownBy(
            () ->
                exploreFrom(
                    takingBack(),
                    underWay(),
                    (lambda, gateway) -> {
                      lambda.codeDeploy(ExplorerTest::hidingDeployments);
                      return gateway;
                    }))
        .hasMessageContaining("CodeDeploy still shifts");
  }

  @Test
  void aRollbackThatIsNotNotedIsFound() {
    assertThatThrownBy(
            () ->
                exploreFrom(
                    takingBack(),
                    underWay(),
                    (lambda, gateway) -> new Delegating(gateway).claimingToNote()))
        .hasMessageContaining("the alias does not say so");
  }

  /** Says that nothing is under way. */
  private static CodeDeployGateway hidingDeployments(CodeDeployGateway gateway) {
    return (CodeDeployGateway)
        Proxy.newProxyInstance(
            CodeDeployGateway.class.getClassLoader(),
            new Class<?>[] {CodeDeployGateway.class},
            (proxy, called, arguments) -> {
              try {
                Object answer = called.invoke(gateway, arguments);
                return called.getName().equals("deployments") ? List.of() : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static DeploymentRequest handedOver(CodeDeploy engine) {
    return Scenario.deploy("v2.zip")
        .alias(
            HandOverScenarios.by(
                engine, "Canary10Percent5Minutes", new TrafficGate.Alarms(List.of("errors"))))
        .build();
  }

  private static DeploymentRequest takingBack() {
    return HandOverScenarios.rollback().build();
  }

  /** CodeDeploy is moving the alias from 1 to 2. */
  private static VirtualLambda underWay() {
    VirtualLambda lambda = new VirtualLambda();
    HandOverScenarios.withGroup(lambda);
    lambda.deploy(handedOver(GROUP.detached()));
    lambda.pass(Duration.ofSeconds(30));
    return lambda;
  }

  @Test
  void aFailedGateThatLeavesTrafficBehindIsFound() {
    assertThatThrownBy(
            () ->
                exploreShift(
                    shifting(),
                    (lambda, gateway) ->
                        new Delegating(alarmedByTraffic(lambda, gateway)).claimingToReturn()))
        .hasMessageContaining("the new version has traffic");
  }

  @Test
  void aPortionForAVersionThatIsNotReadyIsFound() {
    assertThatThrownBy(
            () -> exploreShift(shifting(), wrapped("getFunction", ExplorerTest::claimReady)))
        .hasMessageContaining("not ready");
  }

  @Test
  void weightsThatAreOverwrittenUnseenAreFound() {
    assertThatThrownBy(
            () ->
                exploreShift(
                    shifting(), (lambda, gateway) -> new Delegating(gateway).withoutRevisions()))
        .hasMessageContaining("overwritten");
  }

  @Test
  void aDeletionOfWhatTheLedgerNamesIsFound() {
    assertThatThrownBy(
            () ->
                explore(
                    changed(),
                    twoVersions(),
                    SMALL,
                    (lambda, gateway) -> new Delegating(gateway).deletingAfterTheMove(lambda)))
        .hasMessageContaining("version 1 was deleted");
  }

  @Test
  void anErrorThatDoesNotSayHowThingsAreIsFound() {
    assertThatThrownBy(
            () ->
                explore(
                    changed(),
                    twoVersions(),
                    SMALL,
                    (lambda, gateway) -> new Delegating(gateway).givingUpByItself()))
        .hasMessageContaining("does not say how things are");
  }

  @Test
  void aReadinessThatIsNotCheckedIsFound() {
    assertThatThrownBy(
            () ->
                explore(
                    changed(),
                    twoVersions(),
                    SMALL,
                    wrapped("getFunction", ExplorerTest::claimReady)))
        .hasMessageContaining("not ready")
        .hasMessageContaining("start");
  }

  @Test
  void aRevisionThatIsNotSentIsFound() {
    assertThatThrownBy(
            () ->
                explore(
                    changed(),
                    twoVersions(),
                    SMALL,
                    (lambda, gateway) -> new Delegating(gateway).withoutRevisions()))
        .hasMessageContaining("overwritten")
        .hasMessageContaining("rival");
  }

  @Test
  void aVersionThatIsMadeDifferentEachTimeIsFound() {
    assertThatThrownBy(
            () ->
                explore(
                    changed(),
                    twoVersions(),
                    SMALL,
                    (lambda, gateway) -> new Delegating(gateway).stampingEachPublish(lambda)))
        .hasMessageContaining("published twice");
  }

  @Test
  void aRunThatEndsTooEarlyIsFound() {
    assertThatThrownBy(
            () ->
                explore(
                    changed(),
                    twoVersions(),
                    SMALL,
                    wrapped("getFunction", ExplorerTest::claimMemory)))
        .hasMessageContaining("plan is not empty");
  }

  private static void report(String name, Explorer.Report report) {
    assertThat(report.ends()).isPositive();
    System.out.printf(
        "explorer | %-19s | %,9d states | %,9d transitions | %,7d ends | %s%n",
        name,
        report.states(),
        report.transitions(),
        report.ends(),
        report.complete() ? "complete within its bounds" : "cut at the limit");
  }

  private static Explorer.Report explore(
      DeploymentRequest request, VirtualLambda start, Explorer.Bounds bounds) {
    return explore(request, start, bounds, (lambda, gateway) -> gateway);
  }

  private static Explorer.Report explore(
      DeploymentRequest request,
      VirtualLambda start,
      Explorer.Bounds bounds,
      BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    return new Explorer(request, Explorer.rivalMoves(), bounds, sabotage)
        .explore(start, new Invariants(request));
  }

  private static Explorer.Report exploreShift(
      DeploymentRequest request, BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    VirtualLambda lambda = new VirtualLambda();
    Scenario.deployed(lambda);
    return exploreFrom(request, lambda, sabotage);
  }

  private static Explorer.Report exploreFrom(
      DeploymentRequest request,
      VirtualLambda start,
      BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    return new Explorer(request, RivalMoves.whileShifting(FUNCTION), SMALL, sabotage)
        .explore(start, new Invariants(request));
  }

  private static DeploymentRequest shifting() {
    return Scenario.deploy("v2.zip")
        .alias(
            Scenario.shifted(
                "Linear40PercentEvery10Seconds", new TrafficGate.Alarms(List.of("errors"))))
        .build();
  }

  private static DeploymentRequest rollback() {
    return DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build();
  }

  /** The alarm goes off as soon as the new version has traffic. */
  private static LambdaGateway alarmedByTraffic(VirtualLambda lambda, LambdaGateway gateway) {
    return (LambdaGateway)
        Proxy.newProxyInstance(
            LambdaGateway.class.getClassLoader(),
            new Class<?>[] {LambdaGateway.class},
            (proxy, called, arguments) -> {
              try {
                Object answer = called.invoke(gateway, arguments);
                boolean traffic =
                    lambda.function() != null
                        && !lambda.function().aliases().get(ALIAS).weights().isEmpty();
                return called.getName().equals("alarmStates") && traffic
                    ? Map.of("errors", "ALARM")
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static DeploymentRequest changed() {
    return Scenario.deploy("v2.zip", Scenario.base().memoryMb(1024)).build();
  }

  /** Alias on version 1; version 2 is ready too, for a rival to move to. */
  private static VirtualLambda twoVersions() {
    VirtualLambda lambda = new VirtualLambda();
    Scenario.deployed(lambda);
    lambda.deploy(Scenario.deploy("v1b.zip").build());
    lambda.pass(Duration.ofSeconds(5));
    lambda.direct(new LambdaCall.UpdateAlias(FUNCTION, ALIAS, "1", "", null, null));
    lambda.pass(Duration.ofSeconds(90));
    return lambda;
  }

  @SuppressWarnings("unchecked")
  private static BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> wrapped(
      String method, BiFunction<Object[], Reply<FunctionState>, Reply<FunctionState>> change) {
    return (lambda, gateway) ->
        (LambdaGateway)
            Proxy.newProxyInstance(
                LambdaGateway.class.getClassLoader(),
                new Class<?>[] {LambdaGateway.class},
                (proxy, called, arguments) -> {
                  try {
                    Object answer = called.invoke(gateway, arguments);
                    return called.getName().equals(method)
                        ? change.apply(arguments, (Reply<FunctionState>) answer)
                        : answer;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  private static Reply<FunctionState> claimReady(Object[] arguments, Reply<FunctionState> reply) {
    FunctionState state = reply.value();
    return arguments[1] == null
        ? reply
        : new Reply<>(Delegating.copy(state, state.settings(), "Active", "On"), reply.serverTime());
  }

  private static Reply<FunctionState> claimMemory(Object[] arguments, Reply<FunctionState> reply) {
    FunctionState state = reply.value();
    return new Reply<>(
        Delegating.copy(
            state,
            state.settings().toBuilder().put(FunctionSetting.MEMORY_MB, 1024).build(),
            state.state(),
            state.optimizationStatus()),
        reply.serverTime());
  }

  /** Breaks one rule of the engine from outside. */
  private static final class Delegating {
    private final LambdaGateway gateway;

    Delegating(LambdaGateway gateway) {
      this.gateway = gateway;
    }

    LambdaGateway withoutRevisions() {
      return proxy(
          (method, argument) -> {
            if (argument instanceof Step.UpdateCode step) {
              return new Step.UpdateCode(step.code(), step.settings(), null);
            }
            if (argument instanceof Step.UpdateConfiguration step) {
              return new Step.UpdateConfiguration(step.settings(), step.recoveryRound(), null);
            }
            if (argument instanceof Step.ShiftAlias step) {
              return new Step.ShiftAlias(
                  step.alias(), step.from(), step.to(), step.description(), null);
            }
            if (argument instanceof Step.WeighAlias step) {
              return new Step.WeighAlias(
                  step.alias(), step.from(), step.to(), step.percent(), step.description(), null);
            }
            return argument;
          });
    }

    /** Says that traffic was returned, and leaves it where it is. */
    LambdaGateway claimingToReturn() {
      return (LambdaGateway)
          Proxy.newProxyInstance(
              LambdaGateway.class.getClassLoader(),
              new Class<?>[] {LambdaGateway.class},
              (proxy, called, arguments) -> {
                if (called.getName().equals("writeAlias")
                    && arguments[1] instanceof Step.ReturnTraffic step) {
                  return new Reply<>(
                      new AliasState(
                          "", step.alias(), step.to(), Map.of(), step.description(), null),
                      null);
                }
                try {
                  return called.invoke(gateway, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    /** Says that a rollback was noted. */
    LambdaGateway claimingToNote() {
      return (LambdaGateway)
          Proxy.newProxyInstance(
              LambdaGateway.class.getClassLoader(),
              new Class<?>[] {LambdaGateway.class},
              (proxy, called, arguments) -> {
                if (called.getName().equals("writeAlias")
                    && arguments[1] instanceof Step.NoteRollback step) {
                  AliasState alias =
                      gateway.getAlias((FunctionId) arguments[0], step.alias()).value();
                  return new Reply<>(
                      new AliasState(
                          alias.arn(),
                          alias.name(),
                          alias.version(),
                          alias.routingWeights(),
                          step.description(),
                          alias.revisionId()),
                      null);
                }
                try {
                  return called.invoke(gateway, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    /** Shows all aliases without their descriptions. */
    @SuppressWarnings("unchecked")
    LambdaGateway withoutLedgers() {
      return (LambdaGateway)
          Proxy.newProxyInstance(
              LambdaGateway.class.getClassLoader(),
              new Class<?>[] {LambdaGateway.class},
              (proxy, called, arguments) -> {
                try {
                  Object answer = called.invoke(gateway, arguments);
                  return called.getName().equals("listAliases")
                      ? undescribed((Reply<Page<AliasState>>) answer)
                      : answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    private static Reply<Page<AliasState>> undescribed(Reply<Page<AliasState>> reply) {
      List<AliasState> aliases =
          reply.value().items().stream()
              .map(
                  it ->
                      new AliasState(
                          it.arn(), it.name(), it.version(), it.routingWeights(), "", null))
              .toList();
      return new Reply<>(new Page<>(aliases, reply.value().nextMarker()), reply.serverTime());
    }

    LambdaGateway stampingEachPublish(VirtualLambda lambda) {
      return proxy(
          (method, argument) -> {
            if (argument instanceof Step.PublishVersion step) {
              lambda.direct(
                  new LambdaCall.UpdateFunctionConfiguration(
                      FUNCTION,
                      SettingsChange.builder().description("at " + lambda.now()).build(),
                      null));
              lambda.pass(Duration.ofSeconds(1));
              return new Step.PublishVersion(step.description(), step.codeSha256(), null);
            }
            return argument;
          });
    }

    LambdaGateway deletingAfterTheMove(VirtualLambda lambda) {
      return (LambdaGateway)
          Proxy.newProxyInstance(
              LambdaGateway.class.getClassLoader(),
              new Class<?>[] {LambdaGateway.class},
              (proxy, called, arguments) -> {
                try {
                  Object answer = called.invoke(gateway, arguments);
                  if (called.getName().equals("writeAlias")
                      && arguments[1] instanceof Step.ShiftAlias) {
                    lambda.direct(new LambdaCall.DeleteFunction(FUNCTION, "1"));
                  }
                  return answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    LambdaGateway givingUpByItself() {
      return proxy(
          (method, argument) -> {
            if (argument instanceof Step.PublishVersion) {
              throw SnapStartException.of(ErrorCode.REJECTED, "No.").build();
            }
            return argument;
          });
    }

    private LambdaGateway proxy(BiFunction<String, Object, Object> change) {
      return (LambdaGateway)
          Proxy.newProxyInstance(
              LambdaGateway.class.getClassLoader(),
              new Class<?>[] {LambdaGateway.class},
              (proxy, called, arguments) -> {
                if (arguments != null) {
                  for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = change.apply(called.getName(), arguments[i]);
                  }
                }
                try {
                  return called.invoke(gateway, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    static FunctionState copy(
        FunctionState state,
        dev.snapstart.model.SettingValues settings,
        String word,
        String optimization) {
      return new FunctionState(
          state.arn(),
          state.version(),
          state.codeSha256(),
          state.codeSizeBytes(),
          state.packageType(),
          settings,
          state.furtherSettings(),
          state.recoveryRound(),
          word,
          state.stateReasonCode(),
          state.stateReason(),
          state.lastUpdateStatus(),
          state.lastUpdateStatusReasonCode(),
          state.lastUpdateStatusReason(),
          optimization,
          state.revisionId(),
          state.lastModified(),
          state.tags(),
          state.location());
    }
  }
}
