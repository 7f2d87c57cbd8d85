package dev.snapstart.local.run;

import dev.snapstart.local.run.api.Invocation;
import dev.snapstart.local.run.api.PhaseEnd;
import dev.snapstart.local.run.log.Report;
import dev.snapstart.local.state.LambdaError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs one invocation in an environment; thread-safe. */
final class Invoker {
  private final Environments environments;
  private final RunOptions options;
  private final Clock clock;

  Invoker(Environments environments, RunOptions options, Clock clock) {
    this.environments = environments;
    this.options = options;
    this.clock = clock;
  }

  InvokeResult invoke(Target target, InvokeRequest request) {
    Environment environment = environments.take(target);
    if (environment == null) {
      return new InvokeResult.Refused(LambdaError.tooManyAtOnce());
    }
    try {
      if (!environment.start().succeeded()) {
        return failedStart(environment, request);
      }
      if (!environment.process().session().held()) {
        return run(environment, request, null);
      }
      return restoreAndRun(environment, request);
    } finally {
      environments.giveBack(environment);
    }
  }

  private InvokeResult restoreAndRun(Environment environment, InvokeRequest request) {
    Target target = environment.target();
    RuntimeProcess process = environment.process();
    boolean unused = environment.firstUse();
    environment.log().startTail();
    environment.platform().restoreStarted(target.platform(), target.version().version());
    Stopwatch watch = Stopwatch.started();
    PhaseEnd how = process.await(process.session().restore(), options.restore());
    Duration duration = how == null ? options.restore() : watch.elapsed();
    environment.platform().restoreEnded(duration, Endings.of(how));
    if (how instanceof PhaseEnd.Ok) {
      environments.prepareNext(target);
      return run(environment, request, duration);
    }
    environment.end();
    environments.prepareNext(target);
    return new InvokeResult.Refused(
        how == null
            ? LambdaError.of(
                408,
                "SnapStartTimeoutException",
                "The runtime restore hooks of the function took longer than "
                    + options.restore().toSeconds()
                    + " seconds")
            : LambdaError.of(
                400,
                "SnapStartException",
                "An afterRestore hook of the function failed. The log has the details"));
  }

  private InvokeResult run(
      Environment environment, InvokeRequest request, @Nullable Duration restore) {
    Target target = environment.target();
    Duration init = null;
    if (environment.firstUse()) {
      init = environment.start().duration();
    } else if (restore == null) {
      environment.log().startTail();
    }
    environment.platform().started(request.requestId(), target.version().version());
    RuntimeProcess process = environment.process();
    Stopwatch watch = Stopwatch.started();
    PhaseEnd how =
        process.await(process.session().invoke(invocation(target, request)), target.timeout());
    Duration duration = how == null ? target.timeout() : watch.elapsed();
    long memory = process.maxMemory();
    if (!(how instanceof PhaseEnd.Ok || how instanceof PhaseEnd.Fault)) {
      environment.end();
    }
    return ended(environment, request, how, duration, new Start(init, restore), memory);
  }

  /** A start that failed twice ends the invocation that it was made for. */
  private InvokeResult failedStart(Environment environment, InvokeRequest request) {
    Target target = environment.target();
    environment.end();
    if (target.snapStart()) {
      return new InvokeResult.Refused(
          LambdaError.of(
              409,
              "SnapStartRegenerationFailureException",
              "The snapshot of the function could not be made again. The log has the details"));
    }
    Environment.StartEnd start = environment.start();
    environment.platform().started(request.requestId(), target.version().version());
    Start none = new Start(null, null);
    return ended(environment, request, start.how(), start.duration(), none, 0);
  }

  private InvokeResult ended(
      Environment environment,
      InvokeRequest request,
      @Nullable PhaseEnd how,
      Duration duration,
      Start start,
      long memory) {
    Target target = environment.target();
    String id = request.requestId();
    byte[] payload;
    if (how instanceof PhaseEnd.Ok ok) {
      payload = ok.payload();
    } else if (how instanceof PhaseEnd.Fault fault) {
      payload = fault.payload();
    } else {
      payload = broken(environment, id, how);
    }
    environment
        .platform()
        .ended(
            new Report(
                id,
                duration,
                target.settings().memorySize(),
                memory,
                start.init(),
                start.restore(),
                start.restore(),
                Endings.of(how).status(),
                Endings.of(how).errorType(),
                how instanceof PhaseEnd.Exited || !environment.start().succeeded()));
    return new InvokeResult.Answered(
        payload,
        how instanceof PhaseEnd.Ok ? null : "Unhandled",
        target.version().version(),
        duration,
        environment.log().tail());
  }

  /** The process has ended, or was ended, before it answered. */
  private static byte[] broken(Environment environment, String id, @Nullable PhaseEnd how) {
    String type;
    String message;
    if (how instanceof PhaseEnd.Exited exited) {
      type = Endings.EXIT;
      message = "Runtime exited with error: " + exited.how();
      environment.log().write("RequestId: " + id + " Error: " + message + "\n" + type);
    } else {
      type = "Sandbox.Timedout";
      message =
          String.format(
              Locale.ROOT,
              "Task timed out after %.2f seconds",
              environment.target().timeout().toMillis() / 1e3);
      environment.log().write(environment.log().now() + " " + id + " " + message + "\n");
    }
    String text = "RequestId: " + id + " Error: " + message;
    return ("{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + text + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Invocation invocation(Target target, InvokeRequest request) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    return new Invocation(
        request.requestId(),
        request.payload(),
        clock.instant().plus(target.timeout()),
        request.what().arn(),
        "Root=1-" + trace.substring(0, 8) + "-" + trace.substring(8) + ";Sampled=0",
        request.clientContext());
  }

  /** What an invocation waited for, of which it is the first: a start or a restored snapshot. */
  private record Start(@Nullable Duration init, @Nullable Duration restore) {}
}
