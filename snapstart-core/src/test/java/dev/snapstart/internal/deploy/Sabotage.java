package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

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
import dev.snapstart.model.SettingValues;
import dev.snapstart.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
    if (argument instanceof Step.UpdateCode step) {
      return new Step.UpdateCode(step.code(), step.settings(), null);
    }
    if (argument instanceof Step.UpdateConfiguration step) {
      return new Step.UpdateConfiguration(step.settings(), step.recoveryRound(), null);
    }
    if (argument instanceof Step.ShiftAlias step) {
      return new Step.ShiftAlias(step.alias(), step.from(), step.to(), step.description(), null);
    }
    if (argument instanceof Step.WeighAlias step) {
      return new Step.WeighAlias(
          step.alias(), step.from(), step.to(), step.percent(), step.description(), null);
    }
    return argument;
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
            return new Step.PublishVersion(step.description(), step.codeSha256(), null);
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
    return altered(
        gateway,
        "getFunction",
        (method, arguments, real) -> {
          Reply<FunctionState> reply = function(real.call(arguments));
          FunctionState state = reply.value();
          return arguments[1] == null
              ? reply
              : new Reply<>(copy(state, state.settings(), "Active", "On"), reply.serverTime());
        });
  }

  static LambdaGateway claimingTheMemory(VirtualLambda lambda, LambdaGateway gateway) {
    return altered(
        gateway,
        "getFunction",
        (method, arguments, real) -> {
          Reply<FunctionState> reply = function(real.call(arguments));
          FunctionState state = reply.value();
          SettingValues settings =
              state.settings().toBuilder().put(FunctionSetting.MEMORY_MB, 1024).build();
          return new Reply<>(
              copy(state, settings, state.state(), state.optimizationStatus()), reply.serverTime());
        });
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
                  .map(it -> written(it.name(), it.version(), it.routingWeights(), "", it.arn()))
                  .toList();
          return new Reply<>(
              new Page<>(undescribed, reply.value().nextMarker()), reply.serverTime());
        });
  }

  /** Says that traffic was returned, and leaves it where it is; an alarm asks for that. */
  static LambdaGateway claimingToReturn(VirtualLambda lambda, LambdaGateway gateway) {
    return altered(
        alarmedByTraffic(lambda, gateway),
        "writeAlias",
        (method, arguments, real) ->
            arguments[1] instanceof Step.ReturnTraffic step
                ? new Reply<>(
                    written(step.alias(), step.to(), Map.of(), step.description(), ""), null)
                : real.call(arguments));
  }

  /** Says that a rollback was noted. */
  static LambdaGateway claimingToNote(VirtualLambda lambda, LambdaGateway gateway) {
    return altered(
        gateway,
        "writeAlias",
        (method, arguments, real) -> {
          if (arguments[1] instanceof Step.NoteRollback step) {
            AliasState alias = gateway.getAlias((FunctionId) arguments[0], step.alias()).value();
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
          return real.call(arguments);
        });
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
  private static Reply<FunctionState> function(Object answer) {
    return (Reply<FunctionState>) answer;
  }

  @SuppressWarnings("unchecked")
  private static Reply<Page<AliasState>> aliases(Object answer) {
    return (Reply<Page<AliasState>>) answer;
  }

  private static AliasState written(
      String alias, String version, Map<String, Double> weights, String description, String arn) {
    return new AliasState(arn, alias, version, weights, description, null);
  }

  private static FunctionState copy(
      FunctionState state, SettingValues settings, String word, @Nullable String optimization) {
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
