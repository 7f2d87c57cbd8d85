package dev.snapstart.local;

import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.control.Quotas;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.control.Recorder;
import dev.snapstart.local.fault.Faults;
import dev.snapstart.local.http.HttpServer;
import dev.snapstart.local.logs.InitLog;
import dev.snapstart.local.logs.LogStore;
import dev.snapstart.local.rehearse.Rehearsal;
import dev.snapstart.local.rehearse.RehearsalOptions;
import dev.snapstart.local.rehearse.model.Report;
import dev.snapstart.local.run.FunctionRunner;
import dev.snapstart.local.run.RunOptions;
import dev.snapstart.local.run.log.FunctionLog;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.Outcome;
import dev.snapstart.local.state.cloud.Cloud;
import dev.snapstart.local.store.FolderStore;
import dev.snapstart.local.store.StateStore;
import dev.snapstart.local.store.TemporaryStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda control plane on a loopback port that knows SnapStart; thread-safe.
 *
 * <p>It speaks Lambda's own protocol, and enough of S3, KMS, CloudWatch, CodeDeploy, API Gateway
 * and STS for a deployment, all on the same port. Any credentials are accepted. It listens on
 * 127.0.0.1 only. Code is run only if asked for, in processes that end with the server.
 */
public final class LocalLambda implements AutoCloseable {
  private final StateStore store;
  private final ControlPlane control;
  private final Faults faults;
  private final Recorder recorder = new Recorder();
  private final LogStore logs = new LogStore();
  private final List<CallListener> listeners = new CopyOnWriteArrayList<>();
  private final @Nullable FunctionRunner runner;
  private final HttpServer server;
  private final Clock clock;

  private LocalLambda(Builder builder) {
    Path folder = builder.stateFolder;
    clock = builder.clock;
    store = folder == null ? TemporaryStore.open() : FolderStore.open(folder);
    try {
      Cloud first =
          FirstState.of(
              builder.account(),
              builder.delays,
              builder.keys,
              store.load(),
              builder.clock.instant());
      InitLog initLog = new InitLog(logs);
      LambdaState lambda = first.lambda();
      initLog.changed(LambdaState.empty(lambda.account(), lambda.timings()), lambda);
      control =
          new ControlPlane(
              first, builder.clock, store, initLog::changed, builder.delays.snapshot());
      faults =
          new Faults(
              (function, failure) ->
                  control.change(state -> state.withPlannedFailure(function, failure)));
      RunOptions options = builder.runOptions;
      runner =
          options == null
              ? null
              : FunctionRunner.start(
                  options, control, store.blobs(), functionLog(builder), builder.clock);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    try {
      server =
          HttpServer.start(
              builder.port,
              new HttpServer.Parts(
                  control,
                  runner,
                  () -> ThreadLocalRandom.current().nextDouble(),
                  logs,
                  store.blobs(),
                  faults,
                  builder.quotas ? new Quotas(builder.clock) : null,
                  recorder,
                  listeners,
                  builder.clock));
    } catch (RuntimeException e) {
      closeAllButTheServer();
      throw e;
    }
  }

  private FunctionLog functionLog(Builder builder) {
    FunctionLog watcher = builder.functionLog;
    return (group, stream, at, message) -> {
      logs.append(group, stream, at, message);
      watcher.append(group, stream, at, message);
    };
  }

  /**
   * Starts a server with everything as it is by default.
   *
   * @return the running server
   */
  public static LocalLambda start() {
    return builder().start();
  }

  /**
   * A builder with the defaults: any port, us-east-1, account 123456789012, demo delays, nothing
   * kept, no quotas.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Where to point a client of any of the services.
   *
   * @return for example {@code http://127.0.0.1:41234}
   */
  public URI endpoint() {
    return server.endpoint();
  }

  /**
   * The region that everything lives in.
   *
   * @return for example {@code us-east-1}
   */
  public String region() {
    return control.state().account().region();
  }

  /**
   * The account that everything lives in.
   *
   * @return twelve digits
   */
  public String accountId() {
    return control.state().account().accountId();
  }

  /**
   * The calls that came in over HTTP, in the order of their answers.
   *
   * @return a copy, at most the last 200,000
   */
  public List<RecordedCall> recordedCalls() {
    return recorder.calls();
  }

  /**
   * What functions printed, as CloudWatch Logs serves it on the same port: in memory, and if
   * functions are not run only the initialization of versions whose snapshot was scripted to fail.
   *
   * @return the store, to read and to write
   */
  public LogStore logs() {
    return logs;
  }

  /** Forgets the recorded calls. */
  public void clearRecordedCalls() {
    recorder.clear();
  }

  /**
   * Scripts what goes wrong.
   *
   * @return the faults of this server
   */
  public Faults faults() {
    return faults;
  }

  /**
   * The state as of now.
   *
   * @return an immutable state
   */
  public LambdaState state() {
    return control.state();
  }

  /**
   * What all services know as of now, deployments and alarms among them.
   *
   * @return an immutable cloud
   */
  public Cloud cloud() {
    return control.cloud();
  }

  /**
   * Scripts what CloudWatch has measured.
   *
   * @return the metrics of this server
   */
  public Metrics metrics() {
    return new Metrics(control);
  }

  /**
   * Scripts CloudWatch's alarms.
   *
   * @return the alarms of this server
   */
  public Alarms alarms() {
    return new Alarms(control);
  }

  /**
   * Scripts API Gateway's APIs.
   *
   * @return the APIs of this server
   */
  public Apis apis() {
    return new Apis(control);
  }

  /**
   * Performs a call directly: not recorded, without faults and quotas; for playing a rival.
   *
   * @param call the call
   * @return the state after it, and the answer
   */
  public Outcome call(LambdaCall call) {
    return control.handle(call);
  }

  /**
   * Performs a call to any of the services directly: not recorded, without faults and quotas.
   *
   * @param call the call, for example {@code Cloud.call(new CodeDeployCall.StopDeployment(...))}
   * @param <T> the kind of answer
   * @return the answer
   * @throws dev.snapstart.local.state.Refusal if the call is refused
   */
  public <T> T perform(Cloud.Call<T> call) {
    return control.perform(call);
  }

  /**
   * Changes the state by other means than a call, for example {@code s -> s.withKey(...)}.
   *
   * @param change applied to the state as of now
   */
  public void change(UnaryOperator<LambdaState> change) {
    control.change(change);
  }

  /**
   * Watches the calls of Lambda that come in over HTTP.
   *
   * @param listener called on the threads that serve the calls
   */
  public void onCall(CallListener listener) {
    listeners.add(listener);
  }

  /**
   * Runs a version with SnapStart through its whole life, several times and beside everything else,
   * and tells what goes wrong.
   *
   * @param function the function's plain name
   * @param version the number of a published version
   * @param event what every environment is invoked with, JSON
   * @param options how
   * @return what was found
   * @throws IllegalArgumentException if there is no such version, if it has no SnapStart, or if it
   *     cannot be run here
   */
  public Report rehearse(String function, String version, byte[] event, RehearsalOptions options) {
    LambdaState now = control.state();
    LambdaFunction known = now.function(function);
    FunctionVersion published = known == null ? null : known.version(version);
    if (published == null) {
      throw new IllegalArgumentException("There is no version " + version + " of " + function);
    }
    return new Rehearsal(now.account(), store.blobs(), clock)
        .run(function, published, event, options);
  }

  /** Stops the server and frees its port and folder. */
  @Override
  public void close() {
    try {
      server.close();
    } finally {
      closeAllButTheServer();
    }
  }

  private void closeAllButTheServer() {
    try {
      if (runner != null) {
        runner.close();
      }
    } finally {
      store.close();
    }
  }

  /** Collects options; not thread-safe. */
  public static final class Builder {
    private int port;
    private String region = "us-east-1";
    private String accountId = "123456789012";
    private @Nullable Path stateFolder;
    private Delays delays = Delays.demo();
    private Clock clock = Clock.systemUTC();
    private boolean quotas;
    private @Nullable RunOptions runOptions;
    private FunctionLog functionLog = (group, stream, at, message) -> {};
    private final List<KmsKey> keys = new ArrayList<>();

    private Builder() {}

    private Account account() {
      return new Account(region, accountId);
    }

    /**
     * Sets the port.
     *
     * @param value 0 for any free one, which is the default
     * @return this builder
     */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /**
     * Sets the region.
     *
     * @param value for example {@code eu-west-1}; us-east-1 by default
     * @return this builder
     */
    public Builder region(String value) {
      region = value;
      return this;
    }

    /**
     * Sets the account.
     *
     * @param value twelve digits; 123456789012 by default
     * @return this builder
     */
    public Builder accountId(String value) {
      accountId = value;
      return this;
    }

    /**
     * Keeps the state in a folder, durably before each answer; a later server goes on from there.
     *
     * @param folder created if there is none; one server at a time may use it
     * @return this builder
     */
    public Builder stateFolder(Path folder) {
      stateFolder = folder;
      return this;
    }

    /**
     * Sets how long Lambda takes.
     *
     * @param value {@link Delays#demo()} by default
     * @return this builder
     */
    public Builder delays(Delays value) {
      delays = value;
      return this;
    }

    /**
     * Sets the clock that settling, dates and quotas go by.
     *
     * @param value the system's clock by default
     * @return this builder
     */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /**
     * Limits the calls as Lambda does: GetFunction 100/s, GetPolicy 15/s, all others together 15/s.
     *
     * @param on off by default
     * @return this builder
     */
    public Builder quotas(boolean on) {
      quotas = on;
      return this;
    }

    /**
     * Runs functions: Invoke starts processes, and so does publishing a version with SnapStart.
     *
     * <p>As root, and with CRIU 4.1 or later on the PATH (4.2 from Linux 6.16), environments of a
     * Java version are copies of one snapshot, unless the system property {@code snapstart.criu} is
     * {@code off}.
     *
     * @param on off by default: no code is run, and a snapshot only takes its time
     * @return this builder
     */
    public Builder runFunctions(boolean on) {
      runOptions = on ? RunOptions.defaults() : null;
      return this;
    }

    /**
     * Runs functions, as {@link #runFunctions(boolean)} does, with other limits.
     *
     * @param options how functions are run
     * @return this builder
     */
    public Builder runFunctions(RunOptions options) {
      runOptions = options;
      return this;
    }

    /**
     * Watches what functions print, and what Lambda writes about them, beside CloudWatch Logs.
     *
     * @param log called from many threads
     * @return this builder
     */
    public Builder functionLog(FunctionLog log) {
      functionLog = log;
      return this;
    }

    /**
     * Declares a KMS key; one that is not declared exists, is symmetric and enabled.
     *
     * @param key the key
     * @return this builder
     */
    public Builder kmsKey(KmsKey key) {
      keys.add(key);
      return this;
    }

    /**
     * Starts the server.
     *
     * @return the running server
     * @throws IllegalStateException if the port or the state folder is in use
     */
    public LocalLambda start() {
      return new LocalLambda(this);
    }
  }
}
