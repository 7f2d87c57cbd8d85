package dev.snapstart.internal.coldstart;

import dev.snapstart.coldstart.LogLine;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.LogMask;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.lambda.RunGateway.LogEvent;
import dev.snapstart.internal.plan.LogPlace;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the log of one function once; not thread-safe. */
final class LogReading {
  private final Reader reader;
  private final LogRequest request;
  private final Predicate<LogEvent> wanted;
  private final FunctionId function;
  private final Masks masks;
  private final SortedSet<String> groups = new TreeSet<>();
  private final SortedSet<String> withheld = new TreeSet<>();
  private final Deque<LogLine> lines = new ArrayDeque<>();
  private boolean more;
  private int pages;

  /**
   * Prepares to read.
   *
   * @param reader makes the calls
   * @param request which lines
   * @param masks what is taken out of them
   * @param wanted leaves events out that the request would bring
   */
  LogReading(Reader reader, LogRequest request, Masks masks, Predicate<LogEvent> wanted) {
    this.reader = reader;
    this.request = request;
    this.wanted = wanted;
    this.function = FunctionId.parse(request.function());
    this.masks = masks;
  }

  LogReport report() {
    reader.checkRegion(function);
    Set<String> versions = versions(request.qualifier());
    if (versions.isEmpty()) {
      groups.add(group(null));
    } else {
      versions.forEach(version -> groups.add(group(version.startsWith("$") ? null : version)));
    }
    Instant from = reader.now().minus(request.since());
    groups.forEach(group -> read(group, from, versions));
    List<LogLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparing(LogLine::at));
    int first = Math.max(0, sorted.size() - request.limit());
    return new LogReport(groups, sorted.subList(first, sorted.size()), more || first > 0, withheld);
  }

  /** How many calls of CloudWatch Logs it took. */
  int pages() {
    return pages;
  }

  /** Which versions are behind a qualifier; none stands for all. */
  private Set<String> versions(@Nullable String qualifier) {
    if (qualifier == null) {
      return Set.of();
    }
    if (qualifier.startsWith("$") || qualifier.matches("\\d+")) {
      return Set.of(qualifier);
    }
    try {
      AliasState alias =
          reader
              .read(
                  Bucket.CONTROL_PLANE,
                  function,
                  () -> reader.gateway().getAlias(function, qualifier))
              .value();
      Set<String> versions = new TreeSet<>(alias.routingWeights().keySet());
      versions.add(alias.version());
      return versions;
    } catch (CallFailure failure) {
      throw missing(qualifier, failure);
    }
  }

  private String group(@Nullable String version) {
    FunctionState state = reader.state(function, version).orElseThrow(() -> missing(version, null));
    masks.know(state);
    return LogPlace.of(state).group();
  }

  private void read(String group, Instant from, Set<String> versions) {
    boolean own = group.equals("/aws/lambda/" + function.name());
    String marker = null;
    do {
      Page<LogEvent> page = page(group, from, marker);
      for (LogEvent event : page.items()) {
        LogStreamName.parse(event.stream())
            .filter(stream -> own || stream.function().equals(function.name()))
            .filter(stream -> versions.isEmpty() || versions.contains(stream.version()))
            .filter(stream -> wanted.test(event))
            .ifPresent(stream -> add(event, stream.version()));
      }
      marker = page.nextMarker();
    } while (marker != null);
  }

  private Page<LogEvent> page(String group, Instant from, @Nullable String marker) {
    pages++;
    try {
      return reader.read(
          Bucket.NONE,
          function,
          () -> reader.gateway().runs().events(group, from, request.filter(), marker));
    } catch (CallFailure failure) {
      // The group comes into being with the first line.
      return new Page<>(List.of(), null);
    }
  }

  private void add(LogEvent event, String version) {
    Optional<LogMask> mask = masks.of(version);
    if (mask.isEmpty()) {
      withheld.add(version);
      return;
    }
    String text = mask.get().apply(event.message()).stripTrailing();
    lines.addLast(new LogLine(event.at(), version, event.stream(), text));
    if (lines.size() > request.limit()) {
      lines.removeFirst();
      more = true;
    }
  }

  private SnapStartException missing(@Nullable String qualifier, @Nullable CallFailure failure) {
    return SnapStartException.of(
            qualifier == null ? ErrorCode.FUNCTION_NOT_FOUND : ErrorCode.VERSION_NOT_FOUND,
            qualifier == null
                ? "There is no function " + function.name() + "."
                : "There is no " + qualifier + " of " + function.name() + ".")
        .advice("Check function, version or alias, region and account.")
        .function(function.name())
        .cause(failure)
        .build();
  }
}
