package dev.snapstart.coldstart;

import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a measurement found; immutable.
 *
 * @param version the version whose snapshot was restored, as Lambda describes it
 * @param alias the alias that led to it, or empty if the version itself was named
 * @param memoryMb the memory of {@code $LATEST} and of the version, in MB
 * @param at when it began
 * @param wanted how many starts and restores were asked for
 * @param invocations how many invocations were made, all told
 * @param samples what was measured, in the order in which it was
 * @param remarks what a reader should know of it
 */
public record Measurement(
    FunctionState version,
    Optional<String> alias,
    int memoryMb,
    Instant at,
    int wanted,
    int invocations,
    List<Sample> samples,
    List<String> remarks) {
  /** Any number would do; one that never changes makes the same samples tell the same. */
  private static final long SEED = 1;

  private static final double MS_PER_SECOND = 1000;
  private static final double MB_PER_GB = 1024;

  /** Copies the lists. */
  public Measurement {
    samples = List.copyOf(samples);
    remarks = List.copyOf(remarks);
  }

  /**
   * Returns the samples of one kind that count.
   *
   * @param start the kind
   * @return without the first restores after a publish
   */
  public List<Sample> samples(Start start) {
    return samples.stream()
        .filter(sample -> sample.start() == start && !sample.firstAfterPublish())
        .toList();
  }

  /**
   * Returns the first restores after the version was published, which count for nothing.
   *
   * @return empty if the version is older
   */
  public List<Sample> firstRestores() {
    return samples.stream().filter(Sample::firstAfterPublish).toList();
  }

  /**
   * Returns how long starting or restoring took.
   *
   * @param start the kind
   * @return empty if there is no sample of it
   */
  public Optional<Distribution> starts(Start start) {
    return distribution(start, Sample::startMs);
  }

  /**
   * Returns how long the caller waited for the answer, without the network.
   *
   * @param start the kind
   * @return empty if there is no sample of it
   */
  public Optional<Distribution> latencies(Start start) {
    return distribution(start, Sample::latencyMs);
  }

  /**
   * Returns what is billed for one invocation.
   *
   * @param start the kind
   * @return empty if there is no sample of it
   */
  public Optional<Distribution> billed(Start start) {
    return distribution(start, sample -> (double) sample.billedMs());
  }

  /**
   * Compares the first answer of restored environments with that of cold ones.
   *
   * @return empty if there are too few samples
   */
  public Optional<SpeedUp> speedUp() {
    return SpeedUp.of(latency(Start.INIT), latency(Start.RESTORE), SEED);
  }

  /**
   * Says what it comes to.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    return Verdict.of(samples(Start.INIT), samples(Start.RESTORE), speedUp());
  }

  /**
   * Returns what the measured invocations are billed for.
   *
   * @return GB-seconds
   */
  public double billedGbSeconds() {
    return samples.stream().mapToLong(Sample::billedMs).sum()
        / MS_PER_SECOND
        * memoryMb
        / MB_PER_GB;
  }

  /**
   * Returns the runtime.
   *
   * @return such as {@code java21}; empty for an image
   */
  public Optional<String> runtime() {
    return version.settings().get(FunctionSetting.RUNTIME);
  }

  private Optional<Distribution> distribution(Start start, Function<Sample, Double> value) {
    return Distribution.of(samples(start).stream().map(value).toList());
  }

  private List<Double> latency(Start start) {
    return samples(start).stream().map(Sample::latencyMs).toList();
  }
}
