package dev.snapstart.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.Deployments;
import dev.snapstart.local.run.function.Hello;
import dev.snapstart.local.run.function.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Many invocations at once, few environments. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class ConcurrencyTest {

  @Test
  void whoFindsNoEnvironmentInTimeIsThrottled() throws Exception {
    RunOptions one = RunOptions.defaults().withEnvironments(1, 1).withQueue(Duration.ofMillis(300));
    ExecutorService callers = Executors.newFixedThreadPool(1);
    try (RunServer server = new RunServer(one)) {
      server.createJava("orders", Hello.class, false);
      server.invoke("orders", "{}");
      Future<RunServer.Result> slow =
          callers.submit(() -> server.invoke("orders", "{\"sleep\":1500}"));
      server.await(() -> server.log().contains("call 2"));

      assertThatThrownBy(() -> server.invoke("orders", "{}"))
          .isInstanceOfSatisfying(
              TooManyRequestsException.class, e -> assertThat(e.statusCode()).isEqualTo(429));

      assertThat(slow.get().error()).isNull();
      assertThat(measured(server, "Throttles")).isEqualTo(1);
      assertThat(measured(server, "Invocations")).isEqualTo(2);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void aFunctionThatHasReservedNothingIsThrottled() {
    try (RunServer server = new RunServer(RunOptions.defaults())) {
      server.createJava("orders", Hello.class, false);
      server.lambda.putFunctionConcurrency(
          r -> r.functionName("orders").reservedConcurrentExecutions(0));

      assertThatThrownBy(() -> server.invoke("orders", "{}"))
          .isInstanceOfSatisfying(
              TooManyRequestsException.class,
              e ->
                  assertThat(e.reasonAsString())
                      .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded"));
      server.lambda.putFunctionConcurrency(
          r -> r.functionName("orders").reservedConcurrentExecutions(1));
      assertThat(server.invoke("orders", "{}").error()).isNull();
      assertThat(server.invoke("orders", "{}").error()).isNull();
    }
  }

  @Test
  void anIdleEnvironmentMakesWayForAnotherFunctionAndEndsAfterATime() {
    RunOptions one = RunOptions.defaults().withEnvironments(1, 1).withIdle(Duration.ofMillis(700));
    try (RunServer server = new RunServer(one)) {
      server.createJava("orders", Hello.class, false);
      server.createJava("bills", Hello.class, false);
      long orders = server.invoke("orders", "{}").json().path("pid").asLong();
      long bills = server.invoke("bills", "{}").json().path("pid").asLong();
      ends(orders);
      assertThat(bills).isNotEqualTo(orders);
      ends(bills);
      assertThat(server.invoke("bills", "{}").tail()).contains("Init Duration");
    }
  }

  private static void ends(long pid) {
    RunServer.await(
        () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty(),
        () -> "process " + pid + " is still there");
  }

  @Test
  void heldSnapshotsAreBoundedAndMadeAgainWhenTheyAreNeeded() {
    try (RunServer server = new RunServer(RunOptions.defaults().withEnvironments(2, 1))) {
      server.createJava("orders", Snapshot.class, true);
      server.publish("orders");
      server.lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(300));
      server.publish("orders");

      RunServer.Result first =
          server.invoke(
              r -> r.functionName("orders").qualifier("1").payload(SdkBytes.fromUtf8String("{}")));

      assertThat(first.tail()).contains("Restore Duration").doesNotContain("Init Duration");
      assertThat(first.json().path("order")).hasSize(4);
    }
  }

  /** The sum of the last hour, as CloudWatch says it. */
  private static double measured(RunServer server, String metric) {
    Instant now = Instant.now();
    try (CloudWatchClient client =
        Deployments.pointed(CloudWatchClient.builder(), server.server.endpoint()).build()) {
      return client
          .getMetricStatistics(
              r ->
                  r.namespace("AWS/Lambda")
                      .metricName(metric)
                      .dimensions(d -> d.name("FunctionName").value("orders"))
                      .period(60)
                      .statistics(Statistic.SUM)
                      .startTime(now.minus(Duration.ofHours(1)))
                      .endTime(now.plusSeconds(1)))
          .datapoints()
          .stream()
          .mapToDouble(Datapoint::sum)
          .sum();
    }
  }
}
