package dev.snapstart.plan;

import dev.snapstart.model.PruneReport;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do, found by running the same decisions with every write assumed to succeed.
 *
 * @param function the function's name
 * @param region the region
 * @param account the account, twelve digits, or empty if it could not be found out
 * @param changes the differences, in the order in which they are shown
 * @param steps the writes and the wait for the snapshot, in order
 * @param warnings what the user should know beforehand
 * @param pruning what would become of each version, if pruning is asked for
 */
public record DeploymentPlan(
    String function,
    String region,
    String account,
    List<Change> changes,
    List<PlannedStep> steps,
    List<String> warnings,
    Optional<PruneReport> pruning) {
  /** Copies the lists. */
  public DeploymentPlan {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }

  /**
   * Tells whether nothing has to be written.
   *
   * @return true if the function already is as wanted
   */
  public boolean isEmpty() {
    return steps.stream().noneMatch(PlannedStep::write);
  }

  /**
   * One step of a plan.
   *
   * @param name such as {@code UpdateCode} or {@code AwaitSnapshot}
   * @param write whether it changes anything
   */
  public record PlannedStep(String name, boolean write) {}
}
