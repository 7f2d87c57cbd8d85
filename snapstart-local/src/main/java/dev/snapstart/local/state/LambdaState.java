package dev.snapstart.local.state;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that Lambda knows of one account and region; immutable, with value equality.
 *
 * @param account the account and region
 * @param timings how long Lambda takes to settle
 * @param functions the functions by name
 * @param mappings the event source mappings by id
 * @param lastVersions the highest version number ever given out, also of deleted functions
 * @param buckets the S3 buckets by name
 * @param images the container images that were registered, by URI
 * @param keys the declared KMS keys by ARN
 * @param plannedFailures how the next snapshots of a function will fail
 * @param agenda what settles when, soonest first
 * @param counter counts ids, from which they are made
 */
public record LambdaState(
    Account account,
    Timings timings,
    Table<String, LambdaFunction> functions,
    Table<String, EventSourceMapping> mappings,
    Table<String, Integer> lastVersions,
    Table<String, Bucket> buckets,
    Table<String, RegisteredImage> images,
    Table<String, KmsKey> keys,
    Table<String, List<SnapshotFailure>> plannedFailures,
    List<Due> agenda,
    long counter) {
  private static final Rulebook RULES = Rules.all();

  /** Copies the agenda; a state that was kept may be damaged, so the parts have to be there. */
  public LambdaState {
    requireNonNull(account);
    requireNonNull(timings);
    requireNonNull(functions);
    requireNonNull(lastVersions);
    requireNonNull(buckets);
    requireNonNull(keys);
    requireNonNull(plannedFailures);
    agenda = List.copyOf(agenda);
  }

  /**
   * An account without functions.
   *
   * @param account the account and region
   * @param timings how long Lambda takes to settle
   * @return the empty state
   */
  public static LambdaState empty(Account account, Timings timings) {
    return new LambdaState(
        account,
        timings,
        Table.empty(),
        Table.empty(),
        Table.empty(),
        Table.empty(),
        Table.empty(),
        Table.empty(),
        Table.empty(),
        List.of(),
        0);
  }

  /**
   * Performs one call; never throws for what a caller may get wrong.
   *
   * @param call the call
   * @param now when it happens
   * @return the new state and the answer
   */
  public Outcome handle(LambdaCall call, Instant now) {
    LambdaState settled = at(now);
    Draft draft = new Draft(settled, now.truncatedTo(ChronoUnit.MILLIS));
    try {
      LambdaAnswer answer = RULES.apply(draft, call);
      return new Outcome(draft.toState(), answer);
    } catch (Refusal refusal) {
      return new Outcome(settled, refusal.error());
    }
  }

  /**
   * Lets time pass: applies what has become due, in order.
   *
   * @param now the instant to move to
   * @return the state at that instant
   */
  public LambdaState at(Instant now) {
    Instant due = nextDue();
    if (due == null || due.isAfter(now)) {
      return this;
    }
    Draft draft = new Draft(this, now);
    draft.settleDue();
    return draft.toState();
  }

  /**
   * When something settles next.
   *
   * @return the instant, or null where nothing is under way
   */
  public @Nullable Instant nextDue() {
    Instant soonest = agenda.isEmpty() ? null : agenda.get(0).at();
    for (EventSourceMapping mapping : mappings.values()) {
      Instant due = mapping.due();
      if (due != null && (soonest == null || due.isBefore(soonest))) {
        soonest = due;
      }
    }
    return soonest;
  }

  /**
   * Finds a function.
   *
   * @param name its plain name
   * @return the function, or null where there is none
   */
  public @Nullable LambdaFunction function(String name) {
    return functions.get(name);
  }

  /**
   * The packages that functions and S3 objects refer to.
   *
   * @return their Base64 SHA-256s
   */
  public Set<String> packages() {
    Set<String> packages = new TreeSet<>();
    for (LambdaFunction function : functions.values()) {
      packages.add(function.latest().code().sha256());
      function.versions().values().forEach(version -> packages.add(version.code().sha256()));
    }
    for (Bucket bucket : buckets.values()) {
      bucket.objects().values().forEach(object -> packages.add(object.content().sha256()));
      for (Table<String, StoredObject> versions : bucket.versions().values()) {
        versions.values().forEach(object -> packages.add(object.content().sha256()));
      }
    }
    return packages;
  }

  /**
   * Changes how long later calls take to settle.
   *
   * @param changed the durations
   * @return the changed copy
   */
  public LambdaState withTimings(Timings changed) {
    return new LambdaState(
        account,
        changed,
        functions,
        mappings,
        lastVersions,
        buckets,
        images,
        keys,
        plannedFailures,
        agenda,
        counter);
  }

  /**
   * Changes how long the next snapshots take.
   *
   * @param duration zero or more
   * @return the changed copy
   */
  public LambdaState withSnapshotDuration(Duration duration) {
    return withTimings(timings.withSnapshot(duration));
  }

  /**
   * Lets the next snapshot of a function fail, after those already planned.
   *
   * @param function the function's plain name
   * @param failure how it fails
   * @return the changed copy
   */
  public LambdaState withPlannedFailure(String function, SnapshotFailure failure) {
    List<SnapshotFailure> planned = new ArrayList<>();
    List<SnapshotFailure> before = plannedFailures.get(function);
    if (before != null) {
      planned.addAll(before);
    }
    planned.add(failure);
    return new LambdaState(
        account,
        timings,
        functions,
        mappings,
        lastVersions,
        buckets,
        images,
        keys,
        plannedFailures.with(function, List.copyOf(planned)),
        agenda,
        counter);
  }

  /**
   * Lets a version become Inactive, as Lambda does with Java versions that were not invoked for 14
   * days, whose snapshot it takes away, and with any other after a long time.
   *
   * @param function the function's plain name
   * @param version the version's number; it must be Active
   * @return the changed copy
   * @throws IllegalArgumentException if there is no such version
   */
  public LambdaState withIdle(String function, String version) {
    LambdaFunction found = functions.get(function);
    FunctionVersion idle = found == null ? null : found.version(version);
    if (found == null || idle == null || !idle.lifecycle().state().equals("Active")) {
      throw new IllegalArgumentException(
          "Version " + version + " of " + function + " is not there or not Active.");
    }
    Draft draft = new Draft(this, Instant.EPOCH);
    draft.put(found, idle.withLifecycle(Lifecycle.idle(), draft.nextId()));
    return draft.toState();
  }

  /**
   * Lets $LATEST become Inactive because Lambda can no longer read the object that its code is
   * referred to in (facts 0.4); an update of the code brings it back.
   *
   * @param function the function's plain name
   * @return the changed copy
   * @throws IllegalArgumentException if there is no such function, or Lambda keeps its code itself
   */
  public LambdaState withLostObject(String function) {
    LambdaFunction found = functions.get(function);
    if (found == null || found.latest().code().reference() == null) {
      throw new IllegalArgumentException("The code of " + function + " is not referred to.");
    }
    Draft draft = new Draft(this, Instant.EPOCH);
    draft.put(found, found.latest().withLifecycle(Lifecycle.withoutObject(), draft.nextId()));
    return draft.toState();
  }

  /**
   * Declares a KMS key, or changes one.
   *
   * @param key the key
   * @return the changed copy
   */
  public LambdaState withKey(KmsKey key) {
    return new LambdaState(
        account,
        timings,
        functions,
        mappings,
        lastVersions,
        buckets,
        images,
        keys.with(key.arn(), key),
        plannedFailures,
        agenda,
        counter);
  }

  /**
   * Changes the objects of a bucket.
   *
   * @param bucket the bucket's name, created if there is none
   * @param objects its objects by key
   * @return the changed copy
   */
  public LambdaState withBucket(String bucket, Table<String, StoredObject> objects) {
    return withBucket(bucket, Bucket.of(objects));
  }

  /**
   * Changes a bucket.
   *
   * @param bucket the bucket's name
   * @param changed the bucket
   * @return the changed copy
   */
  public LambdaState withBucket(String bucket, Bucket changed) {
    return new LambdaState(
        account,
        timings,
        functions,
        mappings,
        lastVersions,
        buckets.with(bucket, changed),
        images,
        keys,
        plannedFailures,
        agenda,
        counter);
  }

  /**
   * Registers a container image, moves a tag, or deletes an image. An image that is not registered
   * exists, and has a digest made of its URI.
   *
   * @param uri the image as callers name it
   * @param image the image
   * @return the changed copy
   */
  public LambdaState withImage(String uri, RegisteredImage image) {
    return new LambdaState(
        account,
        timings,
        functions,
        mappings,
        lastVersions,
        buckets,
        images.with(uri, image),
        keys,
        plannedFailures,
        agenda,
        counter);
  }

  /**
   * Something that settles.
   *
   * @param at when
   * @param function the function's plain name
   * @param version {@code $LATEST} or a number
   */
  public record Due(Instant at, String function, String version) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = at.compareTo(other.at);
      int byFunction = byTime == 0 ? function.compareTo(other.function) : byTime;
      // $LATEST settles before the version that was published from it.
      return byFunction == 0 ? version.compareTo(other.version) : byFunction;
    }
  }
}
