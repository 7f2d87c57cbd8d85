package dev.snapstart.local.rehearse;

import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Report;
import dev.snapstart.local.run.Stage;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.store.Blobs;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/**
 * Rehearses what happens to a version with SnapStart: several environments, the same event twice to
 * each, and everything that is the same where it must not be; thread-safe.
 *
 * <p>It runs the function in processes of its own, beside those that serve invocations.
 */
public final class Rehearsal {
  private static final int SALT = 16;

  private final Account account;
  private final Blobs blobs;
  private final Clock clock;

  /**
   * Rehearsals in one account.
   *
   * @param account the account that functions believe to be in
   * @param blobs the packages
   * @param clock tells the time
   */
  public Rehearsal(Account account, Blobs blobs, Clock clock) {
    this.account = account;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * Rehearses a version.
   *
   * @param function the function's plain name
   * @param version a published version with SnapStart
   * @param event what every environment is invoked with, JSON
   * @param options how
   * @return what was found; no value of the function is in there
   * @throws IllegalArgumentException if the version has no SnapStart, or cannot be run here
   */
  public Report run(
      String function, FunctionVersion version, byte[] event, RehearsalOptions options) {
    if (!version.settings().snapStartOn() || version.version().equals(FunctionVersion.LATEST)) {
      throw new IllegalArgumentException(
          "Only a published version with SnapStart can be rehearsed: publish one");
    }
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    try (Stage stage = Stage.open(account, function, version, options.limits(), blobs, clock)) {
      String obstacle = stage.obstacle();
      if (obstacle != null) {
        throw new IllegalArgumentException(function + " cannot be run here: " + obstacle);
      }
      Surroundings around = new Surroundings(stage, version, event, options, clock, salt);
      String runtime = String.valueOf(version.settings().runtime());
      boolean java = runtime.startsWith("java");
      Outcome outcome = java ? new JavaRehearsal(around).run() : new PythonRehearsal(around).run();
      return new Report(
          function,
          runtime,
          java ? Report.How.COMPARED : Report.How.CLONES,
          outcome.figures(),
          outcome.hooks(),
          sorted(outcome.findings()),
          outcome.remarks());
    }
  }

  private static List<Finding> sorted(List<Finding> all) {
    return all.stream().sorted(Comparator.comparing(Finding::level).reversed()).toList();
  }
}
