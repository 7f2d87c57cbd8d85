package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which published versions may go. Whatever it says, a version that something still names or uses
 * is kept; immutable.
 *
 * @param keep how many of the newest usable versions stay; failed ones do not count
 * @param olderThan how old a version must be at least, or zero
 * @param unusedFor how long a version must not have been called, as far as CloudWatch tells, or
 *     zero not to ask
 * @param grace how long a version stays after its successor was published: callers may be on it
 * @param only which versions are considered at all
 */
public record PruneGoal(
    int keep, Duration olderThan, Duration unusedFor, Duration grace, Only only) {
  /** How long a version stays after its successor was published, unless told otherwise. */
  public static final Duration DEFAULT_GRACE = Duration.ofHours(1);

  /** How long a version must not have been called, unless told otherwise. */
  public static final Duration DEFAULT_UNUSED = Duration.ofDays(7);

  /** As far back as CloudWatch lists what was counted. */
  private static final Duration LONGEST_UNUSED = Duration.ofDays(14);

  /** Checks numbers and times. */
  public PruneGoal {
    check(keep >= 0, "prune.keep", "must not be negative", "Use 0 or more.");
    checkTime("prune.olderThanDays", olderThan);
    checkTime("prune.graceMinutes", grace);
    checkTime("prune.unusedDays", unusedFor);
    check(
        unusedFor.compareTo(LONGEST_UNUSED) <= 0,
        "prune.unusedDays",
        "goes back further than CloudWatch lists what was counted",
        "Use 0 to 14.");
  }

  /**
   * Returns a goal that keeps the newest versions and else the defaults.
   *
   * @param count how many
   * @return the goal
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it is negative
   */
  public static PruneGoal keeping(int count) {
    return new PruneGoal(count, Duration.ZERO, DEFAULT_UNUSED, DEFAULT_GRACE, Only.all());
  }

  /**
   * Considers only versions of some age.
   *
   * @param age the least age
   * @return the changed goal
   */
  public PruneGoal withOlderThan(Duration age) {
    return new PruneGoal(keep, age, unusedFor, grace, only);
  }

  /**
   * Considers only versions that were not called lately.
   *
   * @param time how long they must not have been called; at most 14 days, zero not to ask
   * @return the changed goal
   */
  public PruneGoal withUnusedFor(Duration time) {
    return new PruneGoal(keep, olderThan, time, grace, only);
  }

  /**
   * Sets how long a version stays after its successor was published.
   *
   * @param time the time
   * @return the changed goal
   */
  public PruneGoal withGrace(Duration time) {
    return new PruneGoal(keep, olderThan, unusedFor, time, only);
  }

  /**
   * Considers only some versions.
   *
   * @param which those
   * @return the changed goal
   */
  public PruneGoal withOnly(Only which) {
    return new PruneGoal(keep, olderThan, unusedFor, grace, which);
  }

  private static void checkTime(String name, Duration time) {
    check(!time.isNegative(), name, "must not be negative", "Use 0 or more.");
  }

  private static void check(boolean fine, String name, String problem, String advice) {
    if (!fine) {
      throw SnapStartException.of(ErrorCode.INVALID_REQUEST, name + ": " + problem + ".")
          .advice(advice)
          .build();
    }
  }

  /**
   * Which versions are considered.
   *
   * @param snapStart whether only those with SnapStart
   * @param otherKeyThan only those under another KMS key than this one, or empty for any; the empty
   *     text stands for the key that AWS owns
   */
  public record Only(boolean snapStart, Optional<String> otherKeyThan) {
    /**
     * Considers all versions.
     *
     * @return no restriction
     */
    public static Only all() {
      return new Only(false, Optional.empty());
    }

    /**
     * Considers only versions with SnapStart.
     *
     * @return the restriction
     */
    public static Only withSnapStart() {
      return new Only(true, Optional.empty());
    }

    /**
     * Considers only versions that another key than the given one encrypts.
     *
     * @param keyArn the key that is to stay, or null for the one that AWS owns
     * @return the restriction
     */
    public static Only underOtherKeysThan(@Nullable String keyArn) {
      return new Only(false, Optional.of(keyArn == null ? "" : keyArn));
    }

    /**
     * Tells whether a version is considered.
     *
     * @param version the version
     * @return false if it is none of the pruning's business
     */
    public boolean includes(FunctionState version) {
      return (!snapStart || version.snapStart())
          && (otherKeyThan.isEmpty()
              || !version
                  .settings()
                  .get(FunctionSetting.KMS_KEY_ARN)
                  .orElse("")
                  .equals(otherKeyThan.get()));
    }
  }
}
