package dev.snapstart.traffic;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In which portions traffic moves to a new version. Immutable.
 *
 * <p>The names are those of SAM's deployment preferences and CodeDeploy's predefined
 * configurations, such as {@code Canary10Percent5Minutes} and {@code Linear10PercentEvery1Minute};
 * other numbers, and {@code Seconds} and {@code Hours}, make further ones. CodeDeploy's prefix
 * {@code CodeDeployDefault.Lambda} is understood and dropped.
 *
 * @param kind in which way
 * @param percent the first portion, and for linear shifts each further one, in percent: 1 to 99, or
 *     100 for all at once
 * @param interval how long each portion stays before the next; zero for all at once
 */
public record ShiftStrategy(Kind kind, int percent, Duration interval) {
  /** Everything in one move. */
  public static final ShiftStrategy ALL_AT_ONCE =
      new ShiftStrategy(Kind.ALL_AT_ONCE, 100, Duration.ZERO);

  /** The longest shift, as in CodeDeploy. */
  static final Duration LONGEST = Duration.ofDays(2);

  private static final Pattern NAME =
      Pattern.compile(
          "(?:CodeDeployDefault\\.Lambda)?(Canary|Linear)(\\d{1,2})Percent(Every)?(\\d{1,6})"
              + "(Second|Minute|Hour)s?");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "Second", Duration.ofSeconds(1),
          "Minute", Duration.ofMinutes(1),
          "Hour", Duration.ofHours(1));

  /** In which way traffic moves. */
  public enum Kind {
    /** In one move. */
    ALL_AT_ONCE,
    /** One portion first, and the rest after the interval. */
    CANARY,
    /** Equal portions, one each interval. */
    LINEAR
  }

  /** Checks the numbers. */
  public ShiftStrategy {
    boolean atOnce = kind == Kind.ALL_AT_ONCE;
    if (atOnce ? percent != 100 || !interval.isZero() : percent < 1 || percent > 99) {
      throw invalid(String.valueOf(percent), "Use 1 to 99 percent.");
    }
    if (!atOnce && interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw invalid(String.valueOf(interval), "Use an interval of at least a second.");
    }
    if (!atOnce && interval.multipliedBy(portions(kind, percent)).compareTo(LONGEST) > 0) {
      throw invalid(
          String.valueOf(interval), "Use a shift of at most " + LONGEST.toHours() + " hours.");
    }
  }

  /**
   * Returns a shift that tries one portion first.
   *
   * @param percent 1 to 99
   * @param interval how long the portion is tried, a second to two days
   * @return the strategy
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} for other values
   */
  public static ShiftStrategy canary(int percent, Duration interval) {
    return new ShiftStrategy(Kind.CANARY, percent, interval);
  }

  /**
   * Returns a shift in equal portions.
   *
   * @param percent of each portion, 1 to 99
   * @param interval between two portions, at least a second; two days for all of them at most
   * @return the strategy
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} for other values
   */
  public static ShiftStrategy linear(int percent, Duration interval) {
    return new ShiftStrategy(Kind.LINEAR, percent, interval);
  }

  /**
   * Reads a name.
   *
   * @param name such as {@code AllAtOnce} or {@code Canary10Percent5Minutes}
   * @return the strategy
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it is none
   */
  public static ShiftStrategy parse(@Nullable String name) {
    String text = name == null ? "" : name.strip();
    if (text.equals("AllAtOnce") || text.equals("CodeDeployDefault.LambdaAllAtOnce")) {
      return ALL_AT_ONCE;
    }
    Matcher matcher = NAME.matcher(text);
    boolean wellFormed =
        matcher.matches() && matcher.group(1).equals("Linear") == (matcher.group(3) != null);
    if (!wellFormed) {
      throw invalid(
          text,
          "Use AllAtOnce, or a name like Canary10Percent5Minutes or Linear10PercentEvery1Minute.");
    }
    Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    Duration unit = UNITS.getOrDefault(matcher.group(5), Duration.ZERO);
    return new ShiftStrategy(
        kind,
        Integer.parseInt(matcher.group(2)),
        unit.multipliedBy(Long.parseLong(matcher.group(4))));
  }

  /**
   * Returns the name that {@link #parse} reads.
   *
   * @return such as {@code Linear10PercentEvery1Minute}
   */
  public String name() {
    if (kind == Kind.ALL_AT_ONCE) {
      return "AllAtOnce";
    }
    long seconds = interval.toSeconds();
    boolean hours = seconds % 3600 == 0;
    boolean minutes = seconds % 60 == 0;
    long count = hours ? seconds / 3600 : minutes ? seconds / 60 : seconds;
    String unit = hours ? "Hour" : minutes ? "Minute" : "Second";
    return (kind == Kind.CANARY ? "Canary" : "Linear")
        + percent
        + (kind == Kind.CANARY ? "Percent" : "PercentEvery")
        + count
        + unit
        + (count == 1 ? "" : "s");
  }

  /**
   * Returns the shares of traffic that the new version has on the way.
   *
   * @return percentages below 100, rising; empty for all at once
   */
  public List<Integer> shares() {
    return switch (kind) {
      case ALL_AT_ONCE -> List.of();
      case CANARY -> List.of(percent);
      case LINEAR ->
          IntStream.rangeClosed(1, portions(kind, percent)).mapToObj(i -> i * percent).toList();
    };
  }

  /**
   * Returns how long a whole shift takes.
   *
   * @return zero for all at once
   */
  public Duration duration() {
    return interval.multipliedBy(shares().size());
  }

  /** How many portions come before the last move. */
  private static int portions(Kind kind, int percent) {
    return kind == Kind.LINEAR ? (int) Math.ceil(100.0 / percent) - 1 : 1;
  }

  private static SnapStartException invalid(String value, String advice) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "'" + value + "' is no way to shift traffic ('shift').")
        .advice(advice)
        .build();
  }
}
