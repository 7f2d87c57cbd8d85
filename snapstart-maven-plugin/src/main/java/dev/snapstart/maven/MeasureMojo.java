package dev.snapstart.maven;

import dev.snapstart.SnapStart;
import dev.snapstart.access.AccessTask;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.MeasurementRequest;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.host.StopSignal;
import dev.snapstart.maven.invoke.PayloadSource;
import dev.snapstart.maven.measure.MeasureLimits;
import dev.snapstart.maven.measure.MeasureLines;
import dev.snapstart.maven.measure.MeasureMembers;
import dev.snapstart.maven.measure.MeasureProgressLines;
import dev.snapstart.maven.measure.MeasureReport;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.report.ResultFile;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.model.FunctionId;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Measures the same function starting from nothing and restored from its snapshot, by invoking it
 * really and often, and says whether SnapStart is worth it: on the console, in the result file, and
 * on a page with charts beside that.
 *
 * <p>{@code $LATEST} is made to start anew by a stamp on the function's description, which is taken
 * off in the end; the version is restored by invocations at the same time.
 */
@Mojo(name = "measure", requiresProject = false, threadSafe = true)
public final class MeasureMojo extends SnapStartMojo {
  /**
   * Whose snapshot is measured: a version's number, or an alias. Without it {@code alias}, else the
   * version published earlier in the same build.
   */
  @Parameter(property = "snapstart.qualifier")
  @Nullable String qualifier;

  /**
   * The event of every invocation, as JSON of at most 6 MB; without any of {@code payload}, {@code
   * payloadFile} and {@code event} it is {@code {}}. Maven shows it under {@code -X}, so what is
   * secret belongs into a {@code payloadFile}.
   */
  @Parameter(property = "snapstart.payload")
  @Nullable String payload;

  /** A file with the event, as JSON. */
  @Parameter(property = "snapstart.payloadFile")
  @Nullable String payloadFile;

  /** An event as a service would send it, as the goal {@code invoke} makes it. */
  @Parameter(property = "snapstart.event")
  @Nullable String event;

  /** What {@code event} carries, as for the goal {@code invoke}. */
  @Parameter(property = "snapstart.eventBody")
  @Nullable String eventBody;

  /** The path of a request, or the key of the object in S3, as for the goal {@code invoke}. */
  @Parameter(property = "snapstart.eventPath")
  @Nullable String eventPath;

  /** How many starts from nothing, and how many restores, are measured: 1 to 1000. */
  @Parameter(property = "snapstart.count", defaultValue = "20")
  @Nullable String count;

  /** How many invocations of a warm environment are measured beside them: 0 to 1000. */
  @Parameter(property = "snapstart.warm", defaultValue = "20")
  @Nullable String warm;

  /**
   * How many environments may start at the same time, 1 to 1000. Without it as many as {@code
   * count}, and one on this machine, where they would take each other's processor.
   */
  @Parameter(property = "snapstart.parallel")
  @Nullable String parallel;

  /**
   * Fails the build if the first answer of a restored environment takes more than this share of a
   * cold one's time, each as median: {@code 1} allows no loss, {@code 0.5} wants half of the time.
   */
  @Parameter(property = "snapstart.failIfSlowerThan")
  @Nullable String failIfSlowerThan;

  /** Fails the build if restoring takes more milliseconds than this in one of ten cases (p90). */
  @Parameter(property = "snapstart.failIfRestoreOver")
  @Nullable String failIfRestoreOver;

  @Inject
  MeasureMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.of(AccessTask.MEASURE);
  }

  @Override
  int defaultEnvironments() {
    return 1;
  }

  @Override
  void run(GoalRun run) {
    MeasureLimits limits = MeasureLimits.of(failIfSlowerThan, failIfRestoreOver);
    List<Subject> subjects =
        run.functions().stream().map(config -> new Subject(config, request(run, config))).toList();
    run.checkAccounts();
    subjects.forEach(subject -> each(run, subject, limits));
  }

  private void each(GoalRun run, Subject subject, MeasureLimits limits) {
    FunctionId function = FunctionId.parse(subject.config().function);
    SnapStart snapStart = run.connect(function);
    MeasurementRequest request = subject.request();
    ResultFile result = run.result(subject.config());
    result.clear();
    run.log()
        .info(
            "Measuring "
                + function.name()
                + " by at least "
                + request.leastInvocations()
                + " real invocations"
                + (run.isLocal(function) ? ", on this machine." : ", which AWS bills."));
    Measurement measurement =
        run.stopSignal(function.name(), StopSignal.PUTTING_BACK)
            .during(() -> measured(run, snapStart, request, result, function));
    MeasureLines.of(measurement).forEach(run.log()::info);
    List<String> tooSlow = limits.exceededBy(measurement);
    result.write(MeasureMembers.of(measurement, tooSlow));
    new MeasureReport(run.libraries(), run.log()).write(measurement, tooSlow, result);
    if (!tooSlow.isEmpty()) {
      throw SnapStartException.of(ErrorCode.TOO_SLOW, String.join(" ", tooSlow))
          .advice("Look at the report, or allow more.")
          .function(function.name())
          .build();
    }
  }

  private static Measurement measured(
      GoalRun run,
      SnapStart snapStart,
      MeasurementRequest request,
      ResultFile result,
      FunctionId function) {
    try {
      return snapStart.coldStarts().measure(request, new MeasureProgressLines(run.log()::info));
    } catch (SnapStartException e) {
      result.write(ResultMembers.of(function.name(), e));
      throw e;
    }
  }

  private MeasurementRequest request(GoalRun run, FunctionConfig config) {
    FunctionId function = FunctionId.parse(config.function);
    String measured = Qualifier.toInvoke(run, config, qualifier);
    if (measured.equals(InvokeRequest.LATEST) && qualifier != null) {
      throw Values.invalid(
          "qualifier", qualifier, "Name a version or an alias; $LATEST is measured beside it.");
    }
    if (measured.equals(InvokeRequest.LATEST)) {
      throw Values.missing(
          "alias", "alias or version", "Name whose snapshot is measured: 'alias' or 'qualifier'.");
    }
    PayloadSource source =
        new PayloadSource(run.place().folder(), payload, payloadFile, event, eventBody, eventPath);
    int number = count == null ? MeasurementRequest.COUNT : Values.integer("count", count);
    MeasurementRequest request =
        MeasurementRequest.of(function.apiName(), measured)
            .withPayload(source.read())
            .withCount(number);
    if (parallel != null) {
      request = request.withParallel(Values.integer("parallel", parallel));
    } else {
      request = request.withParallel(run.isLocal(function) ? 1 : number);
    }
    return warm == null ? request : request.withWarm(Values.integer("warm", warm));
  }

  /** One function, checked. */
  private record Subject(FunctionConfig config, MeasurementRequest request) {}
}
