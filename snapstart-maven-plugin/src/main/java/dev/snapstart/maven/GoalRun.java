package dev.snapstart.maven;

import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.connect.ConnectionConfig;
import dev.snapstart.maven.connect.Connector;
import dev.snapstart.maven.connect.PublishedVersions;
import dev.snapstart.maven.host.Place;
import dev.snapstart.maven.host.StopSignal;
import dev.snapstart.maven.library.RunLibraries;
import dev.snapstart.maven.local.LocalServer;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.report.ConsoleListener;
import dev.snapstart.maven.report.ResultFile;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.model.FunctionId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * One run of one goal, with everything it needs.
 *
 * @param place where it runs
 * @param log where it prints
 * @param functions what it is about
 * @param connection where its calls go
 * @param connector makes the connection
 * @param published the versions published earlier in this build
 * @param localServer starts a local Lambda
 * @param libraries brings what only few goals need
 */
record GoalRun(
    Place place,
    Log log,
    List<FunctionConfig> functions,
    ConnectionConfig connection,
    Connector connector,
    PublishedVersions published,
    LocalServer localServer,
    RunLibraries libraries) {

  /** Connects in the region that the function's ARN names, if none is configured. */
  SnapStart connect(FunctionId function) {
    return connector.connect(where(function));
  }

  /** Tells whether a function's calls go to this machine, and not to AWS. */
  boolean isLocal(FunctionId function) {
    URI endpoint = connector.connection(where(function)).endpoint();
    return endpoint != null && SnapStart.isLoopback(endpoint);
  }

  /** Tells where a function's calls go. */
  ConnectionConfig where(FunctionId function) {
    Optional<String> fromArn = function.region();
    return connection.region() == null && fromArn.isPresent()
        ? connection.inRegion(fromArn.get())
        : connection;
  }

  /**
   * Checks the elements of all functions before the first call is made for any.
   *
   * @param choice the parts that the goal asks for
   */
  List<Job> jobs(UnaryOperator<RequestParts> choice) {
    List<Job> jobs = new ArrayList<>();
    Set<Path> files = new HashSet<>();
    for (FunctionConfig config : functions) {
      Job job = job(config, choice);
      if (job.result().path().filter(file -> !files.add(file)).isPresent()) {
        throw config.resultFile == null
            ? Values.invalid(
                "function",
                String.valueOf(config.function),
                "It is there twice; several aliases need executions.")
            : Values.invalid(
                "resultFile", config.resultFile, "Give each function a file of its own.");
      }
      jobs.add(job);
    }
    return jobs;
  }

  /**
   * Runs all jobs, in order; the first failure is written to its result file and ends the goal.
   *
   * @param jobs what to do
   * @param work does one of them
   */
  void each(List<Job> jobs, Consumer<Job> work) {
    for (int i = 0; i < jobs.size(); i++) {
      Job job = jobs.get(i);
      try {
        work.accept(job);
      } catch (SnapStartException e) {
        job.result().write(ResultMembers.of(job.function().name(), e));
        jobs.subList(i + 1, jobs.size())
            .forEach(missed -> log.warn("Not attempted: " + missed.function().name()));
        throw e;
      }
    }
  }

  private Job job(FunctionConfig config, UnaryOperator<RequestParts> choice) {
    ResultFile result = result(config);
    result.clear();
    try {
      return new Job(choice.apply(parts(config)).build(), result);
    } catch (SnapStartException e) {
      result.write(ResultMembers.of(FunctionId.parse(config.function).name(), e));
      throw e;
    }
  }

  private RequestParts parts(FunctionConfig config) {
    Commands commands = commands();
    return new RequestParts(
        config,
        place.folder(),
        new CodeLocator(place.project(), place.folder(), commands, log::info)::locate,
        new EnvironmentReader(place.folder(), System.getenv()),
        name -> published.of(where(FunctionId.parse(name)), name),
        commands);
  }

  ResultFile result(FunctionConfig config) {
    String name = FunctionId.parse(config.function).name();
    return ResultFile.of(place.project(), place.folder(), config.resultFile, name, place.goal());
  }

  /** Does something for a function, and writes how it ended to its result file. */
  void recording(FunctionConfig config, Supplier<Map<String, @Nullable Object>> work) {
    ResultFile result = result(config);
    result.clear();
    try {
      result.write(work.get());
    } catch (SnapStartException e) {
      result.write(ResultMembers.of(FunctionId.parse(config.function).name(), e));
      throw e;
    }
  }

  /** Ends goals that act without a deployment where another account is expected. */
  void checkAccounts() {
    for (FunctionConfig config : functions) {
      if (config.expectedAccount != null) {
        String expected = config.expectedAccount.strip();
        FunctionId function = FunctionId.parse(config.function);
        String actual =
            function
                .account()
                .or(() -> connect(function).accessScope().account())
                .orElse("unknown");
        if (!actual.equals(expected)) {
          throw SnapStartException.of(
                  ErrorCode.WRONG_ACCOUNT,
                  "The function is one of account "
                      + actual
                      + ", not of "
                      + expected
                      + " ('expectedAccount').")
              .advice("Use the profile or role of account " + expected + ", or its function.")
              .function(function.name())
              .build();
        }
      }
    }
  }

  Commands commands() {
    return new Commands(place, connection, localServer.folder());
  }

  /**
   * Speaks up if the process is told to stop while something is done to this function.
   *
   * @param patience how long the process waits for that to end, at most
   */
  StopSignal stopSignal(String function, Duration patience) {
    return new StopSignal(
        function, commands().again(), patience, lines -> lines.forEach(log::error));
  }

  ConsoleListener console(String function) {
    return new ConsoleListener(log, Clock.systemUTC(), place.isParallel() ? function + ": " : "");
  }
}
