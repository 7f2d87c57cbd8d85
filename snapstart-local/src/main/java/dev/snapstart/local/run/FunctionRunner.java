package dev.snapstart.local.run;

import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.control.SnapshotMaker;
import dev.snapstart.local.run.api.RuntimeApi;
import dev.snapstart.local.run.log.FunctionLog;
import dev.snapstart.local.run.process.Criu;
import dev.snapstart.local.run.process.Kits;
import dev.snapstart.local.run.process.Launcher;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.SnapshotFailure;
import dev.snapstart.local.state.Snapshots;
import dev.snapstart.local.state.cloud.Cloud;
import dev.snapstart.local.state.cloudwatch.CloudWatchAnswer;
import dev.snapstart.local.state.cloudwatch.MeasuredInvocation;
import dev.snapstart.local.store.Blobs;
import dev.snapstart.local.store.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs functions, and makes the snapshots of their versions; thread-safe. */
public final class FunctionRunner implements SnapshotMaker, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionRunner.class);
  private static final int STARTERS = 8;
  private static final int TICK = 100;
  private static final int TOO_MANY = 429;
  private static final String FUNCTION = ":function:";

  private final ControlPlane control;
  private final Clock clock;
  private final TemporaryFolder folder = TemporaryFolder.open();
  private final Kits kits;
  private final Launcher launcher = new Launcher(System.getenv("PATH"));
  private final RuntimeApi api = RuntimeApi.start();
  private final Processes processes;
  private final ExecutorService starters =
      Executors.newFixedThreadPool(STARTERS, DaemonThreads.named("start"));
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("tick"));
  private final Environments environments;
  private final Invoker invoker;
  private final Reserved reserved = new Reserved();
  private final LaterInvocations later;
  private final Thread atExit = new Thread(this::exit, "snapstart-local-run-cleanup");

  private FunctionRunner(
      RunOptions options, ControlPlane control, Blobs blobs, FunctionLog log, Clock clock) {
    this.control = control;
    this.clock = clock;
    kits = new Kits(runtimeFolder());
    CodeFolders code = new CodeFolders(blobs, folder.path());
    processes = new Processes(folder.path(), code, kits, launcher, api);
    Criu criu = Criu.find(System.getenv("PATH"), launcher);
    if (criu != null) {
      LOG.info("CRIU is here: environments of a Java version are copies of one snapshot");
    }
    Starter starter = new Starter(processes, criu, options, log, clock);
    environments = new Environments(starter, options, clock, starters);
    invoker = new Invoker(environments, options, clock);
    later = new LaterInvocations(timer, options.retries());
  }

  /**
   * Starts to make the snapshots of a control plane.
   *
   * @param options how functions are run
   * @param control the control plane
   * @param blobs the packages
   * @param log takes the log events of functions
   * @param clock tells the time
   * @return the runner, to be closed
   */
  public static FunctionRunner start(
      RunOptions options, ControlPlane control, Blobs blobs, FunctionLog log, Clock clock) {
    FunctionRunner runner = new FunctionRunner(options, control, blobs, log, clock);
    Runtime.getRuntime().addShutdownHook(runner.atExit);
    var unused =
        runner.timer.scheduleWithFixedDelay(runner::tick, TICK, TICK, TimeUnit.MILLISECONDS);
    control.makeSnapshotsBy(runner);
    return runner;
  }

  /**
   * Runs a function and waits for its answer.
   *
   * @param request the invocation
   * @return what it led to
   */
  public InvokeResult invoke(InvokeRequest request) {
    LambdaError obstacle = obstacle(request.what());
    if (obstacle != null) {
      return new InvokeResult.Refused(obstacle);
    }
    Instant at = clock.instant();
    String name = request.what().function();
    LambdaFunction function = control.state().function(name);
    InvokeResult result =
        reserved.within(
            function == null ? null : function.attachments().reserved(),
            name,
            () -> invoker.invoke(target(name, request.what().version()), request));
    if (!processes.closed()) {
      measure(request.what(), at, result);
    }
    return result;
  }

  /** Other refusals are no invocations (documented). */
  private void measure(LambdaAnswer.Invocable what, Instant at, InvokeResult result) {
    Map<String, Double> values = Map.of();
    if (result instanceof InvokeResult.Answered answered) {
      values = MeasuredInvocation.ran(answered.duration(), answered.functionError() != null);
    } else if (result instanceof InvokeResult.Refused refused
        && refused.error().status() == TOO_MANY) {
      values = MeasuredInvocation.throttled();
    }
    if (!values.isEmpty()) {
      String resource = what.arn().substring(what.arn().indexOf(FUNCTION) + FUNCTION.length());
      CloudWatchAnswer unused =
          control.perform(
              Cloud.measured(
                  new MeasuredInvocation(
                      what.function(), resource, what.version().version(), at, values)));
    }
  }

  /**
   * Runs a function in the background, and again if it fails.
   *
   * @param request the invocation
   * @return why it cannot be run, or null if it will be
   */
  public @Nullable LambdaError invokeLater(InvokeRequest request) {
    LambdaError obstacle = obstacle(request.what());
    if (obstacle == null) {
      later.add(() -> invoke(request));
    }
    return obstacle;
  }

  private @Nullable LambdaError obstacle(LambdaAnswer.Invocable what) {
    String runtime = what.version().settings().runtime();
    return kits.find(runtime) == null
        ? LambdaError.of(
            501,
            "NotImplementedException",
            "Invoke cannot run " + what.function() + ": " + kits.obstacle(runtime))
        : null;
  }

  @Override
  public boolean takesOver(String function, FunctionVersion version) {
    if (kits.find(version.settings().runtime()) == null) {
      return false;
    }
    environments.prepareFirst(
        target(function, version), environment -> report(function, version, environment));
    return true;
  }

  private void report(String function, FunctionVersion version, Environment environment) {
    if (processes.closed()) {
      return; // Ended with the server: the next one makes this snapshot.
    }
    SnapshotFailure failure = Failures.of(environment);
    control.change(state -> Snapshots.ended(state, function, version.version(), failure));
  }

  @Override
  public void changed(LambdaState state) {
    environments.retain(target -> wanted(state, target));
  }

  private boolean wanted(LambdaState state, Target target) {
    LambdaFunction function = state.function(target.function());
    FunctionVersion version =
        function == null ? null : function.version(target.version().version());
    return version != null
        && !version.lifecycle().failed()
        && !version.lifecycle().inactive()
        && target(target.function(), version).key().equals(target.key());
  }

  private Target target(String function, FunctionVersion version) {
    return new Target(control.account(), function, version);
  }

  private void tick() {
    try {
      processes.drain();
      environments.endIdle();
    } catch (RuntimeException e) {
      LOG.debug("The output of a function could not be read", e);
    }
  }

  private Path runtimeFolder() {
    try {
      return Files.createDirectory(folder.path().resolve("runtime"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare the folder of the runtimes", e);
    }
  }

  /** Ends every process and deletes every file. */
  @Override
  public void close() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // This process is on its way out, and the hook does it.
    }
    end();
  }

  /**
   * At the exit of the process only what would outlive it counts, and only loaded classes are used:
   * class paths, such as those of Maven plugins, may be closed already.
   */
  private void exit() {
    processes.kill();
    folder.close();
  }

  private void end() {
    environments.close();
    timer.shutdownNow();
    later.close();
    processes.close();
    // What is queued finds everything closed; an interrupt would leave processes half ended.
    starters.shutdown();
    try {
      boolean unused = starters.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    processes.close();
    api.close();
    launcher.close();
    folder.close();
  }
}
