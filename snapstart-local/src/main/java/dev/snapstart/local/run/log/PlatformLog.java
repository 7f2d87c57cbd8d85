package dev.snapstart.local.run.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What Lambda writes into the log of an environment beside the function's own lines. */
public interface PlatformLog {

  /**
   * The environment starts.
   *
   * @param runtime for example {@code java21}
   * @param version the function's version
   */
  void initStarted(RuntimeVersion runtime, String version);

  /**
   * The environment has started, or has failed to.
   *
   * @param duration how long it took
   * @param phase {@code init} before, {@code invoke} within an invocation
   * @param ending how it ended
   */
  void initEnded(Duration duration, String phase, Ending ending);

  /**
   * A snapshot is restored.
   *
   * @param runtime for example {@code java21}
   * @param version the function's version
   */
  void restoreStarted(RuntimeVersion runtime, String version);

  /**
   * A snapshot was restored, or has failed to be.
   *
   * @param duration how long it took
   * @param ending how it ended
   */
  void restoreEnded(Duration duration, Ending ending);

  /**
   * An invocation starts.
   *
   * @param requestId the invocation's id
   * @param version the function's version
   */
  void started(String requestId, String version);

  /**
   * An invocation has ended.
   *
   * @param report its measurements
   */
  void ended(Report report);

  /**
   * The runtime that an environment claims to be.
   *
   * @param name for example {@code java21}
   * @param arn its version's ARN
   * @param snapStart whether it starts for, or from, a snapshot
   */
  record RuntimeVersion(String name, String arn, boolean snapStart) {}

  /**
   * How a phase ended.
   *
   * @param status {@code success}, {@code error} or {@code timeout}
   * @param errorType what kind of error, or null for none
   */
  record Ending(String status, @Nullable String errorType) {
    /** It succeeded. */
    public static final Ending SUCCESS = new Ending("success", null);

    /**
     * Tells whether it succeeded.
     *
     * @return true for success
     */
    public boolean succeeded() {
      return status.equals("success");
    }
  }
}
