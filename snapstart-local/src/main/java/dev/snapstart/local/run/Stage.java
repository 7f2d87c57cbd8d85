package dev.snapstart.local.run;

import dev.snapstart.local.run.api.RuntimeApi;
import dev.snapstart.local.run.api.Session;
import dev.snapstart.local.run.log.EnvironmentLog;
import dev.snapstart.local.run.process.Kit;
import dev.snapstart.local.run.process.Kits;
import dev.snapstart.local.run.process.Launcher;
import dev.snapstart.local.run.process.Output;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.store.Blobs;
import dev.snapstart.local.store.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Environments of one version, outside of any pool: each is started, restored and invoked when its
 * owner says so; thread-safe.
 */
public final class Stage implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(15); // facts 1.4

  private final TemporaryFolder folder = TemporaryFolder.open();
  private final Launcher launcher = new Launcher(System.getenv("PATH"));
  private final RuntimeApi api = RuntimeApi.start();
  private final AtomicInteger made = new AtomicInteger();
  private final Thread atExit = new Thread(this::exit, "snapstart-local-stage-cleanup");
  private final Kits kits;
  private final Processes processes;
  private final Target target;
  private final RunOptions options;
  private final Clock clock;

  private Stage(Target target, RunOptions options, Blobs blobs, Clock clock) {
    this.target = target;
    this.options = options;
    this.clock = clock;
    kits = new Kits(made("runtime"));
    CodeFolders code = new CodeFolders(blobs, folder.path());
    processes = new Processes(folder.path(), code, kits, launcher, api);
  }

  /**
   * A stage without environments.
   *
   * @param account the account that the function believes to be in
   * @param function its plain name
   * @param version a version with SnapStart
   * @param options the limits of starting and restoring
   * @param blobs the packages
   * @param clock tells the time
   * @return the stage, to be closed
   */
  public static Stage open(
      Account account,
      String function,
      FunctionVersion version,
      RunOptions options,
      Blobs blobs,
      Clock clock) {
    Stage stage = new Stage(new Target(account, function, version), options, blobs, clock);
    Runtime.getRuntime().addShutdownHook(stage.atExit);
    return stage;
  }

  /**
   * Why the version cannot be run here.
   *
   * @return a clause for an error's text, or null if it can
   */
  public @Nullable String obstacle() {
    String runtime = target.settings().runtime();
    return kits.find(runtime) == null ? kits.obstacle(runtime) : null;
  }

  /**
   * The program that environments run.
   *
   * @return its path
   */
  public Path program() {
    Kit kit = Objects.requireNonNull(kits.find(target.settings().runtime()));
    return Path.of(kit.command(target.runtime(), target.handler(), 128, folder.path()).get(0));
  }

  /**
   * Starts a process; it is waited for with {@link Held#started}.
   *
   * @param extras what it gets beside what Lambda would give it
   * @return the environment
   */
  public Held start(Extras extras) {
    List<String> lines = new ArrayList<>();
    EnvironmentLog log = log(lines);
    Stopwatch watch = Stopwatch.started();
    RuntimeProcess process = processes.start(target, log, extras);
    return new Held(
        new Held.Parts(
            target, process.session(), process::drain, process::kill, this::restoreLimit, lines),
        process.pid(),
        watch,
        clock);
  }

  /**
   * Opens a session for a process that another one will make.
   *
   * @return the session, with where its process finds it
   */
  public Opened open() {
    Session session = new Session();
    String address = api.open(session);
    Path printed = made("clone").resolve("output");
    try {
      Files.createFile(printed);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare the folder of an environment", e);
    }
    return new Opened(session, address, printed);
  }

  /**
   * An environment that another process has made.
   *
   * @param opened its session
   * @return the environment
   */
  public Held adopt(Opened opened) {
    List<String> lines = new ArrayList<>();
    Output output = new Output(opened.output(), log(lines)::write);
    return new Held(
        new Held.Parts(
            target,
            opened.session(),
            output::drain,
            () -> {
              output.close();
              api.forget(opened.address());
            },
            this::restoreLimit,
            lines),
        0,
        Stopwatch.started(),
        clock);
  }

  /**
   * A new folder that goes with the stage.
   *
   * @param prefix the beginning of its name
   * @return the folder
   */
  public Path made(String prefix) {
    try {
      return Files.createDirectory(folder.path().resolve(prefix + "-" + made.getAndIncrement()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare a folder for environments", e);
    }
  }

  /**
   * Where all files of the environments are.
   *
   * @return the folder
   */
  public Path folder() {
    return folder.path();
  }

  /**
   * The port of the runtime API, to which every environment is connected.
   *
   * @return the port
   */
  public int apiPort() {
    return api.port();
  }

  /**
   * Measures a duration.
   *
   * @return nanoseconds since an unknown moment
   */
  public java.util.function.LongSupplier nanos() {
    Stopwatch watch = Stopwatch.started();
    return () -> watch.elapsed().toNanos();
  }

  /**
   * How long a start may take, with its hooks (facts 1.4).
   *
   * @return the function's timeout within the options' limit and 15 min
   */
  public Duration startLimit() {
    Duration timeout = target.timeout().compareTo(LONGEST) < 0 ? target.timeout() : LONGEST;
    Duration least = options.snapshotInit();
    return timeout.compareTo(least) > 0 ? timeout : least;
  }

  /**
   * How long restoring may take, with its hooks (facts 6).
   *
   * @return the options' limit
   */
  public Duration restoreLimit() {
    return options.restore();
  }

  private EnvironmentLog log(List<String> lines) {
    return new EnvironmentLog(
        (group, stream, at, message) -> {
          synchronized (lines) {
            lines.add(message);
          }
        },
        target.logGroup(),
        "rehearsal",
        clock);
  }

  /** Ends every process and deletes every file. */
  @Override
  public void close() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // This process is on its way out, and the hook does it.
    }
    processes.close();
    api.close();
    launcher.close();
    folder.close();
  }

  /** Only what would outlive this process counts; class paths may be closed already. */
  private void exit() {
    processes.kill();
    folder.close();
  }

  /**
   * A session that waits for its process.
   *
   * @param session the session
   * @param address where its process finds it, for AWS_LAMBDA_RUNTIME_API
   * @param output the file that takes what its process prints
   */
  public record Opened(Session session, String address, Path output) {}
}
