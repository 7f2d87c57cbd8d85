package dev.snapstart.coldstart;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a function's log are wanted; immutable.
 *
 * @param function a function name or ARN
 * @param qualifier a version's number, an alias, or {@code $LATEST}; null for all versions
 * @param since how far back, at least one millisecond
 * @param limit how many events at most, the newest, 1 to 10,000
 * @param filter a filter pattern of CloudWatch Logs, such as {@code ERROR}; null for all
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">filter
 *     patterns</a>
 */
public record LogRequest(
    String function,
    @Nullable String qualifier,
    Duration since,
    int limit,
    @Nullable String filter) {
  /** The most events that one request answers. */
  public static final int MOST_EVENTS = 10_000;

  private static final int LONGEST_FILTER = 1024;

  /**
   * Checks everything that needs no call.
   *
   * @throws SnapStartException with {@link ErrorCode#INVALID_FUNCTION_NAME} or {@link
   *     ErrorCode#INVALID_REQUEST}
   */
  public LogRequest {
    var unused = FunctionId.parse(function);
    if (qualifier != null) {
      Qualifiers.check(qualifier);
    }
    if (since.toMillis() < 1) {
      throw invalid("The time to look back is not positive ('since').", "Use such as 10m or 2h.");
    }
    if (limit < 1 || limit > MOST_EVENTS) {
      throw invalid(
          limit + " events cannot be shown ('limit').",
          "Use a number from 1 to " + MOST_EVENTS + ".");
    }
    if (filter != null && filter.length() > LONGEST_FILTER) {
      throw invalid(
          "The filter has " + filter.length() + " characters ('filter').",
          "CloudWatch Logs takes at most " + LONGEST_FILTER + ".");
    }
  }

  private static SnapStartException invalid(String summary, String advice) {
    return SnapStartException.of(ErrorCode.INVALID_REQUEST, summary).advice(advice).build();
  }
}
