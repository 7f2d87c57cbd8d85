package dev.snapstart.error;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why Lambda let a version, a function or an update fail: in Lambda's words and in plain ones.
 *
 * <p>Reason codes are those of Lambda's <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html">StateReasonCode
 * and LastUpdateStatusReasonCode</a>. Immutable.
 *
 * @param reasonCode Lambda's code such as {@code FunctionError.InitTimeout}, or null if it gave
 *     none
 * @param text Lambda's own text, or null if it gave none
 * @param cause what that means, in one sentence
 * @param remedy what to do about it, in one sentence
 * @param log the last lines that the function printed meanwhile, the oldest first, with the values
 *     of its environment variables masked; empty if they were not read or there are none
 */
public record LambdaFailure(
    @Nullable String reasonCode,
    @Nullable String text,
    String cause,
    String remedy,
    List<String> log)
    implements Serializable {

  /** Copies the list. */
  public LambdaFailure {
    log = List.copyOf(log);
  }

  /**
   * Explains a failure.
   *
   * @param reasonCode Lambda's code, or null
   * @param text Lambda's own text, or null
   * @return the failure; a code that is not known gets a general explanation
   */
  public static LambdaFailure of(@Nullable String reasonCode, @Nullable String text) {
    ReasonCodes.Explanation explanation = ReasonCodes.explain(reasonCode);
    return new LambdaFailure(
        reasonCode, text, explanation.cause(), explanation.remedy(), List.of());
  }

  /**
   * Adds what the function printed.
   *
   * @param lines the last lines, the oldest first
   * @return the changed copy
   */
  public LambdaFailure withLog(List<String> lines) {
    return new LambdaFailure(reasonCode, text, cause, remedy, lines);
  }

  /**
   * Returns code, text and cause as one phrase, without a full stop at its end.
   *
   * @return such as {@code FunctionError.InitTimeout, Init timed out (the initialization took too
   *     long)}
   */
  public String words() {
    String own = text == null ? "" : withoutStop(text.strip());
    String said =
        reasonCode == null
            ? (own.isEmpty() ? "Lambda gave no reason" : own)
            : (own.isEmpty() ? reasonCode : reasonCode + ", " + own);
    return reasonCode == null ? said : said + " (" + withoutStop(cause) + ")";
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
