package dev.snapstart.traffic;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.json.EventText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What must hold before, and while, a version gets traffic. Implementations are immutable. */
public sealed interface TrafficGate {
  /**
   * Returns the name under which the gate is reported.
   *
   * @return unique within a shift
   */
  String name();

  /**
   * One invocation of the new version, by its number, before it gets any traffic.
   *
   * <p>It really runs the function. If its answer is lost on the way it is sent again, so the
   * payload should be one that may be handled twice. Each call may take 60 s. A version whose
   * snapshot is still being restored ({@code SnapStartNotReadyException}) is asked again.
   *
   * @param payload a JSON text, up to 6 MB; it is never shown
   * @param pointer a JSON pointer (RFC 6901) into the answer, or null to accept every answer that
   *     is no function error
   * @param expected the text of the value at the pointer, such as {@code 200}; never null with a
   *     pointer
   */
  record SmokeTest(String payload, @Nullable String pointer, @Nullable String expected)
      implements TrafficGate {
    /** The largest synchronous payload, in bytes (AWS: "Lambda quotas"). */
    private static final int MOST_BYTES = 6 * 1024 * 1024;

    /** Checks the parts. */
    public SmokeTest {
      byte[] event = payload.getBytes(StandardCharsets.UTF_8);
      if (event.length > MOST_BYTES) {
        throw invalid("smokePayload", "the payload is over 6 MB", "Use a smaller one.");
      }
      EventText.problem(event)
          .ifPresent(
              problem -> {
                throw invalid(
                    "smokePayload",
                    "the payload is not JSON. " + problem,
                    "Lambda takes one JSON value; a text needs quotes: '\"text\"'.");
              });
      if ((pointer == null) != (expected == null)) {
        throw invalid("smokeTest", "pointer and expected value go together", "Give both.");
      }
      if (pointer != null && !pointer.isEmpty() && !pointer.startsWith("/")) {
        throw invalid(
            "smokeTest", "'" + pointer + "' is no JSON pointer", "Use one such as /statusCode.");
      }
    }

    /**
     * Accepts answers with one status code, in the shape of an API Gateway proxy answer.
     *
     * @param payload a JSON text
     * @param statusCode such as 200
     * @return the gate
     */
    public static SmokeTest expectingStatus(String payload, int statusCode) {
      return new SmokeTest(payload, "/statusCode", String.valueOf(statusCode));
    }

    /**
     * Accepts every answer that is no function error.
     *
     * @param payload a JSON text
     * @return the gate
     */
    public static SmokeTest expectingAnswer(String payload) {
      return new SmokeTest(payload, null, null);
    }

    @Override
    public String name() {
      return "smoke test";
    }

    /** Leaves the payload out. */
    @Override
    public String toString() {
      return "SmokeTest[pointer=" + pointer + "]";
    }
  }

  /**
   * CloudWatch alarms, none of which may be in state ALARM; looked at before the first portion and
   * during all of them.
   *
   * @param names 1 to 100 alarm names
   */
  record Alarms(List<String> names) implements TrafficGate {
    /** Checks and copies the names. */
    public Alarms {
      names = List.copyOf(names);
      if (names.isEmpty() || names.size() > 100 || names.stream().anyMatch(String::isBlank)) {
        throw invalid("alarms", "takes 1 to 100 alarm names", "Name the alarms.");
      }
    }

    @Override
    public String name() {
      return "alarms";
    }
  }

  /**
   * The share of failed invocations of the new version, from CloudWatch's metrics, since it got its
   * present share of traffic. No data is no failure: metrics are minutes late.
   *
   * @param mostPercent 0 to 100; more than this fails
   */
  record ErrorRate(double mostPercent) implements TrafficGate {
    /** Checks the number. */
    public ErrorRate {
      if (!(mostPercent >= 0 && mostPercent <= 100)) {
        throw invalid("maxErrorPercent", mostPercent + " is no percentage", "Use 0 to 100.");
      }
    }

    @Override
    public String name() {
      return "error rate";
    }
  }

  /**
   * The 99th percentile of the new version's durations, from CloudWatch's metrics, since it got its
   * present share of traffic; time to restore a snapshot is not part of it. No data is no failure.
   *
   * @param most 1 ms to 15 minutes; longer than this fails
   */
  record Latency(Duration most) implements TrafficGate {
    /** Checks the number. */
    public Latency {
      if (most.toMillis() < 1 || most.compareTo(Duration.ofMinutes(15)) > 0) {
        throw invalid("maxP99Millis", most.toMillis() + " ms", "Use 1 to 900000 ms.");
      }
    }

    @Override
    public String name() {
      return "p99";
    }
  }

  /**
   * The caller's own check, asked before the first portion and during all of them.
   *
   * @param name its name, unique within a shift
   * @param check answers quickly and without side effects; what it throws counts as a failure
   */
  record Check(String name, Function<ShiftMoment, GateResult> check) implements TrafficGate {
    /** Checks the name. */
    public Check {
      if (name.isBlank()) {
        throw invalid("gates", "a check has no name", "Name it.");
      }
    }
  }

  private static SnapStartException invalid(String element, String problem, String advice) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, element + ": " + problem + " ('" + element + "').")
        .advice(advice)
        .build();
  }
}
