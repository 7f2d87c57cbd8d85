package dev.snapstart.coldstart;

import java.util.Optional;

/**
 * What Lambda itself wrote into a function's log about one phase; immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html">the
 *     schema of the JSON format</a>
 */
public sealed interface PlatformReport permits InitReport, RestoreReport, InvocationReport {

  /**
   * How the phase ended.
   *
   * @return {@code success}, {@code error}, {@code timeout} or {@code failure}; empty where the
   *     text format says nothing, which it does of a success and of an exception of the handler
   */
  Optional<String> status();

  /**
   * What kind of error it was.
   *
   * @return such as {@code Runtime.ExitError}; empty where the log names none
   */
  Optional<String> errorType();
}
