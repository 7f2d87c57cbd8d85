package dev.snapstart.internal.measure;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is compared: {@code $LATEST}, and a version that has a snapshot.
 *
 * @param function the function
 * @param latest {@code $LATEST}
 * @param version the version
 * @param alias the alias that led to the version, or empty
 */
record Subject(
    FunctionId function, FunctionState latest, FunctionState version, Optional<String> alias) {
  private static final String DEPLOY = "Deploy with SnapStart, and measure what was published.";

  /** So long a snapshot's data is not near every host yet; AWS names no time, it is assumed. */
  private static final Duration JUST = Duration.ofMinutes(10);

  /**
   * Reads both, and refuses what cannot be compared.
   *
   * @throws SnapStartException if there is no snapshot, or the memory differs
   */
  static Subject read(Reader reader, FunctionId function, String qualifier) {
    reader.checkRegion(function);
    FunctionState latest =
        reader
            .state(function, null)
            .orElseThrow(
                () ->
                    refused(
                        function,
                        ErrorCode.FUNCTION_NOT_FOUND,
                        "The function '" + function + "' does not exist.",
                        "Check name, region and account, or deploy it first."));
    FunctionState named = version(reader, function, qualifier);
    boolean byNumber = named.version().equals(qualifier);
    Subject subject =
        new Subject(
            function,
            latest,
            byNumber ? named : version(reader, function, named.version()),
            byNumber ? Optional.empty() : Optional.of(qualifier));
    subject.check();
    return subject;
  }

  int memoryMb() {
    return version.settings().get(FunctionSetting.MEMORY_MB).orElse(0);
  }

  /** Tells whether the version is so new that its first restore is no measure of the others. */
  boolean isJustPublished(Instant now) {
    Instant published = version.lastModified();
    return published != null && published.plus(JUST).isAfter(now);
  }

  private static FunctionState version(Reader reader, FunctionId function, String qualifier) {
    return reader
        .state(function, qualifier)
        .filter(state -> !state.version().equals("$LATEST"))
        .orElseThrow(
            () ->
                refused(
                    function,
                    ErrorCode.VERSION_NOT_FOUND,
                    "'" + qualifier + "' is no version and no alias of '" + function.name() + "'.",
                    "Name an alias ('alias') or a published version ('toVersion')."));
  }

  private void check() {
    String name = "Version " + version.version();
    if (version.isFailed()) {
      throw refused(
          function, ErrorCode.SNAPSHOT_FAILED, name + " has no snapshot: it is Failed.", DEPLOY);
    }
    if (!version.snapStart()) {
      throw refused(
          function, ErrorCode.INVALID_REQUEST, name + " was published without SnapStart.", DEPLOY);
    }
    if (version.isInactive()) {
      throw refused(
          function,
          ErrorCode.VERSION_INACTIVE,
          name + " lost its snapshot through idleness.",
          "Run the goal 'wait' for it, and measure again.");
    }
    if (!version.isReady()) {
      throw refused(
          function,
          ErrorCode.INVALID_REQUEST,
          name + " has no snapshot yet.",
          "Run the goal 'wait' for it, and measure again.");
    }
    @Nullable Integer ofLatest = latest.settings().get(FunctionSetting.MEMORY_MB).orElse(null);
    if (ofLatest != null && ofLatest != memoryMb()) {
      throw refused(
          function,
          ErrorCode.INVALID_REQUEST,
          "$LATEST has "
              + ofLatest
              + " MB and version "
              + version.version()
              + " "
              + memoryMb()
              + " MB of memory: their starts cannot be compared.",
          "Deploy, so that both have the same memory.");
    }
  }

  private static SnapStartException refused(
      FunctionId function, ErrorCode code, String summary, String advice) {
    return SnapStartException.of(code, summary).advice(advice).function(function.name()).build();
  }
}
