package dev.snapstart.model;

import dev.snapstart.traffic.GateResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended that reached its goal.
 *
 * @param function the function's name
 * @param functionArn its unqualified ARN
 * @param region its region
 * @param account its account, twelve digits
 * @param codeSha256 hash of the code now in {@code $LATEST}, or empty if the run did not look
 * @param version the version that was wanted, if any
 * @param alias the alias that was wanted, if any
 * @param pruning what became of each version, if pruning was asked for
 * @param gates what each gate said last, in the order of the request; empty without gates
 * @param deployment CodeDeploy's deployment, or empty if CodeDeploy had no part in it
 * @param steps what was done, in order, with the time each took; empty if nothing had to be done
 * @param took the time of the whole run
 */
public record DeploymentResult(
    String function,
    String functionArn,
    String region,
    String account,
    Optional<String> codeSha256,
    Optional<Version> version,
    Optional<Alias> alias,
    Optional<PruneReport> pruning,
    List<GateResult> gates,
    Optional<Deployment> deployment,
    List<StepTime> steps,
    Duration took) {
  /** Copies the list. */
  public DeploymentResult {
    gates = List.copyOf(gates);
    steps = List.copyOf(steps);
  }

  /**
   * Tells whether anything was written.
   *
   * @return false if the function already was as wanted
   */
  public boolean changed() {
    return steps.stream().anyMatch(StepTime::write);
  }

  /**
   * The version that a run ended with.
   *
   * @param number its number
   * @param arn its qualified ARN
   * @param reused true if it existed before this run and carries just the same content
   * @param state its last seen state
   * @param snapStart whether it starts from a snapshot
   */
  public record Version(
      String number, String arn, boolean reused, String state, boolean snapStart) {}

  /**
   * The alias that a run ended with.
   *
   * @param name its name
   * @param arn its ARN
   * @param previousVersion where it pointed before, or empty if it is new
   * @param version where it points now
   * @param moved whether this run created or changed it
   */
  public record Alias(
      String name, String arn, Optional<String> previousVersion, String version, boolean moved) {}

  /**
   * CodeDeploy's deployment that shifts, or has shifted, the alias.
   *
   * @param id its id, such as {@code d-1A2B3C4D5}
   * @param status its last seen status, such as {@code Succeeded}
   */
  public record Deployment(String id, String status) {}

  /**
   * One step of a run.
   *
   * @param name such as {@code UpdateCode} or {@code AwaitSnapshot}
   * @param took how long it took, waiting for Lambda to settle included
   * @param write whether it changed anything
   */
  public record StepTime(String name, Duration took, boolean write) {}
}
