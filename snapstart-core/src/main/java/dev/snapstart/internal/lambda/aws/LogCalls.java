package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.RunGateway;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * The calls to CloudWatch Logs, whose module may be missing: nothing may touch this class before
 * there is a client.
 */
final class LogCalls {
  private static final String STREAMS = "logs:DescribeLogStreams";
  private static final String EVENTS = "logs:GetLogEvents";
  private static final String FILTER = "logs:FilterLogEvents";

  private static final Comparator<LogStream> BY_TIME = Comparator.comparingLong(LogCalls::lastSeen);

  private LogCalls() {}

  /** Reads a page of a group's events; a group that is not there yet is NOT_FOUND. */
  static Page<RunGateway.LogEvent> events(
      CloudWatchLogsClient logs,
      String group,
      Instant from,
      @Nullable String filter,
      @Nullable String marker) {
    try {
      FilterLogEventsResponse page =
          logs.filterLogEvents(
              request ->
                  request
                      .logGroupName(group)
                      .startTime(from.toEpochMilli())
                      .filterPattern(filter)
                      .nextToken(marker));
      return new Page<>(page.events().stream().map(LogCalls::event).toList(), page.nextToken());
    } catch (ResourceNotFoundException e) {
      throw new CallFailure(Kind.NOT_FOUND, FILTER, null, "There is no such group", null, null, e);
    } catch (SdkException e) {
      throw ErrorMapper.map(e, FILTER);
    }
  }

  private static RunGateway.LogEvent event(FilteredLogEvent event) {
    long at = event.timestamp() == null ? 0 : event.timestamp();
    String stream = event.logStreamName() == null ? "" : event.logStreamName();
    String message = event.message() == null ? "" : event.message();
    return new RunGateway.LogEvent(
        event.eventId() == null ? stream + at + message : event.eventId(),
        Instant.ofEpochMilli(at),
        stream,
        message);
  }

  /** With a prefix the service orders by name only; one page holds all streams of a version. */
  static Optional<String> newestStream(CloudWatchLogsClient logs, String group, String prefix) {
    try {
      return logs
          .describeLogStreams(request -> request.logGroupName(group).logStreamNamePrefix(prefix))
          .logStreams()
          .stream()
          .max(BY_TIME)
          .map(LogStream::logStreamName);
    } catch (SdkException e) {
      throw ErrorMapper.map(e, STREAMS);
    }
  }

  static List<String> lastEvents(CloudWatchLogsClient logs, String group, String stream, int most) {
    try {
      return logs
          .getLogEvents(
              request ->
                  request
                      .logGroupName(group)
                      .logStreamName(stream)
                      .limit(most)
                      .startFromHead(false))
          .events()
          .stream()
          .map(OutputLogEvent::message)
          .toList();
    } catch (SdkException e) {
      throw ErrorMapper.map(e, EVENTS);
    }
  }

  /** The time of the last event comes late, at times only after an hour. */
  private static long lastSeen(LogStream stream) {
    Long last = stream.lastEventTimestamp();
    Long created = stream.creationTime();
    return Math.max(last == null ? 0 : last, created == null ? 0 : created);
  }
}
