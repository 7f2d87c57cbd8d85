package dev.snapstart.internal.deploy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.internal.code.PackagePreparer;
import dev.snapstart.internal.code.PreparedPackage;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.PackageAddress;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionStatus;
import dev.snapstart.plan.CallerMoves;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.KnownCallers;
import dev.snapstart.plan.Step;
import dev.snapstart.readiness.Eligibility;
import dev.snapstart.readiness.EligibilityReport;
import dev.snapstart.readiness.Fact;
import dev.snapstart.readiness.FunctionFacts;
import dev.snapstart.version.PackageDownload;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Starts runs: checks what only the connection can judge, and reads the archive. */
public final class Engine {
  private final Deployment.Surroundings surroundings;
  private final PackagePreparer preparer;
  private final Sleeper sleeper;
  private final Reader reader;
  private final Set<Deployment> driven = ConcurrentHashMap.newKeySet();

  public Engine(Deployment.Surroundings surroundings, PackagePreparer preparer, Sleeper sleeper) {
    this.surroundings = surroundings;
    this.preparer = preparer;
    this.sleeper = sleeper;
    this.reader = new Reader(surroundings, sleeper);
  }

  /** Reads outside of runs, within the same quotas. */
  public Reader reader() {
    return reader;
  }

  /** Ends what is driven here, and what comes later, with {@link ErrorCode#CANCELLED}. */
  public void close() {
    reader.close();
    driven.forEach(Deployment::cancel);
  }

  /**
   * Prepares a run; close it to delete the copy of the archive.
   *
   * @throws SnapStartException if the input is wrong, or this was closed; no call was made then
   */
  public Run start(
      DeploymentRequest request, boolean planOnly, List<DeploymentListener> listeners) {
    reader.checkOpen();
    checkRegion(request);
    Announcer announcer = new Announcer(listeners);
    if (!(request.code() instanceof CodeSource.Archive archive)) {
      Goal goal = Goal.of(request, Goal.named(request.code()), null).in(surroundings.region());
      return new Run(new Deployment(goal, planOnly, surroundings, announcer), null);
    }
    PreparedPackage prepared = preparer.prepare(archive);
    return new Run(
        new Deployment(
            goal(request, archive, prepared).in(surroundings.region()),
            planOnly,
            surroundings,
            announcer),
        prepared);
  }

  /** Makes moves until the run ends, sleeping in between on the calling thread. */
  public Progress drive(Run run) {
    driven.add(run.deployment());
    try {
      return driven(run);
    } finally {
      driven.remove(run.deployment());
    }
  }

  private Progress driven(Run run) {
    while (true) {
      if (reader.isClosed()) {
        run.deployment().cancel();
      }
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

  /** Moves callers to an alias, or only plans it; returns what was decided. */
  public CallerMoves moveCallers(
      DeploymentRequest request, boolean planOnly, List<DeploymentListener> listeners) {
    try (Run run = start(request, planOnly, listeners)) {
      var unused = drive(run);
      return run.deployment().callerMoves().orElseThrow();
    }
  }

  /**
   * Reads who calls a function.
   *
   * @param alias an alias that must be there, or null
   */
  public KnownCallers callers(FunctionId function, @Nullable String alias) {
    reader.checkRegion(function);
    return new CallerFinder(function, alias, surroundings, reader).find();
  }

  /** Reads a function, its aliases and the versions that they point to. */
  public FunctionStatus status(FunctionId function) {
    reader.checkRegion(function);
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

  /** Judges a function as it will be; what the request leaves alone is read. */
  public EligibilityReport eligibility(DeploymentRequest request) {
    FunctionId function = request.function();
    reader.checkRegion(function);
    FunctionFacts wanted = request.facts().with(Fact.REGION, surroundings.region());
    FunctionState latest = state(function, null);
    if (latest == null) {
      return Eligibility.of(wanted.over(FunctionFacts.ofNewFunction()));
    }
    List<String> provisioned =
        reader.all(
            Bucket.CONTROL_PLANE,
            function,
            marker -> surroundings.gateway().inventory().listProvisioned(function, marker));
    return Eligibility.of(
        wanted.over(latest.facts()).with(Fact.PROVISIONED, Set.copyOf(provisioned)));
  }

  /** Reads the account of the credentials; empty if there is no client that could tell. */
  public Optional<String> account() {
    try {
      return reader.read(Bucket.NONE, null, () -> surroundings.gateway().callerAccount()).value();
    } catch (CallFailure failure) {
      throw Failures.toException(failure, null, null, "");
    }
  }

  /** Fetches a package back; a qualifier is a version or an alias, null is {@code $LATEST}. */
  public PackageDownload download(FunctionId function, @Nullable String qualifier, Path place) {
    reader.checkRegion(function);
    return new PackageFetch(() -> address(function, qualifier), surroundings.gateway()).to(place);
  }

  private PackageAddress address(FunctionId function, @Nullable String qualifier) {
    try {
      return reader
          .read(
              Bucket.GET_FUNCTION,
              function,
              () -> surroundings.gateway().packageAddress(function, qualifier))
          .value();
    } catch (CallFailure failure) {
      if (qualifier == null) {
        throw Failures.toException(failure, function.name(), null, "");
      }
      throw SnapStartException.of(
              ErrorCode.VERSION_NOT_FOUND,
              "There is no version or alias " + qualifier + " of " + function.name() + ".")
          .advice("Check function, version, region and account.")
          .function(function.name())
          .cause(failure)
          .build();
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
    return reader.all(
        Bucket.CONTROL_PLANE,
        function,
        marker -> surroundings.gateway().listAliases(function, marker));
  }

  private @Nullable FunctionState state(FunctionId function, @Nullable String version) {
    return reader.state(function, version).orElse(null);
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
        new CodePackage.InS3(
            staging.bucket(), key, null, sha256, prepared.sizeBytes(), CodeSource.Storage.AS_IT_IS),
        new Step.StagePackage(staging.bucket(), key, prepared.file(), prepared.sizeBytes()));
  }

  private void checkRegion(DeploymentRequest request) {
    reader.checkRegion(request.function());
    checkKeyRegion(request, FunctionSetting.KMS_KEY_ARN);
    checkKeyRegion(request, FunctionSetting.SOURCE_KMS_KEY_ARN);
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
