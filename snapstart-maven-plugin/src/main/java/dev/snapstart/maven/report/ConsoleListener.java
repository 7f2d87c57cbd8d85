package dev.snapstart.maven.report;

import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Retrying;
import dev.snapstart.event.StepFinished;
import dev.snapstart.event.Waiting;
import dev.snapstart.event.Warned;
import dev.snapstart.plan.DeploymentPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.maven.plugin.logging.Log;

/**
 * Prints one deployment as plain lines: when something changes, and at least every 15 s. For one
 * run; not thread-safe.
 */
public final class ConsoleListener implements DeploymentListener {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Log log;
  private final Clock clock;
  private final String prefix;
  private String lastSeen = "";
  private Instant lastPrinted = Instant.EPOCH;

  /**
   * Creates a listener.
   *
   * @param log where to print
   * @param clock tells when 15 s are over
   * @param prefix put in front of every line; tells functions apart in parallel builds
   */
  public ConsoleListener(Log log, Clock clock, String prefix) {
    this.log = log;
    this.clock = clock;
    this.prefix = prefix;
  }

  /** Prints a plan that nothing follows: its warnings come as no events of a run. */
  public void shown(DeploymentPlan plan) {
    planned(plan);
    plan.warnings().forEach(text -> warned(new Warned(plan.function(), text)));
  }

  @Override
  public void planned(DeploymentPlan plan) {
    PlanLines.of(plan).forEach(this::print);
  }

  @Override
  public void stepFinished(StepFinished event) {
    print(
        position(event.number(), event.total())
            + event.outcome()
            + " ("
            + Durations.show(event.took())
            + ")");
  }

  @Override
  public void waiting(Waiting event) {
    String seen = event.subject() + ": " + event.seen();
    boolean silent = clock.instant().isBefore(lastPrinted.plus(HEARTBEAT));
    if (seen.equals(lastSeen) && silent) {
      return;
    }
    lastSeen = seen;
    print(
        position(event.number(), event.total())
            + seen
            + ", "
            + Durations.show(event.waited())
            + " of "
            + Durations.show(event.deadline()));
  }

  @Override
  public void retrying(Retrying event) {
    log.warn(
        prefix
            + event.step()
            + ": "
            + event.why()
            + "; looking again in "
            + Durations.show(event.in()));
    lastPrinted = clock.instant();
  }

  @Override
  public void warned(Warned event) {
    log.warn(prefix + event.message());
  }

  private static String position(int number, int total) {
    return number == 0 ? "" : "[" + number + "/" + total + "] ";
  }

  private void print(String line) {
    log.info(prefix + line);
    lastPrinted = clock.instant();
  }
}
