package dev.snapstart.internal.lambda.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/**
 * The calls to CloudWatch Logs, whose module may be missing: nothing may touch this class before
 * there is a client.
 */
final class LogCalls {
  private static final String STREAMS = "logs:DescribeLogStreams";
  private static final String EVENTS = "logs:GetLogEvents";

  private static final Comparator<LogStream> BY_TIME = Comparator.comparingLong(LogCalls::lastSeen);

  private LogCalls() {}

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
