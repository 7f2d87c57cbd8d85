package dev.snapstart.internal.deploy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.internal.code.PackagePreparer;
import dev.snapstart.internal.code.PreparedPackage;
import dev.snapstart.internal.lambda.Breaker;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionStatus;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts runs: checks what only the connection can judge, and reads the archive. */
public final class Engine {
  /** How long a single read of a status goes on against throttling. */
  private static final Duration READ_PATIENCE = Duration.ofMinutes(2);

  private final Deployment.Surroundings surroundings;
  private final PackagePreparer preparer;
  private final Sleeper sleeper;

  public Engine(Deployment.Surroundings surroundings, PackagePreparer preparer, Sleeper sleeper) {
    this.surroundings = surroundings;
    this.preparer = preparer;
    this.sleeper = sleeper;
  }

  /**
   * Prepares a run; close it to delete the normalised copy of the archive.
   *
   * @throws SnapStartException if the input is wrong; no call was made then
   */
  public Run start(
      DeploymentRequest request, boolean planOnly, List<DeploymentListener> listeners) {
    checkRegion(request);
    Announcer announcer = new Announcer(listeners);
    if (!(request.code() instanceof CodeSource.Archive archive)) {
      Goal goal = Goal.of(request, objectIn(request.code()), null);
      return new Run(new Deployment(goal, planOnly, surroundings, announcer), null);
    }
    PreparedPackage prepared = preparer.prepare(archive);
    return new Run(
        new Deployment(goal(request, archive, prepared), planOnly, surroundings, announcer),
        prepared);
  }

  /** Makes moves until the run ends, sleeping in between on the calling thread. */
  public Progress drive(Run run) {
    while (true) {
      Progress progress = run.deployment().advance();
      if (!(progress instanceof Progress.ComeBackAt later)) {
        return progress;
      }
      try {
        sleeper.sleepUntil(later.instant());
      } catch (InterruptedException e) {
        run.deployment().cancel();
        return endInterrupted(run);
      }
    }
  }

  /** Reads a function, its aliases and the versions that they point to. */
  public FunctionStatus status(FunctionId function) {
    checkRegion(function);
    FunctionState latest = state(function, null);
    if (latest == null) {
      return new FunctionStatus(Optional.empty(), List.of(), Map.of());
    }
    List<AliasState> aliases = aliases(function);
    Map<String, FunctionState> versions = new TreeMap<>(Comparator.comparingLong(Long::parseLong));
    for (AliasState alias : aliases) {
      addVersion(function, alias.version(), versions);
      alias.routingWeights().keySet().forEach(version -> addVersion(function, version, versions));
    }
    return new FunctionStatus(Optional.of(latest), aliases, versions);
  }

  /** Reads the account of the credentials; empty if there is no client that could tell. */
  public Optional<String> account() {
    try {
      return read(Bucket.NONE, () -> surroundings.gateway().callerAccount()).value();
    } catch (CallFailure failure) {
      throw Failures.toException(failure, null, null, "");
    }
  }

  private Progress endInterrupted(Run run) {
    try {
      return run.deployment().advance();
    } finally {
      Thread.currentThread().interrupt();
    }
  }

  private void addVersion(
      FunctionId function, String version, Map<String, FunctionState> versions) {
    if (!version.startsWith("$") && !versions.containsKey(version)) {
      FunctionState state = state(function, version);
      if (state != null) {
        versions.put(version, state);
      }
    }
  }

  private List<AliasState> aliases(FunctionId function) {
    List<AliasState> all = new ArrayList<>();
    String marker = null;
    do {
      String from = marker;
      var page =
          read(Bucket.CONTROL_PLANE, () -> surroundings.gateway().listAliases(function, from));
      all.addAll(page.value().aliases());
      marker = page.value().nextMarker();
    } while (marker != null);
    return all;
  }

  private @Nullable FunctionState state(FunctionId function, @Nullable String version) {
    try {
      return read(Bucket.GET_FUNCTION, () -> surroundings.gateway().getFunction(function, version))
          .value();
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return null;
      }
      throw Failures.toException(failure, function.name(), null, "");
    }
  }

  private <T> T read(Bucket bucket, Supplier<T> call) {
    RetryBudget budget = new RetryBudget(surroundings.backoff());
    Gate gate = surroundings.gate();
    Instant end = surroundings.clock().instant().plus(READ_PATIENCE);
    while (true) {
      awaitTurn(gate, bucket, end);
      try {
        return gate.pass(bucket, call);
      } catch (CallFailure failure) {
        if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
          throw failure;
        }
        if (surroundings.clock().instant().isAfter(end)) {
          throw Failures.toException(failure, null, null, "");
        }
        RetryBudget.Attempt attempt = attempt(budget, failure);
        pause(surroundings.clock().instant().plus(attempt.pause()));
      }
    }
  }

  private void awaitTurn(Gate gate, Bucket bucket, Instant end) {
    while (true) {
      Duration pause = gate.pause(bucket);
      if (pause.isZero()) {
        return;
      }
      Instant now = surroundings.clock().instant();
      Breaker.Outage outage = gate.outage();
      if (outage != null && now.isAfter(end)) {
        throw Failures.toException(outage.last(), null, null, "");
      }
      pause(now.plus(pause));
    }
  }

  private RetryBudget.Attempt attempt(RetryBudget budget, CallFailure failure) {
    try {
      return budget.failed(
          new Step.Observe(dev.snapstart.plan.Facet.LATEST),
          failure,
          surroundings.clock().instant());
    } catch (CallFailure last) {
      throw Failures.toException(last, null, null, "");
    }
  }

  private void pause(Instant until) {
    try {
      sleeper.sleepUntil(until);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SnapStartException.of(ErrorCode.CANCELLED, "Interrupted while reading.")
          .advice("Run again.")
          .cause(e)
          .build();
    }
  }

  private Goal goal(
      DeploymentRequest request, CodeSource.Archive archive, PreparedPackage prepared) {
    String sha256 = prepared.sha256().base64();
    CodeSource.Staging staging = archive.staging();
    if (staging == null || !preparer.needsStaging(prepared.sizeBytes())) {
      return Goal.of(
          request, new CodePackage.Upload(prepared.file(), sha256, prepared.sizeBytes()), null);
    }
    String key = staging.prefix() + prepared.sha256().hex() + ".zip";
    return Goal.of(
        request,
        new CodePackage.InS3(staging.bucket(), key, null, sha256, prepared.sizeBytes()),
        new Step.StagePackage(staging.bucket(), key, prepared.file(), prepared.sizeBytes()));
  }

  private static @Nullable CodePackage objectIn(CodeSource source) {
    return source instanceof CodeSource.S3Object object
        ? new CodePackage.InS3(object.bucket(), object.key(), object.objectVersion(), null, -1)
        : null;
  }

  private void checkRegion(DeploymentRequest request) {
    checkRegion(request.function());
    checkKeyRegion(request, FunctionSetting.KMS_KEY_ARN);
    checkKeyRegion(request, FunctionSetting.SOURCE_KMS_KEY_ARN);
  }

  private void checkRegion(FunctionId function) {
    function
        .region()
        .filter(region -> !region.equals(surroundings.region()))
        .ifPresent(
            region -> {
              throw SnapStartException.of(
                      ErrorCode.WRONG_REGION,
                      "The function's ARN names region "
                          + region
                          + ", but the connection goes to "
                          + surroundings.region()
                          + ".")
                  .advice("Set 'region' to " + region + ", or correct 'function'.")
                  .function(function.name())
                  .build();
            });
  }

  private void checkKeyRegion(DeploymentRequest request, FunctionSetting<String> setting) {
    request
        .settings()
        .target(setting)
        .filter(arn -> !arn.isEmpty() && !arn.split(":", -1)[3].equals(surroundings.region()))
        .ifPresent(
            arn -> {
              throw SnapStartException.of(
                      ErrorCode.INVALID_KMS_KEY,
                      setting.name()
                          + ": the key "
                          + arn
                          + " is not in the function's region "
                          + surroundings.region()
                          + ".")
                  .advice("Use a key of the same region.")
                  .function(request.function().name())
                  .build();
            });
  }

  /** A run and the copy of the archive that lives as long as it does. */
  public record Run(Deployment deployment, @Nullable PreparedPackage prepared)
      implements AutoCloseable {
    @Override
    public void close() {
      if (prepared != null) {
        prepared.close();
      }
    }
  }
}
