package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.local.state.SnapshotFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failing version printed comes with the error, and never becomes another one. */
class InitLogTest {
  private static final String SECRET = "hunter2-in-the-environment";

  private final VirtualLambda lambda = new VirtualLambda();

  @Test
  void theLastLinesComeWithTheError() {
    lambda.prints("INIT_START", "java.lang.IllegalStateException: no tariff\n\tat Orders.java:7\n");
    SnapStartException error = failed();
    assertThat(error.failure().orElseThrow().log())
        .containsExactly(
            "INIT_START", "java.lang.IllegalStateException: no tariff", " at Orders.java:7");
    assertThat(error.getMessage())
        .contains("aws logs tail")
        .endsWith(
            "\nIts last lines:\n"
                + "  | INIT_START\n"
                + "  | java.lang.IllegalStateException: no tariff\n"
                + "  |  at Orders.java:7");
    assertThat(lambda.calls())
        .endsWith("DescribeLogStreams", "GetLogEvents")
        .containsOnlyOnce("DescribeLogStreams", "GetLogEvents");
  }

  @Test
  void valuesOfTheEnvironmentAreMasked() {
    lambda.prints("connecting as admin with " + SECRET, "{\"password\":\"" + SECRET + "\"}");
    SnapStartException error = failed();
    assertThat(error.failure().orElseThrow().log())
        .containsExactly("connecting as admin with ****", "{\"password\":\"****\"}");
    assertThat(error.toString()).doesNotContain(SECRET);
  }

  @Test
  void onlyTheLastTwentyLinesAreKeptAndEachIsCut() {
    lambda.prints(
        IntStream.rangeClosed(1, 30)
            .mapToObj(i -> "line " + i + " \u001b[31m" + "x".repeat(1000))
            .toArray(String[]::new));
    List<String> lines = failed().failure().orElseThrow().log();
    assertThat(lines).hasSize(20);
    assertThat(lines.get(0)).startsWith("line 11  [31mx").endsWith("x...").hasSize(303);
  }

  @Test
  void withoutALogTheCommandShowsIt() {
    SnapStartException error = failed();
    assertThat(error.failure().orElseThrow().log()).isEmpty();
    assertThat(error).hasMessageContaining("aws logs tail").hasMessageNotContaining("last lines");
    assertThat(lambda.calls()).doesNotContain("GetLogEvents");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DescribeLogStreams", "GetLogEvents"})
  void aLogThatCannotBeReadChangesNothing(String denied) {
    lambda.prints("never seen");
    lambda.hook(
        CallHook.before(
            denied,
            () -> {
              throw new CallFailure(
                  CallFailure.Kind.THROTTLED, "logs:" + denied, null, "no", null, null, null);
            }));
    SnapStartException error = failed();
    assertThat(error.failure().orElseThrow().log()).isEmpty();
    assertThat(lambda.calls()).containsOnlyOnce(denied);
  }

  @Test
  void runsThatDoNotFailReadNoLog() {
    lambda.prints("all is well");
    lambda.deploy(Scenario.deploy("v1.zip").build());
    assertThat(lambda.calls()).doesNotContain("DescribeLogStreams", "GetLogEvents");
  }

  private SnapStartException failed() {
    lambda.edit(
        state ->
            state.withPlannedFailure(
                FUNCTION, new SnapshotFailure("FunctionError", "init failed")));
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class,
            () ->
                lambda.deploy(
                    Scenario.deploy(
                            "v1.zip", Scenario.base().environment(Map.of("PASSWORD", SECRET)))
                        .build()));
    assertThat(error.code()).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
    return error;
  }
}
