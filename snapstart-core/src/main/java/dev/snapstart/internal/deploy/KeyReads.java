package dev.snapstart.internal.deploy;

import dev.snapstart.access.AccessStatement;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.Observed;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.KmsGrantView;
import dev.snapstart.model.KmsGrantView.Verdict;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.plan.Facet;
import java.time.Clock;
import java.util.Optional;

/**
 * Looks at KMS keys. A look that KMS does not allow, or does not answer, is a look that told
 * nothing: it must not cost a deployment that Lambda itself would let through.
 */
final class KeyReads {
  private final Goal goal;
  private final LambdaGateway gateway;
  private final Clock clock;

  KeyReads(Goal goal, LambdaGateway gateway, Clock clock) {
    this.goal = goal;
    this.gateway = gateway;
    this.clock = clock;
  }

  World key(World world, Facet<KmsKeyView> facet, FunctionSetting<String> setting) {
    return world.with(facet, describe(goal.settings().target(setting).orElseThrow()));
  }

  World grant(World world) {
    String key = goal.settings().target(FunctionSetting.KMS_KEY_ARN).orElseThrow();
    Optional<FunctionState> latest = world.latest().value();
    String role =
        goal.settings()
            .target(FunctionSetting.ROLE)
            .or(() -> latest.flatMap(state -> state.settings().get(FunctionSetting.ROLE)))
            .orElse("");
    return world.with(
        Facet.KMS_GRANT, new Observed.Present<>(rehearse(key, role), clock.instant()));
  }

  private Observed<KmsKeyView> describe(String key) {
    try {
      return new Observed.Present<>(gateway.describeKey(key), clock.instant());
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return new Observed.Absent<>(clock.instant());
      }
      return new Observed.Present<>(new KmsKeyView.Unseen(withoutAnswer(failure)), clock.instant());
    }
  }

  private KmsGrantView rehearse(String key, String role) {
    try {
      gateway.rehearseGrant(key, role);
      return new KmsGrantView(Verdict.ALLOWED, "");
    } catch (CallFailure failure) {
      return failure.kind() == CallFailure.Kind.ACCESS_DENIED
          ? new KmsGrantView(Verdict.DENIED, statement(failure, key))
          : new KmsGrantView(Verdict.UNKNOWN, withoutAnswer(failure));
    }
  }

  private static String statement(CallFailure denied, String key) {
    return AccessStatement.allowing(denied.action(), key).toJson();
  }

  /** Says why nothing was seen; what waiting or logging in would help against goes on its way. */
  private static String withoutAnswer(CallFailure failure) {
    return switch (failure.kind()) {
      case THROTTLED, NO_CREDENTIALS, BAD_CREDENTIALS -> throw failure;
      case ACCESS_DENIED -> failure.action() + " is missing";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
