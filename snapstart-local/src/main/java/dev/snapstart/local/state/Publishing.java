package dev.snapstart.local.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes versions of $LATEST. */
final class Publishing {
  private Publishing() {}

  /** The newest version, if $LATEST has not changed since (facts 2.1). */
  static @Nullable FunctionVersion unchanged(Draft draft, LambdaFunction function) {
    // If the newest one was deleted a new one is made (facts 14.4, assumed).
    FunctionVersion newest = function.versions().get(draft.lastVersion(function.name()));
    return newest != null && newest.publishedFrom(function.latest()) ? newest : null;
  }

  /** An ordinary version is usable at once, one with SnapStart after its snapshot (facts 1.2). */
  static FunctionVersion fromSettled(
      Draft draft, LambdaFunction function, @Nullable String description) {
    FunctionSettings settings = function.latest().settings();
    Lifecycle lifecycle =
        settings.snapStartOn()
            ? Lifecycle.creating(
                draft.in(draft.timings().snapshot()),
                SnapStartRules.failure(draft, function.name(), function.latest()))
            : Lifecycle.settled();
    return publish(draft, function, description, lifecycle);
  }

  /** A version of an update that is still under way starts Pending as well (facts 1.2). */
  static FunctionVersion fromUnsettled(Draft draft, LambdaFunction function, Duration settling) {
    FunctionSettings settings = function.latest().settings();
    Instant settled = draft.in(settling);
    Instant due = settings.snapStartOn() ? settled.plus(draft.timings().snapshot()) : settled;
    SnapshotFailure failure = SnapStartRules.failure(draft, function.name(), function.latest());
    return publish(draft, function, null, Lifecycle.creating(due, failure));
  }

  private static FunctionVersion publish(
      Draft draft, LambdaFunction function, @Nullable String description, Lifecycle lifecycle) {
    FunctionVersion latest = function.latest();
    FunctionSettings settings =
        description == null || description.isEmpty()
            ? latest.settings()
            : latest.settings().withDescription(description);
    FunctionVersion version =
        new FunctionVersion(
            Integer.toString(draft.nextVersion(function.name())),
            settings,
            latest.code(),
            latest.settings().description(),
            draft.nextId(),
            draft.now(),
            lifecycle);
    draft.put(function, version);
    return version;
  }
}
