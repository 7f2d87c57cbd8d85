package dev.snapstart.internal.coldstart;

import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.RunGateway.LogEvent;
import dev.snapstart.model.FunctionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the log of one function again and again; not thread-safe. */
final class LogFollowing {
  /** How late an event may be found after it was written; AWS names no time, so this is assumed. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final Duration LEAST_PAUSE = Duration.ofSeconds(2);

  /** AWS allows 5 to 10 of them a second, by region, to all who read there. */
  private static final Duration PAUSE_FOR_A_PAGE = Duration.ofSeconds(1);

  private final Reader reader;

  /** What was shown, as long as it may be read once more. */
  private final Map<String, Instant> shown = new HashMap<>();

  LogFollowing(Reader reader) {
    this.reader = reader;
  }

  /** Ends when the thread is interrupted, with an exception. */
  void follow(LogRequest request, Consumer<LogReport> listener) {
    Masks masks = new Masks(reader, FunctionId.parse(request.function()));
    LogRequest next = request;
    for (boolean first = true; ; first = false) {
      Instant from = reader.now().minus(LATE);
      LogReading reading = new LogReading(reader, next, masks, this::isNew);
      LogReport report = reading.report();
      if (first || !report.lines().isEmpty() || !report.withheld().isEmpty()) {
        listener.accept(report);
      }
      shown.values().removeIf(at -> at.isBefore(from));
      reader.pause(reader.now().plus(pause(reading.pages())));
      next =
          new LogRequest(
              request.function(),
              request.qualifier(),
              Duration.between(from, reader.now()),
              LogRequest.MOST_EVENTS,
              request.filter());
    }
  }

  static Duration pause(int pages) {
    Duration pause = PAUSE_FOR_A_PAGE.multipliedBy(pages);
    return pause.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : pause;
  }

  private boolean isNew(LogEvent event) {
    return shown.putIfAbsent(event.id(), event.at()) == null;
  }
}
