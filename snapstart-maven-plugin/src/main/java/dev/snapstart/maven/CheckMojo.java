package dev.snapstart.maven;

import dev.snapstart.access.AccessTask;
import dev.snapstart.maven.check.Acceptances;
import dev.snapstart.maven.check.CheckLines;
import dev.snapstart.maven.check.CheckMembers;
import dev.snapstart.maven.check.CheckOutcome;
import dev.snapstart.maven.check.FailOn;
import dev.snapstart.maven.check.Reachability;
import dev.snapstart.maven.check.ScannedCode;
import dev.snapstart.maven.parameter.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Says beforehand what SnapStart would fail at, and writes nothing: what the function has that
 * excludes it, and what in the project's classes a snapshot would break, by AWS's own rules. For
 * scripts the result file says the same.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    requiresProject = false,
    threadSafe = true)
public final class CheckMojo extends SnapStartMojo {
  /**
   * From what on the build fails: {@code error}, or {@code warning} for any finding, or {@code
   * none} to only tell. There are no notes here, so {@code note} is as {@code warning}.
   */
  @Parameter(property = "snapstart.failOn", defaultValue = "error")
  @Nullable String failOn;

  /**
   * Whether the function itself is looked at, beside what is configured: {@code true}, {@code
   * false}, or {@code auto} to do so if it can be reached, and to say so if it cannot.
   */
  @Parameter(property = "snapstart.connect", defaultValue = "auto")
  @Nullable String connect;

  /** Whether classes are scanned: {@code true} or {@code false}. */
  @Parameter(property = "snapstart.scan", defaultValue = "true")
  @Nullable String scan;

  /**
   * Findings that are known and let be: they are still shown, and do not count for {@code failOn}.
   * Each is {@code RULE}, or {@code RULE@WHERE} with a class, a class and its member, a file, or
   * for rules about the function its name, and after a colon and a space why, such as {@code
   * AWS_LAMBDA_SNAP_START_BUG@Orders.id: made anew after the restore}; with the property separated
   * by commas. What Lambda itself refuses cannot be accepted.
   */
  @Parameter(property = "snapstart.accept")
  @Nullable List<String> accept;

  @Inject
  CheckMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return Reachability.read(connect) == Reachability.NEVER
        ? GoalAccess.none()
        : GoalAccess.of(AccessTask.CHECK);
  }

  @Override
  void run(GoalRun run) throws MojoFailureException {
    Acceptances accepted = Acceptances.read(accept);
    FailOn limit = FailOn.read(failOn);
    FunctionJudge judge = new FunctionJudge(run, Reachability.read(connect));
    List<Job> jobs = run.jobs(RequestParts::judged);
    boolean scans = scan == null || Values.flag("scan", scan);
    Optional<ScannedCode> code =
        scans ? ScannedCode.of(run.place(), run.libraries(), codeFile) : Optional.empty();
    List<CheckOutcome> outcomes = new ArrayList<>();
    List<String> failing = new ArrayList<>();
    run.each(
        jobs,
        job -> {
          CheckOutcome outcome =
              new CheckOutcome(job.function().name(), judge.judge(job), scans, code, accepted);
          outcomes.add(outcome);
          CheckLines.of(outcome, run.log());
          boolean fails = limit.isReachedBy(outcome.severities());
          job.result().write(CheckMembers.of(outcome, fails));
          if (fails) {
            failing.add(outcome.function());
          }
        });
    accepted.idle(outcomes).forEach(entry -> run.log().warn(entry.idle()));
    if (!failing.isEmpty()) {
      throw new MojoFailureException(
          "Not ready for SnapStart: " + String.join(", ", failing) + " ('failOn').");
    }
  }
}
