package dev.snapstart.coldstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reports among the lines of a log; immutable.
 *
 * <p>There may be none: at the log level {@code WARN} Lambda writes no report of what succeeded.
 *
 * @param reports in the log's order
 */
public record ReportLines(List<PlatformReport> reports) {
  /** Copies the list. */
  public ReportLines {
    reports = List.copyOf(reports);
  }

  /**
   * Finds the reports in a log.
   *
   * @param log events or lines; each may hold several lines, of which each is read by itself
   * @return what was found
   */
  public static ReportLines of(Iterable<String> log) {
    List<PlatformReport> reports = new ArrayList<>();
    for (String event : log) {
      event.lines().map(ReportParser::parse).flatMap(Optional::stream).forEach(reports::add);
    }
    return new ReportLines(reports);
  }

  /**
   * Finds the reports in a log.
   *
   * @param log any number of lines, such as the tail that an invocation answers
   * @return what was found
   */
  public static ReportLines of(String log) {
    return of(List.of(log));
  }

  /**
   * Returns the reports of invocations.
   *
   * @return in the log's order
   */
  public List<InvocationReport> invocations() {
    return only(InvocationReport.class);
  }

  /**
   * Returns the report of one invocation.
   *
   * @param requestId the invocation's id
   * @return the last one with this id, since what a function prints comes before it
   */
  public Optional<InvocationReport> invocation(String requestId) {
    return invocations().stream()
        .filter(it -> it.requestId().equals(requestId))
        .reduce((first, second) -> second);
  }

  /**
   * Returns the reports of initializations.
   *
   * @return in the log's order
   */
  public List<InitReport> inits() {
    return only(InitReport.class);
  }

  /**
   * Returns the reports of restores.
   *
   * @return in the log's order
   */
  public List<RestoreReport> restores() {
    return only(RestoreReport.class);
  }

  private <T extends PlatformReport> List<T> only(Class<T> type) {
    return reports.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
