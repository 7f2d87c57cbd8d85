package dev.snapstart.maven;

import dev.snapstart.SnapStart;
import dev.snapstart.access.AccessTask;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.MeasurementRequest;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.Payload;
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
    subjects.forEach(subject -> each(run, subject, limits));
  }

  private void each(GoalRun run, Subject subject, MeasureLimits limits) {
    FunctionId function = FunctionId.parse(subject.config().function);
    SnapStart snapStart = run.connect(function);
    MeasurementRequest request = subject.request();
    run.log()
        .info(
            "Measuring "
                + function.name()
                + " by at least "
                + request.leastInvocations()
                + " real invocations"
                + (run.isLocal(function) ? ", on this machine." : ", which AWS bills."));
    Measurement measurement =
        run.stopSignal(function.name())
            .during(
                () ->
                    snapStart
                        .coldStarts()
                        .measure(request, new MeasureProgressLines(run.log()::info)));
    MeasureLines.of(measurement).forEach(run.log()::info);
    List<String> tooSlow = limits.exceededBy(measurement);
    ResultFile result = run.result(subject.config());
    result.write(MeasureMembers.of(measurement, tooSlow));
    new MeasureReport(run).write(measurement, tooSlow, result);
    if (!tooSlow.isEmpty()) {
      throw SnapStartException.of(ErrorCode.TOO_SLOW, String.join(" ", tooSlow))
          .advice("Look at the report, or allow more.")
          .function(function.name())
          .build();
    }
  }

  private MeasurementRequest request(GoalRun run, FunctionConfig config) {
    String qualifier = config.toVersion == null ? config.alias : config.toVersion;
    if (qualifier == null) {
      throw Values.missing(
          "alias", "alias or version", "Name what is measured: 'alias', or 'toVersion'.");
    }
    String function = String.valueOf(FunctionId.parse(config.function).apiName());
    int number = count == null ? MeasurementRequest.COUNT : Values.integer("count", count);
    boolean here = run.isLocal(FunctionId.parse(config.function));
    MeasurementRequest request =
        MeasurementRequest.of(function, qualifier)
            .withPayload(Payload.of("{}"))
            .withCount(number)
            .withParallel(
                parallel == null ? (here ? 1 : number) : Values.integer("parallel", parallel));
    return warm == null ? request : request.withWarm(Values.integer("warm", warm));
  }

  /** One function, checked. */
  private record Subject(FunctionConfig config, MeasurementRequest request) {}
}
