package dev.snapstart.cost;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.PruneGoal;
import java.time.Duration;
import java.util.Optional;

/**
 * What a month brings, as far as the caller knows better than CloudWatch; immutable.
 *
 * @param rates what AWS charges
 * @param alias the alias that restores and cold starts come through; without it the only alias
 *     there is, or else the newest version with a snapshot
 * @param restores how many environments are restored in 30 days, 0 or more; empty to read the calls
 *     that CloudWatch counted, of which restores are never more
 * @param coldStarts how many cold starts there are in 30 days without SnapStart, 0 or more; empty
 *     for as many as restores
 * @param init how long an initialization takes without SnapStart, 0 to 15 minutes; empty not to
 *     compare
 * @param prune which versions pruning would take away; empty not to look
 */
public record CostAssumptions(
    Rates rates,
    Optional<String> alias,
    Optional<Long> restores,
    Optional<Long> coldStarts,
    Optional<Duration> init,
    Optional<PruneGoal> prune) {
  private static final Duration LONGEST_INIT = Duration.ofMinutes(15);

  /**
   * Checks the numbers.
   *
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if one is out of its range
   */
  public CostAssumptions {
    checkCount("restores", restores);
    checkCount("coldStarts", coldStarts);
    init.ifPresent(
        time ->
            check(
                !time.isNegative() && time.compareTo(LONGEST_INIT) <= 0,
                "initMillis: " + time.toMillis() + " ms is no time that an initialization takes",
                "Use 0 to " + LONGEST_INIT.toMillis() + "."));
  }

  /**
   * Assumes nothing: the rates that this library knows, the calls that CloudWatch counted, and
   * neither a comparison nor pruning.
   *
   * @return what to start from
   */
  public static CostAssumptions none() {
    return new CostAssumptions(
        Rates.builtIn(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Sets what AWS charges.
   *
   * @param value the rates
   * @return the changed assumptions
   */
  public CostAssumptions withRates(Rates value) {
    return new CostAssumptions(value, alias, restores, coldStarts, init, prune);
  }

  /**
   * Sets the alias that restores and cold starts come through.
   *
   * @param value an alias of the function
   * @return the changed assumptions
   */
  public CostAssumptions withAlias(String value) {
    return new CostAssumptions(rates, Optional.of(value), restores, coldStarts, init, prune);
  }

  /**
   * Sets how many environments are restored.
   *
   * @param perMonth in 30 days, 0 or more
   * @return the changed assumptions
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it is negative
   */
  public CostAssumptions withRestores(long perMonth) {
    return new CostAssumptions(rates, alias, Optional.of(perMonth), coldStarts, init, prune);
  }

  /**
   * Sets how many cold starts there would be without SnapStart.
   *
   * @param perMonth in 30 days, 0 or more
   * @return the changed assumptions
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it is negative
   */
  public CostAssumptions withColdStarts(long perMonth) {
    return new CostAssumptions(rates, alias, restores, Optional.of(perMonth), init, prune);
  }

  /**
   * Sets how long an initialization takes without SnapStart.
   *
   * @param time 0 to 15 minutes; it is the Init Duration in the log of {@code $LATEST}
   * @return the changed assumptions
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it is out of that range
   */
  public CostAssumptions withInit(Duration time) {
    return new CostAssumptions(rates, alias, restores, coldStarts, Optional.of(time), prune);
  }

  /**
   * Sets which versions pruning would take away.
   *
   * @param goal which versions may go
   * @return the changed assumptions
   */
  public CostAssumptions withPrune(PruneGoal goal) {
    return new CostAssumptions(rates, alias, restores, coldStarts, init, Optional.of(goal));
  }

  private static void checkCount(String name, Optional<Long> count) {
    count.ifPresent(
        it -> check(it >= 0, name + ": " + it + " is no number of them", "Use 0 or more."));
  }

  private static void check(boolean fine, String problem, String advice) {
    if (!fine) {
      throw SnapStartException.of(ErrorCode.INVALID_REQUEST, problem + ".").advice(advice).build();
    }
  }
}
