package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.logs.LogEvent;
import dev.snapstart.local.logs.LogStore;
import dev.snapstart.local.logs.LogStream;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.LambdaState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of CloudWatch Logs in the JSON 1.1 protocol: members, orders, defaults and
 * errors as in its API reference (2014-03-28); texts are assumed.
 */
final class LogsService implements Service {
  private static final String TARGET = "Logs_20140328.";

  private static final int MOST_NAMES = 50;
  private static final int MOST_EVENTS = 10_000;

  private final ControlPlane control;
  private final LogStore store;
  private final JsonMapper mapper;
  private final JsonProtocol protocol;

  LogsService(ControlPlane control, LogStore store, JsonMapper mapper) {
    this.control = control;
    this.store = store;
    this.mapper = mapper;
    this.protocol = new JsonProtocol(mapper);
  }

  @Override
  public boolean serves(HttpCall call) {
    return call.targets(TARGET);
  }

  @Override
  public Prepared prepare(HttpCall call) {
    String operation = JsonProtocol.operation(call, TARGET);
    return new Prepared(operation, null, () -> perform(operation, protocol.body(call)));
  }

  private Reply perform(String operation, JsonNode body) {
    // What has come due by now has been printed by now.
    LambdaState now = control.state();
    try {
      return switch (operation) {
        case "DescribeLogGroups" -> protocol.reply(groups(body, now.account()));
        case "DescribeLogStreams" -> protocol.reply(streams(body, now.account()));
        case "GetLogEvents" -> protocol.reply(events(body));
        case "FilterLogEvents" -> protocol.reply(filtered(body));
        default -> refusal(NotImplemented.error(operation));
      };
    } catch (LogsRefusal e) {
      return refusal(e.error());
    }
  }

  private ObjectNode groups(JsonNode body, Account account) {
    String prefix = orEmpty(JsonProtocol.text(body, "logGroupNamePrefix"));
    String pattern = orEmpty(JsonProtocol.text(body, "logGroupNamePattern"));
    List<String> found =
        store.groups().stream()
            .filter(name -> name.startsWith(prefix) && name.contains(pattern))
            .toList();
    LogPage<String> page = LogPage.of(found, body, MOST_NAMES);
    ObjectNode answer = answer("logGroups", page, name -> group(name, account));
    return next(answer, page.next());
  }

  private ObjectNode group(String name, Account account) {
    String arn = arn(account, name);
    long created =
        store.streams(name).orElse(List.of()).stream()
            .map(LogStream::first)
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH)
            .toEpochMilli();
    return mapper
        .createObjectNode()
        .put("logGroupName", name)
        .put("creationTime", created)
        .put("metricFilterCount", 0)
        .put("arn", arn + ":*")
        .put("logGroupArn", arn)
        .put("storedBytes", 0)
        .put("logGroupClass", "STANDARD");
  }

  private ObjectNode streams(JsonNode body, Account account) {
    String group = groupName(body);
    String prefix = orEmpty(JsonProtocol.text(body, "logStreamNamePrefix"));
    boolean byTime = "LastEventTime".equals(JsonProtocol.text(body, "orderBy"));
    if (byTime && !prefix.isEmpty()) {
      throw LogsRefusal.parameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    Comparator<LogStream> order =
        byTime ? Comparator.comparing(LogStream::last) : Comparator.comparing(LogStream::name);
    List<LogStream> found =
        existing(group).stream()
            .filter(stream -> stream.name().startsWith(prefix))
            .sorted(body.path("descending").asBoolean() ? order.reversed() : order)
            .toList();
    LogPage<LogStream> page = LogPage.of(found, body, MOST_NAMES);
    ObjectNode answer =
        answer(
            "logStreams",
            page,
            stream ->
                mapper
                    .createObjectNode()
                    .put("logStreamName", stream.name())
                    .put("creationTime", stream.first().toEpochMilli())
                    .put("firstEventTimestamp", stream.first().toEpochMilli())
                    .put("lastEventTimestamp", stream.last().toEpochMilli())
                    .put("lastIngestionTime", stream.last().toEpochMilli())
                    .put("arn", arn(account, group) + ":log-stream:" + stream.name())
                    .put("storedBytes", 0));
    return next(answer, page.next());
  }

  private ObjectNode events(JsonNode body) {
    String name = JsonProtocol.text(body, "logStreamName");
    if (name == null) {
      throw LogsRefusal.parameter("logStreamName must not be null");
    }
    String group = groupName(body);
    existing(group);
    LogFilter filter = LogFilter.of(body);
    List<LogEvent> found =
        store
            .events(group, name)
            .orElseThrow(() -> LogsRefusal.notFound("The specified log stream does not exist."))
            .stream()
            .filter(filter::matches)
            .toList();
    LogWindow window = LogWindow.of(found.size(), body, MOST_EVENTS);
    ArrayNode events = mapper.createArrayNode();
    found.subList(window.from(), window.to()).forEach(event -> events.add(event(event)));
    ObjectNode answer = mapper.createObjectNode();
    answer.set("events", events);
    return answer
        .put("nextForwardToken", window.forward())
        .put("nextBackwardToken", window.backward());
  }

  private ObjectNode filtered(JsonNode body) {
    String group = groupName(body);
    LogFilter filter = LogFilter.of(body);
    List<LogEvent> found =
        existing(group).stream()
            .map(LogStream::name)
            .filter(filter::matchesStream)
            .flatMap(stream -> store.events(group, stream).orElse(List.of()).stream())
            .filter(filter::matches)
            .sorted(Comparator.comparing(LogEvent::at).thenComparing(LogEvent::number))
            .toList();
    LogPage<LogEvent> page = LogPage.of(found, body, MOST_EVENTS);
    ObjectNode answer =
        answer(
            "events",
            page,
            event ->
                event(event)
                    .put("logStreamName", event.stream())
                    .put("eventId", Long.toString(event.number())));
    answer.putArray("searchedLogStreams");
    return next(answer, page.next());
  }

  private ObjectNode event(LogEvent event) {
    return mapper
        .createObjectNode()
        .put("timestamp", event.at().toEpochMilli())
        .put("message", event.message())
        .put("ingestionTime", event.at().toEpochMilli());
  }

  private <T> ObjectNode answer(String member, LogPage<T> page, Function<T, ObjectNode> show) {
    ObjectNode answer = mapper.createObjectNode();
    ArrayNode items = answer.putArray(member);
    page.items().forEach(item -> items.add(show.apply(item)));
    return answer;
  }

  private static ObjectNode next(ObjectNode answer, @Nullable String token) {
    return token == null ? answer : answer.put("nextToken", token);
  }

  private List<LogStream> existing(String group) {
    return store
        .streams(group)
        .orElseThrow(() -> LogsRefusal.notFound("The specified log group does not exist."));
  }

  /** A group is named, or given by its ARN. */
  private static String groupName(JsonNode body) {
    String name = JsonProtocol.text(body, "logGroupName");
    String id = name == null ? JsonProtocol.text(body, "logGroupIdentifier") : name;
    if (id == null) {
      throw LogsRefusal.parameter("logGroupName must not be null");
    }
    return id.replaceFirst("^arn:.*:log-group:", "").replaceFirst(":\\*$", "");
  }

  private static String arn(Account account, String group) {
    return "arn:"
        + account.partition()
        + ":logs:"
        + account.region()
        + ":"
        + account.accountId()
        + ":log-group:"
        + group;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public Reply refusal(LambdaError error) {
    return protocol.refusal(error);
  }
}
