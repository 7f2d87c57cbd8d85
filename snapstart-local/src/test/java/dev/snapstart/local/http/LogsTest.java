package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** CloudWatch Logs on the same port, as the SDK sees it. */
class LogsTest {
  private static final String GROUP = "/aws/lambda/orders";
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final LocalLambda server = LocalLambda.builder().delays(Delays.none()).start();
  private CloudWatchLogsClient logs;

  @BeforeEach
  void connect() {
    logs = Deployments.pointed(CloudWatchLogsClient.builder(), server.endpoint()).build();
  }

  @AfterEach
  void stop() {
    logs.close();
    server.close();
  }

  @Test
  void groupsAndStreamsComeWithTheirFirstEvent() {
    assertThat(logs.describeLogGroups().logGroups()).isEmpty();
    print("2026/11/23/[1]b", 5, "late");
    print("2026/11/23/[1]a", 1, "early");
    print("2026/11/23/[2]c", 9, "latest");
    server.logs().append("/other", "s", START, "x");
    assertThat(logs.describeLogGroups(r -> r.logGroupNamePrefix("/aws")).logGroups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.logGroupName()).isEqualTo(GROUP);
              assertThat(group.arn())
                  .isEqualTo("arn:aws:logs:us-east-1:123456789012:log-group:" + GROUP + ":*");
            });
    assertThat(
            logs.describeLogStreams(
                    r -> r.logGroupName(GROUP).logStreamNamePrefix("2026/11/23/[1]"))
                .logStreams())
        .extracting(LogStream::logStreamName, LogStream::lastEventTimestamp)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2026/11/23/[1]a", at(1)),
            org.assertj.core.groups.Tuple.tuple("2026/11/23/[1]b", at(5)));
    assertThat(
            logs.describeLogStreams(
                    r -> r.logGroupName(GROUP).orderBy(OrderBy.LAST_EVENT_TIME).descending(true))
                .logStreams())
        .extracting(LogStream::logStreamName)
        .containsExactly("2026/11/23/[2]c", "2026/11/23/[1]b", "2026/11/23/[1]a");
    assertThat(logs.describeLogStreamsPaginator(r -> r.logGroupName(GROUP).limit(1)).logStreams())
        .hasSize(3);
  }

  @Test
  void theEndOfAStreamComesFirstUnlessToldOtherwise() {
    IntStream.range(0, 10).forEach(i -> print("s", i, "line " + i));
    GetLogEventsResponse end =
        logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("s").limit(3));
    assertThat(messages(end)).containsExactly("line 7", "line 8", "line 9");
    GetLogEventsResponse before =
        logs.getLogEvents(
            r ->
                r.logGroupName(GROUP)
                    .logStreamName("s")
                    .limit(3)
                    .nextToken(end.nextBackwardToken()));
    assertThat(messages(before)).containsExactly("line 4", "line 5", "line 6");
    GetLogEventsResponse after =
        logs.getLogEvents(
            r -> r.logGroupName(GROUP).logStreamName("s").nextToken(end.nextForwardToken()));
    assertThat(after.events()).isEmpty();
    assertThat(after.nextForwardToken()).isEqualTo(end.nextForwardToken());
    print("s", 10, "line 10");
    assertThat(
            messages(
                logs.getLogEvents(
                    r ->
                        r.logGroupName(GROUP)
                            .logStreamName("s")
                            .nextToken(end.nextForwardToken()))))
        .containsExactly("line 10");
    assertThat(
            messages(
                logs.getLogEvents(
                    r -> r.logGroupName(GROUP).logStreamName("s").limit(2).startFromHead(true))))
        .containsExactly("line 0", "line 1");
  }

  @Test
  void eventsAreFilteredByTimeStreamAndWords() {
    print("[1]a", 1, "REPORT Restore Duration: 7 ms");
    print("[1]a", 2, "REPORT Duration: 8 ms");
    print("[2]b", 3, "REPORT Restore Duration: 9 ms");
    assertThat(
            logs.filterLogEvents(
                    r -> r.logGroupName(GROUP).filterPattern("REPORT \"Restore Duration\""))
                .events())
        .extracting(FilteredLogEvent::message)
        .containsExactly("REPORT Restore Duration: 7 ms", "REPORT Restore Duration: 9 ms");
    assertThat(logs.filterLogEvents(r -> r.logGroupName(GROUP).logStreamNamePrefix("[1]")).events())
        .hasSize(2);
    assertThat(
            logs.filterLogEvents(r -> r.logGroupName(GROUP).startTime(at(2)).endTime(at(3)))
                .events())
        .extracting(FilteredLogEvent::message)
        .containsExactly("REPORT Duration: 8 ms");
    assertThat(logs.filterLogEventsPaginator(r -> r.logGroupName(GROUP).limit(1)).events())
        .hasSize(3);
  }

  @Test
  void whatIsNotThereOrNotPossibleIsRefused() {
    assertThatThrownBy(() -> logs.describeLogStreams(r -> r.logGroupName("/none")))
        .isInstanceOf(ResourceNotFoundException.class);
    print("s", 0, "x");
    assertThatThrownBy(() -> logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("none")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () ->
                logs.describeLogStreams(
                    r ->
                        r.logGroupName(GROUP)
                            .logStreamNamePrefix("s")
                            .orderBy(OrderBy.LAST_EVENT_TIME)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> logs.filterLogEvents(r -> r.logGroupName(GROUP).nextToken("nonsense")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () -> logs.filterLogEvents(r -> r.logGroupName(GROUP).filterPattern("{ $.a = 1 }")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("/new")))
        .hasMessageContaining("CreateLogGroup is not implemented by snapstart-local");
  }

  @Test
  void aFailedSnapshotPrintsItsInitialization() {
    server.faults().failNextSnapshot("orders", "FunctionError.InitTimeout", "Init timed out");
    try (LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", true));
      lambda.publishVersion(r -> r.functionName("orders"));
    }
    LogStream stream = logs.describeLogStreams(r -> r.logGroupName(GROUP)).logStreams().get(0);
    assertThat(stream.logStreamName()).matches("\\d{4}/\\d\\d/\\d\\d/\\[1\\][0-9a-f]{32}");
    List<String> lines =
        messages(
            logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName(stream.logStreamName())));
    assertThat(lines.get(1)).isEqualTo("Init timed out");
    assertThat(lines.get(2)).startsWith("INIT_REPORT ").endsWith("Phase: init\tStatus: timeout");
  }

  @Test
  void aSnapshotThatFailsForItsKeyPrintsNothing() {
    server.faults().failNextSnapshot("orders", "DisabledKMSKey", "The key is disabled");
    try (LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", true));
      lambda.publishVersion(r -> r.functionName("orders"));
    }
    assertThat(logs.describeLogGroups().logGroups()).isEmpty();
  }

  private void print(String stream, int second, String message) {
    server.logs().append(GROUP, stream, START.plusSeconds(second), message);
  }

  private static long at(int second) {
    return START.plusSeconds(second).toEpochMilli();
  }

  private static List<String> messages(GetLogEventsResponse response) {
    return response.events().stream().map(OutputLogEvent::message).toList();
  }
}
