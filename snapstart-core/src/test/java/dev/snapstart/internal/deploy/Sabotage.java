package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

import dev.snapstart.Copy;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.CodeDeployGateway;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Breaks one rule of the engine from outside, each method another one. */
final class Sabotage {
  private Sabotage() {}

  static LambdaGateway none(VirtualLambda lambda, LambdaGateway gateway) {
    return gateway;
  }

  static LambdaGateway withoutRevisions(VirtualLambda lambda, LambdaGateway gateway) {
    return sending(gateway, Sabotage::unguarded);
  }

  private static Object unguarded(Object argument) {
    boolean guarded =
        argument instanceof Step.UpdateCode
            || argument instanceof Step.UpdateConfiguration
            || argument instanceof Step.ShiftAlias
            || argument instanceof Step.WeighAlias;
    return guarded ? Copy.of((Record) argument).with("revisionId", null).made() : argument;
  }

  static LambdaGateway stampingEachPublish(VirtualLambda lambda, LambdaGateway gateway) {
    return sending(
        gateway,
        argument -> {
          if (argument instanceof Step.PublishVersion step) {
            lambda.direct(
                new LambdaCall.UpdateFunctionConfiguration(
                    FUNCTION,
                    SettingsChange.builder().description("at " + lambda.now()).build(),
                    null));
            lambda.pass(Duration.ofSeconds(1));
            return Copy.of(step).with("revisionId", null).made();
          }
          return argument;
        });
  }

  static LambdaGateway givingUpByItself(VirtualLambda lambda, LambdaGateway gateway) {
    return sending(
        gateway,
        argument -> {
          if (argument instanceof Step.PublishVersion) {
            throw SnapStartException.of(ErrorCode.REJECTED, "No.").build();
          }
          return argument;
        });
  }

  static LambdaGateway deletingAfterTheMove(VirtualLambda lambda, LambdaGateway gateway) {
    return altered(
        gateway,
        "writeAlias",
        (method, arguments, real) -> {
          Object answer = real.call(arguments);
          if (arguments[1] instanceof Step.ShiftAlias) {
            lambda.direct(new LambdaCall.DeleteFunction(FUNCTION, "1"));
          }
          return answer;
        });
  }

  static LambdaGateway claimingToBeReady(VirtualLambda lambda, LambdaGateway gateway) {
    return showing(
        gateway,
        (qualifier, state) ->
            qualifier == null
                ? state
                : Copy.of(state).with("state", "Active").with("optimizationStatus", "On").made());
  }

  static LambdaGateway claimingTheMemory(VirtualLambda lambda, LambdaGateway gateway) {
    return showing(
        gateway,
        (qualifier, state) ->
            Copy.of(state)
                .with(
                    "settings",
                    state.settings().toBuilder().put(FunctionSetting.MEMORY_MB, 1024).build())
                .made());
  }

  /** Shows all aliases without their descriptions. */
  static LambdaGateway withoutLedgers(VirtualLambda lambda, LambdaGateway gateway) {
    return altered(
        gateway,
        "listAliases",
        (method, arguments, real) -> {
          Reply<Page<AliasState>> reply = aliases(real.call(arguments));
          List<AliasState> undescribed =
              reply.value().items().stream()
                  .map(it -> Copy.of(it).with("description", "").made())
                  .toList();
          return new Reply<>(
              new Page<>(undescribed, reply.value().nextMarker()), reply.serverTime());
        });
  }

  /** Says that traffic was returned, and leaves it where it is; an alarm asks for that. */
  static LambdaGateway claimingToReturn(VirtualLambda lambda, LambdaGateway gateway) {
    return claiming(Step.ReturnTraffic.class, alarmedByTraffic(lambda, gateway));
  }

  /** Says that a rollback was noted. */
  static LambdaGateway claimingToNote(VirtualLambda lambda, LambdaGateway gateway) {
    return claiming(Step.NoteRollback.class, gateway);
  }

  /** Says that nothing is under way. */
  static LambdaGateway hidingDeployments(VirtualLambda lambda, LambdaGateway gateway) {
    lambda.codeDeploy(
        codeDeploy ->
            Altered.of(
                CodeDeployGateway.class,
                codeDeploy,
                "deployments",
                (method, arguments, real) -> List.of()));
    return gateway;
  }

  /** No sabotage, but an alarm that goes off as soon as the new version has traffic. */
  static LambdaGateway alarmedByTraffic(VirtualLambda lambda, LambdaGateway gateway) {
    return altered(
        gateway,
        "alarmStates",
        (method, arguments, real) -> {
          Object answer = real.call(arguments);
          boolean traffic =
              lambda.function() != null
                  && !lambda.function().aliases().get(ALIAS).weights().isEmpty();
          return traffic ? Map.of("errors", "ALARM") : answer;
        });
  }

  /** Answers as if a write of the alias had been made. */
  private static LambdaGateway claiming(
      Class<? extends Step.AliasWrite> write, LambdaGateway gateway) {
    return altered(
        gateway,
        "writeAlias",
        (method, arguments, real) -> {
          if (!write.isInstance(arguments[1])) {
            return real.call(arguments);
          }
          Step.AliasWrite step = write.cast(arguments[1]);
          AliasState alias = gateway.getAlias((FunctionId) arguments[0], step.alias()).value();
          Copy<AliasState> claimed = Copy.of(alias).with("description", step.description());
          if (step.version() != null) {
            claimed.with("version", step.version()).with("routingWeights", step.weights());
          }
          return new Reply<>(claimed.made(), null);
        });
  }

  /** Shows functions and versions otherwise than they are. */
  @SuppressWarnings("unchecked")
  private static LambdaGateway showing(
      LambdaGateway gateway, BiFunction<Object, FunctionState, FunctionState> change) {
    return altered(
        gateway,
        "getFunction",
        (method, arguments, real) -> {
          Reply<FunctionState> reply = (Reply<FunctionState>) real.call(arguments);
          return new Reply<>(change.apply(arguments[1], reply.value()), reply.serverTime());
        });
  }

  private static LambdaGateway altered(
      LambdaGateway gateway, String method, Altered.Answer answer) {
    return Altered.of(LambdaGateway.class, gateway, method, answer);
  }

  private static LambdaGateway sending(LambdaGateway gateway, UnaryOperator<Object> change) {
    return Altered.of(
        LambdaGateway.class,
        gateway,
        (method, arguments, real) -> {
          Object[] changed = arguments.clone();
          for (int i = 0; i < changed.length; i++) {
            changed[i] = change.apply(changed[i]);
          }
          return real.call(changed);
        });
  }

  @SuppressWarnings("unchecked")
  private static Reply<Page<AliasState>> aliases(Object answer) {
    return (Reply<Page<AliasState>>) answer;
  }
}
