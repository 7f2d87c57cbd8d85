package dev.snapstart.local.logs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Log events by group and stream, in memory; thread-safe. Groups and streams come into being with
 * their first event. Of each stream the newest 10,000 events are kept.
 */
public final class LogStore {
  private static final int MOST_EVENTS = 10_000;
  private static final Comparator<LogEvent> IN_TIME =
      Comparator.comparing(LogEvent::at).thenComparing(LogEvent::number);

  private final SortedMap<String, SortedMap<String, Deque<LogEvent>>> groups = new TreeMap<>();
  private long events;

  /**
   * Adds an event.
   *
   * @param group the group's name, such as {@code /aws/lambda/orders}
   * @param stream the stream's name
   * @param at when it happened
   * @param message what was printed; may have several lines
   */
  public synchronized void append(String group, String stream, Instant at, String message) {
    Deque<LogEvent> all =
        groups
            .computeIfAbsent(group, missing -> new TreeMap<>())
            .computeIfAbsent(stream, missing -> new ArrayDeque<>());
    events++;
    all.addLast(new LogEvent(stream, at, message, events));
    if (all.size() > MOST_EVENTS) {
      all.removeFirst();
    }
  }

  /**
   * The names of all groups.
   *
   * @return a copy, in order
   */
  public synchronized List<String> groups() {
    return List.copyOf(groups.keySet());
  }

  /**
   * The streams of a group.
   *
   * @param group the group's name
   * @return a copy, in the order of their names; empty if there is no such group
   */
  public synchronized Optional<List<LogStream>> streams(String group) {
    return Optional.ofNullable(groups.get(group))
        .map(
            streams ->
                streams.entrySet().stream()
                    .map(entry -> stream(entry.getKey(), entry.getValue()))
                    .toList());
  }

  /**
   * The events of a stream.
   *
   * @param group the group's name
   * @param stream the stream's name
   * @return a copy, the oldest first; empty if there is no such stream
   */
  public synchronized Optional<List<LogEvent>> events(String group, String stream) {
    return Optional.ofNullable(groups.get(group))
        .map(streams -> streams.get(stream))
        .map(LogStore::inTime);
  }

  private static List<LogEvent> inTime(Deque<LogEvent> events) {
    List<LogEvent> sorted = new ArrayList<>(events);
    sorted.sort(IN_TIME);
    return List.copyOf(sorted);
  }

  private static LogStream stream(String name, Deque<LogEvent> events) {
    List<LogEvent> sorted = inTime(events);
    return new LogStream(name, sorted.get(0).at(), sorted.get(sorted.size() - 1).at());
  }
}
