package dev.snapstart.traffic;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A shift that AWS CodeDeploy makes, so that it outlives the machine that asked for it. Immutable.
 *
 * <p>An alias that does not exist yet, or that points to {@code $LATEST}, has no traffic between
 * two versions to shift: it is created, or moved, at once and without CodeDeploy.
 *
 * @param application the CodeDeploy application, 1 to 100 characters
 * @param deploymentGroup its deployment group, 1 to 100 characters; it can only have one shift at a
 *     time, so each alias needs one of its own
 * @param serviceRoleArn the role that a new deployment group gets, or null if it must exist
 * @param createMissing whether application, group and traffic configuration are created where they
 *     are missing; needs the role
 * @param detach whether the run ends well as soon as the deployment has begun
 * @param beforeTraffic the Lambda function to ask before any traffic moves, or null
 * @param afterTraffic the Lambda function to ask after all traffic has moved, or null
 */
public record CodeDeploy(
    String application,
    String deploymentGroup,
    @Nullable String serviceRoleArn,
    boolean createMissing,
    boolean detach,
    @Nullable String beforeTraffic,
    @Nullable String afterTraffic) {
  /** The alarms that a deployment can watch (AWS: "CodeDeploy quotas"). */
  static final int MOST_ALARMS = 10;

  private static final int LONGEST_NAME = 100;
  private static final String PREDEFINED = "CodeDeployDefault.Lambda";
  private static final Set<String> NAMES =
      Set.of(
          "AllAtOnce",
          "Canary10Percent5Minutes",
          "Canary10Percent10Minutes",
          "Canary10Percent15Minutes",
          "Canary10Percent30Minutes",
          "Linear10PercentEvery1Minute",
          "Linear10PercentEvery2Minutes",
          "Linear10PercentEvery3Minutes",
          "Linear10PercentEvery10Minutes");

  /** Checks the names, and that what may have to be created can be. */
  public CodeDeploy {
    checkName("application", application);
    checkName("deploymentGroup", deploymentGroup);
    if (serviceRoleArn != null && !serviceRoleArn.matches("arn:[a-z-]+:iam::\\d{12}:role/.+")) {
      throw invalid("serviceRoleArn", "'" + serviceRoleArn + "' is no role", "Give its ARN.");
    }
    if (createMissing && serviceRoleArn == null) {
      throw invalid(
          "serviceRoleArn",
          "a deployment group cannot be created without a role",
          "Give the ARN of a role that codedeploy.amazonaws.com may assume, or leave"
              + " 'createMissing' out.");
    }
    checkHook("beforeTraffic", beforeTraffic);
    checkHook("afterTraffic", afterTraffic);
  }

  /**
   * Returns a shift by an application and a group that exist, followed to its end.
   *
   * @param application the application
   * @param deploymentGroup its deployment group
   * @return the engine
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} for names that CodeDeploy
   *     would not take
   */
  public static CodeDeploy existing(String application, String deploymentGroup) {
    return new CodeDeploy(application, deploymentGroup, null, false, false, null, null);
  }

  /**
   * Returns the same, created where it is missing.
   *
   * @param roleArn the role that a new deployment group gets
   * @return a new engine
   */
  public CodeDeploy creatingMissing(String roleArn) {
    return new CodeDeploy(
        application, deploymentGroup, roleArn, true, detach, beforeTraffic, afterTraffic);
  }

  /**
   * Returns the same, left alone as soon as it has begun.
   *
   * @return a new engine
   */
  public CodeDeploy detached() {
    return new CodeDeploy(
        application,
        deploymentGroup,
        serviceRoleArn,
        createMissing,
        true,
        beforeTraffic,
        afterTraffic);
  }

  /**
   * Returns the same with functions that CodeDeploy asks.
   *
   * @param before asked before any traffic moves, or null
   * @param after asked after all traffic has moved, or null
   * @return a new engine
   */
  public CodeDeploy asking(@Nullable String before, @Nullable String after) {
    return new CodeDeploy(
        application, deploymentGroup, serviceRoleArn, createMissing, detach, before, after);
  }

  /**
   * Returns the name of the traffic configuration for a strategy: one that CodeDeploy has from the
   * start, or else one of ours.
   *
   * @param strategy the strategy
   * @return such as {@code CodeDeployDefault.LambdaCanary10Percent5Minutes}
   */
  public static String configName(ShiftStrategy strategy) {
    return (isPredefined(strategy) ? PREDEFINED : "snapstart-") + strategy.name();
  }

  /**
   * Tells whether CodeDeploy has a strategy from the start.
   *
   * @param strategy the strategy
   * @return whether its traffic configuration needs not be created
   */
  public static boolean isPredefined(ShiftStrategy strategy) {
    return NAMES.contains(strategy.name());
  }

  void check(ShiftStrategy strategy, Iterable<TrafficGate> gates) {
    if (!isPredefined(strategy) && !createMissing) {
      throw invalid(
          "shift",
          "CodeDeploy has no " + strategy.name() + " from the start",
          "Use one of its own, such as Canary10Percent5Minutes, or let it be created"
              + " ('createMissing').");
    }
    if (strategy.interval().toSecondsPart() != 0) {
      throw invalid("shift", strategy.name() + " has seconds", "CodeDeploy counts in minutes.");
    }
    for (TrafficGate gate : gates) {
      if (gate instanceof TrafficGate.Alarms alarms && alarms.names().size() > MOST_ALARMS) {
        throw invalid(
            "alarms", "CodeDeploy takes " + MOST_ALARMS, "Join some in a composite alarm.");
      }
      if (!(gate instanceof TrafficGate.Alarms) && !(gate instanceof TrafficGate.SmokeTest)) {
        throw invalid(
            "gates",
            "CodeDeploy cannot watch '" + gate.name() + "'",
            "Make an alarm of it ('alarms'), or let this library shift (engine own).");
      }
    }
  }

  /**
   * Returns the function to ask before any traffic moves.
   *
   * @return its name or ARN, or empty for none
   */
  public Optional<String> before() {
    return Optional.ofNullable(beforeTraffic);
  }

  /**
   * Returns the function to ask after all traffic has moved.
   *
   * @return its name or ARN, or empty for none
   */
  public Optional<String> after() {
    return Optional.ofNullable(afterTraffic);
  }

  private static void checkName(String element, @Nullable String name) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw invalid(
          element, "'" + name + "' is no name for CodeDeploy", "Use 1 to 100 characters.");
    }
  }

  private static void checkHook(String element, @Nullable String function) {
    if (function != null && function.isBlank()) {
      throw invalid(element, "names no function", "Name a Lambda function, or leave it out.");
    }
  }

  private static SnapStartException invalid(String element, String problem, String advice) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, element + ": " + problem + " ('" + element + "').")
        .advice(advice)
        .build();
  }
}
