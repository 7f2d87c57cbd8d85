package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.snapstart.local.logs.LogEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for: a time from (included) and to (excluded), streams, and words that
 * must all be in the message. Patterns of the other kinds are refused.
 */
final class LogFilter {
  private static final Pattern TERM = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final long from;
  private final long to;
  private final Set<String> streams;
  private final String prefix;
  private final List<String> terms;

  private LogFilter(long from, long to, Set<String> streams, String prefix, List<String> terms) {
    this.from = from;
    this.to = to;
    this.streams = streams;
    this.prefix = prefix;
    this.terms = terms;
  }

  static LogFilter of(JsonNode body) {
    Set<String> streams = new HashSet<>();
    body.path("logStreamNames").forEach(name -> streams.add(name.asText()));
    String prefix = JsonProtocol.text(body, "logStreamNamePrefix");
    if (prefix != null && !streams.isEmpty()) {
      throw LogsRefusal.parameter(
          "logStreamNames and logStreamNamePrefix cannot be used together.");
    }
    return new LogFilter(
        body.path("startTime").asLong(0),
        body.path("endTime").asLong(Long.MAX_VALUE),
        streams,
        prefix == null ? "" : prefix,
        terms(JsonProtocol.text(body, "filterPattern")));
  }

  boolean matchesStream(String name) {
    return name.startsWith(prefix) && (streams.isEmpty() || streams.contains(name));
  }

  boolean matches(LogEvent event) {
    long at = event.at().toEpochMilli();
    return at >= from && at < to && terms.stream().allMatch(event.message()::contains);
  }

  private static List<String> terms(@Nullable String pattern) {
    List<String> terms = new ArrayList<>();
    Matcher matcher = TERM.matcher(pattern == null ? "" : pattern);
    while (matcher.find()) {
      String word = matcher.group(2);
      if (word != null && word.matches("[{\\[%?-].*")) {
        throw LogsRefusal.parameter("snapstart-local knows filter patterns of plain words only.");
      }
      terms.add(word == null ? matcher.group(1) : word);
    }
    return terms;
  }
}
