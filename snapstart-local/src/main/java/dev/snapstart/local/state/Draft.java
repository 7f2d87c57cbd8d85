package dev.snapstart.local.state;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state while one call changes it; lives for that call only. */
final class Draft {
  private final LambdaState before;
  private final Instant now;
  private final TreeSet<LambdaState.Due> agenda;
  private Table<String, LambdaFunction> functions;
  private Table<String, EventSourceMapping> mappings;
  private Table<String, Integer> lastVersions;
  private Table<String, List<SnapshotFailure>> plannedFailures;
  private long counter;

  Draft(LambdaState before, Instant now) {
    this.before = before;
    this.now = now;
    this.agenda = new TreeSet<>(before.agenda());
    this.functions = before.functions();
    this.mappings = before.mappings();
    this.lastVersions = before.lastVersions();
    this.plannedFailures = before.plannedFailures();
    this.counter = before.counter();
  }

  LambdaState toState() {
    return new LambdaState(
        before.account(),
        before.timings(),
        functions,
        mappings,
        lastVersions,
        before.buckets(),
        before.images(),
        before.keys(),
        plannedFailures,
        new ArrayList<>(agenda),
        counter);
  }

  LambdaState before() {
    return before;
  }

  Account account() {
    return before.account();
  }

  Timings timings() {
    return before.timings();
  }

  Instant now() {
    return now;
  }

  Instant in(Duration duration) {
    return now.plus(duration);
  }

  Table<String, LambdaFunction> functions() {
    return functions;
  }

  Table<String, EventSourceMapping> mappings() {
    return mappings;
  }

  void put(EventSourceMapping mapping) {
    mappings = mappings.with(mapping.uuid(), mapping);
  }

  String nextId() {
    counter++;
    return UUID.nameUUIDFromBytes(("snapstart-local/" + counter).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** Numbers only grow, also over the deletion of the function (facts 2.1). */
  int nextVersion(String function) {
    Integer last = lastVersions.get(function);
    int next = last == null ? 1 : last + 1;
    lastVersions = lastVersions.with(function, next);
    return next;
  }

  int lastVersion(String function) {
    Integer last = lastVersions.get(function);
    return last == null ? 0 : last;
  }

  @Nullable SnapshotFailure takePlannedFailure(String function) {
    List<SnapshotFailure> planned = plannedFailures.get(function);
    if (planned == null) {
      return null;
    }
    List<SnapshotFailure> rest = planned.subList(1, planned.size());
    plannedFailures =
        rest.isEmpty()
            ? plannedFailures.without(function)
            : plannedFailures.with(function, List.copyOf(rest));
    return planned.get(0);
  }

  void put(LambdaFunction function) {
    functions = functions.with(function.name(), function);
  }

  /** Puts a changed version, and remembers when it settles. */
  LambdaFunction put(LambdaFunction function, FunctionVersion version) {
    Instant due = version.lifecycle().due();
    if (due != null) {
      agenda.add(new LambdaState.Due(due, function.name(), version.version()));
    }
    LambdaFunction changed = function.with(version);
    put(changed);
    return changed;
  }

  /** Puts a changed version that no longer settles by itself. */
  void withdraw(LambdaFunction function, FunctionVersion version) {
    agenda.removeIf(
        due -> due.function().equals(function.name()) && due.version().equals(version.version()));
    put(function, version);
  }

  void remove(String function) {
    functions = functions.without(function);
    agenda.removeIf(due -> due.function().equals(function));
  }

  void removeVersion(LambdaFunction function, int version) {
    String text = Integer.toString(version);
    put(
        function
            .withVersions(function.versions().without(version))
            .withPolicy(text, Table.empty())
            .with(function.attachments().without(text)));
    agenda.removeIf(due -> due.function().equals(function.name()) && due.version().equals(text));
  }

  void settleDue() {
    settleMappings();
    while (!agenda.isEmpty() && !agenda.first().at().isAfter(now)) {
      LambdaState.Due due = agenda.pollFirst();
      LambdaFunction function = due == null ? null : functions.get(due.function());
      FunctionVersion version =
          function == null || due == null ? null : function.version(due.version());
      if (function != null && version != null) {
        // Settling changes the RevisionId (facts 2.2); for a version it is assumed.
        put(function.with(version.withLifecycle(settled(version), nextId())));
      }
    }
  }

  private void settleMappings() {
    for (EventSourceMapping mapping : before.mappings().values()) {
      if (mapping.dueBy(now)) {
        EventSourceMapping settled = mapping.settled();
        mappings =
            settled == null
                ? mappings.without(mapping.uuid())
                : mappings.with(mapping.uuid(), settled);
      }
    }
  }

  private static Lifecycle settled(FunctionVersion version) {
    boolean snapshot =
        version.settings().snapStartOn() && !version.version().equals(FunctionVersion.LATEST);
    if (!snapshot) {
      return Lifecycle.settled();
    }
    SnapshotFailure failure = version.lifecycle().failure();
    return failure == null ? Lifecycle.optimized() : Lifecycle.failed(failure);
  }
}
