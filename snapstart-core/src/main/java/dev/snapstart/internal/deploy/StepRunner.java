package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.Observed;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.GateResult;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Performs one step against Lambda and folds the answer into a new world: the only I/O. */
final class StepRunner {
  private final Goal goal;
  private final FunctionId function;
  private final LambdaGateway gateway;
  private final Clock clock;
  private final InventoryReads inventory;
  private final KeyReads keys;
  private final GateQuestions gates;
  private final HandOverCalls handOver;
  private final CallerCalls callers;

  StepRunner(Goal goal, LambdaGateway gateway, Clock clock) {
    this.goal = goal;
    this.function = goal.request().function();
    this.gateway = gateway;
    this.clock = clock;
    this.inventory = new InventoryReads(goal, gateway, clock);
    this.keys = new KeyReads(goal, gateway, clock);
    this.handOver = new HandOverCalls(goal, gateway::codeDeploy, clock);
    this.gates = new GateQuestions(goal, gateway);
    this.callers = new CallerCalls(function, gateway, clock);
  }

  /** Which quota the step's call counts against. */
  static Bucket bucket(Step step) {
    if (step instanceof Step.Observe observe) {
      return switch (observe.facet().kind()) {
        case LATEST, VERSION -> Bucket.GET_FUNCTION;
        case ALIAS,
            CODE_HASH,
            VERSIONS,
            ALIASES,
            PROVISIONED,
            MAPPINGS,
            MAPPING,
            URLS,
            URL,
            POLICY,
            ALLOWED ->
            Bucket.CONTROL_PLANE;
        case IDENTITY,
            STAGED_PACKAGE,
            S3_OBJECT,
            GATE,
            DEPLOYMENT_GROUP,
            DEPLOYMENT_CONFIG,
            DEPLOYMENTS,
            DEPLOYMENT,
            LOST_DEPLOYMENT,
            KMS_KEY,
            SOURCE_KMS_KEY,
            KMS_GRANT,
            CALLS,
            INTEGRATIONS,
            INTEGRATION,
            REFUSAL ->
            Bucket.NONE;
      };
    }
    if (step instanceof CallerWrite write) {
      return CallerCalls.bucket(write);
    }
    return step instanceof Step.StagePackage
            || step instanceof Step.WakeVersion
            || HandOverCalls.concern(step)
            || step instanceof Step.CheckGate
        ? Bucket.NONE
        : Bucket.CONTROL_PLANE;
  }

  World run(Step step, World world) {
    if (step instanceof Step.Observe observe) {
      return observe(observe.facet(), world);
    }
    if (step instanceof Step.CheckGate check) {
      Instant asked = clock.instant();
      GateResult said = gates.ask(check, asked.plus(world.witness().serverAhead()));
      return world.with(Facet.gate(check.gate()), new Observed.Present<>(said, asked));
    }
    if (step instanceof Step.Write write) {
      return write(write, world.withPause(null)).withAccepted(write);
    }
    throw new IllegalArgumentException(step.name() + " is nothing to run");
  }

  /**
   * Whether Lambda has refused a deletion for good, as far as this run goes; a conflict may pass,
   * and is looked into once.
   */
  boolean isRefusal(Step step, CallFailure failure, boolean again) {
    return step instanceof Step.DeleteVersion
        && goal.request().prune().isPresent()
        && (failure.kind() == CallFailure.Kind.REJECTED
            || (failure.kind() == CallFailure.Kind.CONFLICT && again));
  }

  World refused(Step.DeleteVersion step, CallFailure failure, World world) {
    String reason = String.valueOf(failure.getMessage());
    return InventoryReads.outdated(world)
        .with(Facet.refusal(step.version()), new Observed.Present<>(reason, clock.instant()));
  }

  /** What a failed step may have changed, and what it may have been wrong about. */
  World forgetAfterFailure(Step step, World world) {
    if (step instanceof Step.AliasWrite) {
      World unread = world.forget(Facet.ALIASES).forget(Facet.ALIAS);
      return step instanceof Step.ShiftAlias shift
          ? unread.forget(Facet.version(shift.to()))
          : unread;
    }
    if (step instanceof Step.DeleteVersion) {
      return InventoryReads.outdated(world);
    }
    if (step instanceof CallerWrite write) {
      return CallerCalls.forgetAfterFailure(write, world);
    }
    if (HandOverCalls.concern(step)) {
      return handOver.forgetAfterFailure(step, world);
    }
    if (step instanceof Step.StagePackage) {
      return world.forget(Facet.STAGED_PACKAGE);
    }
    if (step instanceof Step.PublishVersion) {
      return world.forget(Facet.LATEST).withPublishUncertain();
    }
    if (step instanceof Step.UpdateConfiguration update && update.recoveryRound() > 0) {
      // Publishing again tells whether the mark arrived: only then is there a new version.
      return world.forget(Facet.LATEST).withPublished(null);
    }
    if (step instanceof Step.WakeVersion wake) {
      return world.forget(Facet.version(wake.version()));
    }
    if (step instanceof Step.Observe observe) {
      return CallerCalls.forgetAfterFailure(observe.facet(), world);
    }
    return step instanceof Step.CheckGate ? world : world.forget(Facet.LATEST);
  }

  private World observe(Facet<?> facet, World world) {
    return switch (facet.kind()) {
      case LATEST -> latest(world);
      case ALIAS -> alias(world);
      case VERSION -> version(world, String.valueOf(facet.version()));
      case IDENTITY -> identity(world);
      case STAGED_PACKAGE -> staged(world);
      case CODE_HASH -> codeHash(world);
      case S3_OBJECT -> inspected(world);
      case VERSIONS, ALIASES, PROVISIONED, MAPPINGS, URLS, INTEGRATIONS, CALLS, POLICY ->
          inventory.observe(facet, world);
      case MAPPING, URL, ALLOWED, INTEGRATION -> callers.observe(facet, world);
      case DEPLOYMENT_GROUP, DEPLOYMENT_CONFIG, DEPLOYMENTS, DEPLOYMENT ->
          handOver.observe(facet, world);
      case LOST_DEPLOYMENT -> throw new IllegalStateException("a loss is not asked for");
      case REFUSAL -> throw new IllegalStateException("a refusal is not asked for");
      case KMS_KEY -> keys.key(world, Facet.KMS_KEY, FunctionSetting.KMS_KEY_ARN);
      case SOURCE_KMS_KEY ->
          keys.key(world, Facet.SOURCE_KMS_KEY, FunctionSetting.SOURCE_KMS_KEY_ARN);
      case KMS_GRANT -> keys.grant(world);
      case GATE -> throw new IllegalStateException("gates are asked, not observed");
    };
  }

  private World latest(World world) {
    Reply<Optional<FunctionState>> reply = orAbsent(() -> gateway.getFunction(function, null));
    return started(world, reply).readLatest(observed(reply));
  }

  private World version(World world, String number) {
    Reply<Optional<FunctionState>> reply = orAbsent(() -> gateway.getFunction(function, number));
    return started(world, reply).readVersion(number, observed(reply));
  }

  private World alias(World world) {
    String name = goal.request().alias().orElseThrow().name();
    Reply<Optional<AliasState>> reply = orAbsent(() -> gateway.getAlias(function, name));
    return started(world, reply).readAlias(observed(reply));
  }

  private World identity(World world) {
    try {
      return world.with(Facet.IDENTITY, observed(gateway.callerAccount()));
    } catch (CallFailure failure) {
      if (goal.request().expectedAccount().isPresent()) {
        throw failure;
      }
      // Only good to show, then: a deployment does not depend on STS.
      return world.with(Facet.IDENTITY, new Observed.Absent<>(clock.instant()));
    }
  }

  private World staged(World world) {
    Step.StagePackage place = goal.staging();
    if (place == null) {
      throw new IllegalStateException("only packages with a staging bucket are looked for there");
    }
    return world.with(
        Facet.STAGED_PACKAGE,
        gateway.packageExists(place)
            ? new Observed.Present<>(place.key(), clock.instant())
            : new Observed.Absent<>(clock.instant()));
  }

  private World codeHash(World world) {
    CodePackage code = goal.code();
    if (code == null) {
      throw new IllegalStateException("only code that is named is asked for its hash");
    }
    return world.with(
        Facet.CODE_HASH,
        new Observed.Present<>(gateway.codeHash(function, code).value(), clock.instant()));
  }

  private World inspected(World world) {
    if (!(goal.code() instanceof CodePackage.InS3 object)) {
      throw new IllegalStateException("only objects in S3 are looked at");
    }
    return world.with(Facet.S3_OBJECT, observed(gateway.inspect(object)));
  }

  private World write(Step.Write step, World world) {
    if (step instanceof Step.CreateFunction create) {
      return latestWritten(world, create.code(), gateway.createFunction(function, create).value());
    }
    if (step instanceof Step.UpdateCode update) {
      return latestWritten(world, update.code(), gateway.updateCode(function, update).value());
    }
    if (step instanceof Step.UpdateConfiguration update) {
      FunctionState answer = gateway.updateConfiguration(function, update).value();
      World written = latestWritten(world, null, answer);
      return update.recoveryRound() > 0 ? written.withPublished(null) : written;
    }
    if (step instanceof Step.PublishVersion publish) {
      return published(world, publish, gateway.publishVersion(function, publish).value());
    }
    if (step instanceof Step.AliasWrite alias) {
      String description = stamped(alias.description(), world);
      return aliasWritten(world, gateway.writeAlias(function, alias.withDescription(description)));
    }
    if (step instanceof CallerWrite write) {
      return callers.write(write, world);
    }
    if (HandOverCalls.concern(step)) {
      return handOver.write(step, world);
    }
    if (step instanceof Step.StagePackage stage) {
      gateway.stagePackage(stage);
      return world.with(Facet.STAGED_PACKAGE, new Observed.Present<>(stage.key(), clock.instant()));
    }
    if (step instanceof Step.WakeVersion wake) {
      gateway.wakeVersion(function, wake);
      return world.forget(Facet.version(wake.version()));
    }
    if (step instanceof Step.DeleteVersion delete) {
      gateway.deleteVersion(function, delete);
      return deleted(InventoryReads.outdated(world), delete.version());
    }
    if (step instanceof Step.TagFunction tag) {
      gateway.tagFunction(tag);
      return world.forget(Facet.LATEST);
    }
    gateway.untagFunction((Step.UntagFunction) step);
    return world.forget(Facet.LATEST);
  }

  /** Notes when a move is made, by Lambda's clock: any machine can go on from that. */
  private String stamped(String description, World world) {
    return AliasLedger.stamped(description, clock.instant().plus(world.witness().serverAhead()));
  }

  private World aliasWritten(World world, Reply<AliasState> reply) {
    return world
        .forget(Facet.ALIASES)
        .with(Facet.ALIAS, new Observed.Present<>(reply.value(), clock.instant()));
  }

  /**
   * Keeps a write's answer only while it shows the write under way: the revision to go on with must
   * come from a read that shows it settled.
   */
  private World latestWritten(World world, @Nullable CodePackage code, FunctionState answer) {
    World hashed =
        code != null && code.sha256() == null
            ? world.with(
                Facet.CODE_HASH, new Observed.Present<>(answer.codeSha256(), clock.instant()))
            : world;
    return answer.isInProgress()
        ? hashed.with(Facet.LATEST, new Observed.Present<>(answer, clock.instant()))
        : hashed.forget(Facet.LATEST);
  }

  /** After a version from before was deleted publishing makes a new one; ours is still reported. */
  private static World deleted(World world, String version) {
    World.Published published = world.deeds().published();
    boolean wasHandedBack =
        published != null
            && published.version().equals(version)
            && !published.fresh()
            && !published.seenPending();
    return wasHandedBack ? world.withPublished(null).forget(Facet.LATEST) : world;
  }

  private World published(World world, Step.PublishVersion step, FunctionState version) {
    boolean fresh = isFresh(world, step, version);
    boolean pending = "Pending".equals(version.state());
    return world
        .withPublished(new World.Published(version.version(), fresh, pending, false))
        .with(Facet.version(version.version()), new Observed.Present<>(version, clock.instant()))
        .forget(Facet.LATEST);
  }

  /**
   * Tells a new version from one that Lambda handed back because nothing changed: the answer has no
   * flag for it. A new version carries the description that was sent, begins as Pending if it has
   * SnapStart, and was made after this run's first answer, by the server's clock.
   */
  private static boolean isFresh(World world, Step.PublishVersion step, FunctionState version) {
    boolean seenBefore = !world.version(version.version()).isUnknown();
    boolean otherDescription =
        step.description() != null && !step.description().equals(descriptionOf(version));
    boolean pastItsSnapshot =
        version.snapStart()
            && !"Pending".equals(version.state())
            && !world.deeds().publishUncertain();
    Instant start = world.witness().serverStart();
    Instant made = version.lastModified();
    return !seenBefore
        && !otherDescription
        && !pastItsSnapshot
        && (start == null || made == null || !made.isBefore(start));
  }

  private static @Nullable String descriptionOf(FunctionState version) {
    return version.settings().get(FunctionSetting.DESCRIPTION).orElse(null);
  }

  private <T> Observed<T> observed(Reply<Optional<T>> reply) {
    Instant now = clock.instant();
    return reply
        .value()
        .<Observed<T>>map(value -> new Observed.Present<>(value, now))
        .orElseGet(() -> new Observed.Absent<>(now));
  }

  private <T> World started(World world, Reply<T> reply) {
    Instant serverTime = reply.serverTime();
    return serverTime == null ? world : world.withServerStart(serverTime, clock.instant());
  }

  private static <T> Reply<Optional<T>> orAbsent(Supplier<Reply<T>> call) {
    try {
      Reply<T> reply = call.get();
      return new Reply<>(Optional.of(reply.value()), reply.serverTime());
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return new Reply<>(Optional.empty(), null);
      }
      throw failure;
    }
  }
}
