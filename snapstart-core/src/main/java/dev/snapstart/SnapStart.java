package dev.snapstart;

import dev.snapstart.access.AccessPolicy;
import dev.snapstart.access.AccessScope;
import dev.snapstart.coldstart.ColdStarts;
import dev.snapstart.cost.Costs;
import dev.snapstart.cost.Rates;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.internal.code.PackagePreparer;
import dev.snapstart.internal.coldstart.FunctionRuns;
import dev.snapstart.internal.deploy.AsyncRun;
import dev.snapstart.internal.deploy.Deployment;
import dev.snapstart.internal.deploy.Engine;
import dev.snapstart.internal.deploy.Progress;
import dev.snapstart.internal.deploy.Sleeper;
import dev.snapstart.internal.lambda.aws.AwsGateway;
import dev.snapstart.internal.lambda.aws.ClientSettings;
import dev.snapstart.internal.lambda.aws.ExponentialBackoff;
import dev.snapstart.internal.lambda.aws.OwnClients;
import dev.snapstart.internal.lambda.aws.Preload;
import dev.snapstart.internal.lambda.aws.ResilienceBreaker;
import dev.snapstart.internal.lambda.aws.ResilienceQuotas;
import dev.snapstart.internal.lambda.aws.TimeLimits;
import dev.snapstart.internal.trigger.CallerKeeper;
import dev.snapstart.internal.version.CostEstimator;
import dev.snapstart.internal.version.VersionKeeper;
import dev.snapstart.internal.version.VersionLister;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionStatus;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.readiness.Eligibility;
import dev.snapstart.readiness.EligibilityReport;
import dev.snapstart.trigger.Callers;
import dev.snapstart.version.PackageDownload;
import dev.snapstart.version.Versions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Takes Lambda functions from code to a live alias on a ready snapshot.
 *
 * <p>Thread-safe: one instance serves any number of deployments at once and shares Lambda's
 * control-plane quotas among them, so use one for each account and region. Every method that talks
 * to AWS throws {@link SnapStartException}; its {@link SnapStartException#code() code} tells what
 * happened and its advice what to do. Bad input fails before any call is made. Nothing is kept
 * between runs: the same call again goes on where an interrupted one ended, and does nothing if
 * there is nothing to do.
 */
public final class SnapStart implements AutoCloseable {
  private static final int THREADS = 4;

  private final Engine engine;
  private final String region;
  private final List<DeploymentListener> listeners;
  private final ScheduledExecutorService scheduler;
  private final Clock clock;
  private final @Nullable OwnClients own;
  private final Set<AsyncRun> underWay = ConcurrentHashMap.newKeySet();

  private SnapStart(Builder builder) {
    this.clock = Clock.systemUTC();
    this.own = builder.clients == null ? new OwnClients(builder.settings(), builder.modules) : null;
    AwsClients clients = builder.clients == null ? own : builder.clients;
    if (clients == null) {
      throw new IllegalStateException("neither own clients nor the host's");
    }
    this.region = own != null ? own.region() : regionOf(clients);
    this.listeners = List.copyOf(builder.listeners);
    this.engine =
        new Engine(
            new Deployment.Surroundings(
                new AwsGateway(clients),
                new ResilienceQuotas(),
                new ResilienceBreaker(clock),
                new ExponentialBackoff(),
                clock,
                region),
            new PackagePreparer(),
            Sleeper.real(clock));
    this.scheduler =
        Executors.newScheduledThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "snapstart");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Connects with the default region and credential chain.
   *
   * @return an instance, to be closed
   * @throws SnapStartException with {@link ErrorCode#REGION_MISSING} if no region is known
   */
  public static SnapStart create() {
    return builder().build();
  }

  /**
   * Loads the classes that the first deployment of a process needs, on the calling thread.
   *
   * <p>Makes no call, needs no credentials and never fails a deployment; it merely saves time where
   * a short-lived program has other things to do before it deploys.
   */
  public static void preload() {
    Preload.play();
  }

  /**
   * Starts an instance.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns where calls go to.
   *
   * @return a region such as {@code eu-west-1}
   */
  public String region() {
    return region;
  }

  /**
   * Tells what {@link #deploy} would do, changing nothing: it reads what deploy reads and takes the
   * same decisions.
   *
   * @param request what is wanted
   * @return the plan; empty if everything already is as wanted
   * @throws SnapStartException if the run would stop without reaching its goal
   */
  public DeploymentPlan plan(DeploymentRequest request) {
    try (Engine.Run run = engine.start(request, true, listeners)) {
      if (engine.drive(run) instanceof Progress.Planned planned) {
        return planned.plan();
      }
      throw new IllegalStateException("a plan ended without one");
    }
  }

  /**
   * Checks what can be checked without a call: regions, keys and the archive.
   *
   * @param request what is wanted
   * @throws SnapStartException if the input is wrong
   */
  public void check(DeploymentRequest request) {
    engine.start(request, true, List.of()).close();
  }

  /**
   * Tells whether an endpoint is on this machine: then it gets dummy credentials and no proxy.
   *
   * @param endpoint such as {@code http://127.0.0.1:9400}
   * @return true for localhost and loopback addresses; names are not looked up
   */
  public static boolean isLoopback(URI endpoint) {
    return OwnClients.isLoopback(endpoint);
  }

  /**
   * Brings a function to what is wanted, and returns when it is there.
   *
   * <p>Blocks the calling thread; interrupting it ends the run with {@link ErrorCode#CANCELLED}.
   *
   * @param request what is wanted
   * @return how it ended
   * @throws SnapStartException if the goal was not reached; the alias then still points to where it
   *     did, unless the error says otherwise
   */
  public DeploymentResult deploy(DeploymentRequest request) {
    return deploy(request, DeploymentListener.NONE);
  }

  /**
   * Brings a function to what is wanted, and returns when it is there.
   *
   * @param request what is wanted
   * @param listener hears of this run, beside the builder's listeners
   * @return how it ended
   * @throws SnapStartException if the goal was not reached
   */
  public DeploymentResult deploy(DeploymentRequest request, DeploymentListener listener) {
    try (Engine.Run run = engine.start(request, false, with(listener))) {
      return finished(engine.drive(run));
    }
  }

  /**
   * Brings a function to what is wanted without holding a thread while Lambda works.
   *
   * @param request what is wanted
   * @return a future that completes with the result or a {@link SnapStartException}; cancelling it,
   *     or completing it in any other way, ends the run before its next call
   * @throws SnapStartException if the input is wrong; no call was made then
   */
  public CompletableFuture<DeploymentResult> deployAsync(DeploymentRequest request) {
    AsyncRun run =
        new AsyncRun(engine.start(request, false, listeners), scheduler, clock, underWay::remove);
    underWay.add(run);
    return run.begin();
  }

  /**
   * Replaces the code of {@code $LATEST}, if it differs, and waits until that has settled.
   *
   * @param function a function name or ARN
   * @param code the code
   * @return how it ended
   * @throws SnapStartException if the goal was not reached
   */
  public DeploymentResult updateCode(String function, CodeSource code) {
    return deploy(DeploymentRequest.forFunction(function).code(code).build());
  }

  /**
   * Changes the settings of {@code $LATEST} that differ, and waits until that has settled.
   *
   * @param function a function name or ARN
   * @param settings the settings; those not managed are left alone
   * @return how it ended
   * @throws SnapStartException if the goal was not reached
   */
  public DeploymentResult configure(String function, FunctionSettings settings) {
    return deploy(DeploymentRequest.forFunction(function).settings(settings).build());
  }

  /**
   * Sets the key that encrypts environment variables and the snapshots of versions published from
   * now on; versions that exist keep theirs.
   *
   * @param function a function name or ARN
   * @param keyArn a KMS key ARN of the same region, or null for the key that AWS owns
   * @return how it ended
   * @throws SnapStartException if the goal was not reached
   */
  public DeploymentResult applyKmsKey(String function, @Nullable String keyArn) {
    FunctionSettings.Builder settings = FunctionSettings.builder();
    return configure(
        function,
        keyArn == null
            ? settings.clear(FunctionSetting.KMS_KEY_ARN).build()
            : settings.kmsKeyArn(keyArn).build());
  }

  /**
   * Publishes {@code $LATEST} without waiting for the snapshot.
   *
   * @param function a function name or ARN
   * @param description of the new version, up to 256 characters; null for the function's own
   * @return how it ended; the version is marked as reused if nothing had changed since it was made
   * @throws SnapStartException if the goal was not reached
   */
  public DeploymentResult publish(String function, @Nullable String description) {
    return deploy(
        DeploymentRequest.forFunction(function).publish(description).awaitSnapshot(false).build());
  }

  /**
   * Waits until a version is ready: Active, with its snapshot made if it has SnapStart.
   *
   * @param function a function name or ARN
   * @param version the version's number
   * @return how it ended
   * @throws SnapStartException with {@link ErrorCode#SNAPSHOT_FAILED} if it never will be
   */
  public DeploymentResult awaitSnapshot(String function, String version) {
    return deploy(DeploymentRequest.forFunction(function).version(version).build());
  }

  /**
   * Creates an alias or moves it to a version, once that version is ready.
   *
   * @param function a function name or ARN
   * @param alias the alias name
   * @param version the version's number
   * @return how it ended
   * @throws SnapStartException if the alias was not moved
   */
  public DeploymentResult pointAlias(String function, String alias, String version) {
    return deploy(
        DeploymentRequest.forFunction(function)
            .version(version)
            .alias(AliasGoal.named(alias))
            .build());
  }

  /**
   * Moves an alias back to the version that it pointed to before its last move, once that version
   * is ready; while a shift is under way, takes all traffic back from the new version.
   *
   * <p>The move is noted on the alias: later deployments of the content that was left stop with
   * {@link ErrorCode#ROLLED_BACK} unless they ask to release it again. An alias that was rolled
   * back already stays where it is. For another version, or to see the plan first, use {@link
   * DeploymentRequest.Builder#rollback} and its siblings.
   *
   * @param function a function name or ARN
   * @param alias the alias name
   * @return how it ended
   * @throws SnapStartException with {@link ErrorCode#NO_PREVIOUS_VERSION} if nothing tells where
   *     the alias was before
   */
  public DeploymentResult rollback(String function, String alias) {
    return deploy(DeploymentRequest.forFunction(function).rollback().alias(alias).build());
  }

  /**
   * Reads a function, its aliases and the versions that they point to.
   *
   * @param function a function name or ARN
   * @return what Lambda says
   * @throws SnapStartException if it cannot be read
   */
  public FunctionStatus status(String function) {
    return engine.status(FunctionId.parse(function));
  }

  /**
   * Judges whether a function can have SnapStart once a request has been fulfilled, whether the
   * request switches it on or not: one GetFunction and, if the function exists, one
   * ListProvisionedConcurrencyConfigs for 50 entries.
   *
   * @param request what is wanted; what it does not mention is judged as it is
   * @return what is in the way; {@link Eligibility} judges without a call
   * @throws SnapStartException if the function cannot be read
   */
  public EligibilityReport eligibility(DeploymentRequest request) {
    return engine.eligibility(request);
  }

  /**
   * Tells where this connection goes: its region, and the account of its credentials, which STS is
   * asked for.
   *
   * @return what {@link AccessPolicy} needs to name functions; without an account if the host's
   *     clients have none for STS
   * @throws SnapStartException if STS does not answer
   */
  public AccessScope accessScope() {
    return new AccessScope(Optional.of(region), engine.account());
  }

  /**
   * Fetches a version's package back and checks it against the hash that Lambda shows.
   *
   * <p>The package goes to the disk in small pieces and gets its name only when it is whole and
   * right; a file that is there already is kept if it holds the same, and never overwritten.
   *
   * @param function a function name or ARN
   * @param qualifier a version's number or an alias; null for {@code $LATEST}
   * @param place the file, or a folder that exists, in which it is called {@code
   *     FUNCTION-VERSION.zip}
   * @return what was fetched; for a container image no file, but the image's URI
   * @throws SnapStartException with {@link ErrorCode#VERSION_NOT_FOUND} if there is no such
   *     version, or {@link ErrorCode#INVALID_REQUEST} if the file cannot be written or holds
   *     something else
   */
  public PackageDownload download(String function, @Nullable String qualifier, Path place) {
    return engine.download(FunctionId.parse(function), qualifier, place);
  }

  /**
   * Returns what is known of published versions.
   *
   * @return the versions of this connection's functions
   */
  public Versions versions() {
    return new VersionKeeper(
        new VersionLister(engine.reader(), Rates.builtIn()), this::plan, this::deploy);
  }

  /**
   * Returns what SnapStart costs.
   *
   * @return the costs of this connection's functions
   */
  public Costs costs() {
    return new CostEstimator(engine.reader(), versions()::planPrune);
  }

  /**
   * Returns what is known of those who call functions.
   *
   * @return the callers of this connection's functions
   */
  public Callers callers() {
    return new CallerKeeper(
        engine, (request, planOnly) -> engine.moveCallers(request, planOnly, listeners));
  }

  /**
   * Returns what runs functions and reads their logs.
   *
   * @return the runs of this connection's functions
   */
  public ColdStarts coldStarts() {
    return new FunctionRuns(engine.reader(), this::deploy);
  }

  /**
   * Ends what is under way, and whatever is asked for later, with {@link ErrorCode#CANCELLED}, and
   * closes clients built here, not the host's.
   */
  @Override
  public void close() {
    engine.close();
    scheduler.shutdownNow();
    underWay.forEach(AsyncRun::abandon);
    if (own != null) {
      own.close();
    }
  }

  private List<DeploymentListener> with(DeploymentListener listener) {
    List<DeploymentListener> all = new ArrayList<>(listeners);
    all.add(listener);
    return all;
  }

  private static DeploymentResult finished(Progress progress) {
    if (progress instanceof Progress.Finished finished) {
      return finished.result();
    }
    throw new IllegalStateException("a run ended without a result");
  }

  private static String regionOf(AwsClients clients) {
    return AwsGateway.regionOf(clients);
  }

  /** Collects how to reach AWS; not thread-safe. */
  public static final class Builder {
    private final List<DeploymentListener> listeners = new ArrayList<>();
    private @Nullable String region;
    private @Nullable String profile;
    private @Nullable URI endpoint;
    private ClientSettings.@Nullable Credentials credentials;
    private @Nullable HttpProxy proxy;
    private @Nullable AwsClients clients;
    private SdkModules modules = SdkModules.ON_CLASS_PATH;

    private Builder() {}

    /**
     * Sets the region; otherwise the environment or profile decides.
     *
     * @param value such as {@code eu-west-1}, or null
     * @return this builder
     */
    public Builder region(@Nullable String value) {
      this.region = value;
      return this;
    }

    /**
     * Sets the profile of the shared AWS configuration, SSO and assume-role profiles included.
     *
     * @param value a profile name, or null for the default chain
     * @return this builder
     */
    public Builder profile(@Nullable String value) {
      this.profile = value;
      return this;
    }

    /**
     * Sends all calls to one endpoint. One on this machine always gets dummy credentials and,
     * unless told otherwise, region us-east-1: real credentials are never sent to it.
     *
     * @param value such as {@code http://127.0.0.1:9001}, or null for AWS
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it has no host, or is
     *     neither http nor https
     */
    public Builder endpoint(@Nullable URI value) {
      if (value != null && (value.getHost() == null || !isHttp(value.getScheme()))) {
        throw SnapStartException.of(
                ErrorCode.INVALID_REQUEST, "'" + value + "' is no URL of a server ('endpoint').")
            .advice("Use a URL such as http://127.0.0.1:9400.")
            .build();
      }
      this.endpoint = value;
      return this;
    }

    /**
     * Sets fixed credentials; otherwise the profile or the default chain decides.
     *
     * @param accessKeyId the access key id
     * @param secretAccessKey the secret access key
     * @param sessionToken the session token, or null
     * @return this builder
     */
    public Builder credentials(
        String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {
      this.credentials = new ClientSettings.Credentials(accessKeyId, secretAccessKey, sessionToken);
      return this;
    }

    /**
     * Goes through a proxy.
     *
     * @param value the proxy, or null for none
     * @return this builder
     */
    public Builder proxy(@Nullable HttpProxy value) {
      this.proxy = value;
      return this;
    }

    /**
     * Uses clients that the host program has; they are never closed here, and all other settings of
     * how to reach AWS are then theirs.
     *
     * @param value the clients
     * @return this builder
     */
    public Builder clients(AwsClients value) {
      this.clients = value;
      return this;
    }

    /**
     * Sets who brings optional modules of the AWS SDK onto the class path when a run needs them;
     * not used beside {@link #clients}.
     *
     * @param value asked before the first call that needs a module
     * @return this builder
     */
    public Builder sdkModules(SdkModules value) {
      this.modules = value;
      return this;
    }

    /**
     * Adds a listener for all deployments of this instance.
     *
     * @param value a thread-safe listener
     * @return this builder
     */
    public Builder listener(DeploymentListener value) {
      listeners.add(value);
      return this;
    }

    /**
     * Builds the instance; makes no call.
     *
     * @return an instance, to be closed
     * @throws SnapStartException with {@link ErrorCode#REGION_MISSING} if no region is known
     */
    public SnapStart build() {
      return new SnapStart(this);
    }

    private static boolean isHttp(@Nullable String scheme) {
      return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private ClientSettings settings() {
      return new ClientSettings(region, profile, endpoint, credentials, proxy, TimeLimits.STANDARD);
    }
  }
}
