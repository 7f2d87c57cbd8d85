package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.coldstart.LogLine;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.coldstart.FunctionRuns;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What reads CloudWatch Logs: an error that is explained by it, and whoever wants to see it. */
final class LogReads {
  /** What the local server writes of an initialization that fails. */
  private static final int LINES = 3;

  private static final Duration EVER = Duration.ofDays(3650);

  private LogReads() {}

  /** Tells how a deployment fails: with all lines or with the command that shows them. */
  static Object explained(ThrowingCallable deployment) {
    SnapStartException error = catchThrowableOfType(SnapStartException.class, deployment);
    if (error == null || error.code() != ErrorCode.SNAPSHOT_FAILED) {
      return String.valueOf(error);
    }
    boolean whole = error.failure().orElseThrow().log().size() == LINES;
    return whole || error.getMessage().contains("aws logs tail") ? error.code() : "NO LOG";
  }

  static void append(VirtualWire wire, String function) {
    for (String line : List.of("one", "two")) {
      wire.lambda()
          .logs()
          .append(
              "/aws/lambda/" + function,
              "2026/11/23/[1]0123456789abcdef",
              wire.clock().instant(),
              line);
    }
  }

  static List<String> lines(VirtualWire wire, String function) {
    LogRequest request = new LogRequest(function, null, EVER, LogRequest.MOST_EVENTS, null);
    return new FunctionRuns(wire.engine().reader(), wire::deploy)
        .logs(request).lines().stream().map(LogLine::text).toList();
  }
}
