package dev.snapstart.maven;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.check.Acceptances;
import dev.snapstart.maven.check.FailOn;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.rehearse.RehearsalChoice;
import dev.snapstart.maven.rehearse.RehearsalOutcome;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses SnapStart on this machine: starts the function up to its snapshot, restores several
 * environments, sends the same event to each, and finds what is the same where it must not be,
 * connections that are open across the snapshot, hooks that are slow and hooks that never run.
 * Calls nothing of AWS. For scripts the result file says the same.
 */
@Mojo(name = "rehearse", requiresProject = false, threadSafe = true)
public final class RehearseMojo extends SnapStartMojo {
  private static final int MOST = 20;

  /** How many environments are restored, 2 to 20. */
  @Parameter(property = "snapstart.environments", defaultValue = "3")
  @Nullable String environments;

  /**
   * The event that each environment gets, as JSON; {@code {}} without it and {@code payloadFile}.
   */
  @Parameter(property = "snapstart.payload")
  @Nullable String payload;

  /** A file with the event that each environment gets, as JSON. */
  @Parameter(property = "snapstart.payloadFile")
  @Nullable String payloadFile;

  /**
   * From what on the build fails: {@code error}, {@code warning} or {@code note} for findings that
   * are at least as bad, or {@code none}.
   */
  @Parameter(property = "snapstart.failOn", defaultValue = "error")
  @Nullable String failOn;

  /**
   * Findings that are known and let be: they are still shown, and do not count for {@code failOn}.
   * Each is what was found, or {@code FOUND@WHERE}, and after a colon and a space why, such as
   * {@code identical-value@Orders.STARTED: only shown} or {@code identical-value@/requestId}; with
   * the property separated by commas. Entries for {@code check} are passed over.
   */
  @Parameter(property = "snapstart.accept")
  @Nullable List<String> accept;

  @Inject
  RehearseMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.none();
  }

  @Override
  void run(GoalRun run) throws MojoFailureException {
    FailOn limit = FailOn.read(failOn);
    List<String> failing = new ArrayList<>();
    List<RehearsalOutcome> outcomes = new ArrayList<>();
    Acceptances accepted = Acceptances.read(accept);
    Rehearsals rehearsals = new Rehearsals(run, choice(run, accepted));
    run.functions().forEach(Rehearsals::fillIn);
    run.each(
        run.jobs(parts -> parts.code().configuration().publish()),
        job -> {
          RehearsalOutcome outcome = rehearsals.run(job);
          outcome.lines().forEach(run.log()::info);
          job.result().write(outcome.members());
          outcomes.add(outcome);
          if (limit.isReachedBy(outcome.levels().stream())) {
            failing.add(job.function().name());
          }
        });
    accepted.idle(outcomes).forEach(entry -> run.log().warn(entry.idle()));
    if (!failing.isEmpty()) {
      throw new MojoFailureException(
          "The rehearsal of " + String.join(", ", failing) + " has findings ('failOn').");
    }
  }

  private RehearsalChoice choice(GoalRun run, Acceptances accepted) {
    int count = environments == null ? 3 : Values.integer("environments", environments);
    if (count < 2 || count > MOST) {
      throw Values.invalid("environments", String.valueOf(count), "Use 2 to " + MOST + ".");
    }
    try {
      return new RehearsalChoice(
          count, RehearsalChoice.event(run.place().folder(), payload, payloadFile), accepted);
    } catch (SnapStartException e) {
      run.functions().forEach(config -> run.result(config).clear());
      throw e;
    }
  }
}
