package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which runtimes have SnapStart, after AWS's developer guide ("Supported features and
 * limitations"): Java 11 and later, Python 3.12 and later, .NET 8 and later.
 */
public final class SnapStartSupport {
  private static final Pattern NEVER = Pattern.compile("(nodejs|ruby|provided|go|java8).*");
  private static final Pattern PYTHON = Pattern.compile("python(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern DOTNET = Pattern.compile("dotnet(?:core)?(\\d{1,3})(?:\\.\\d+)?");
  private static final Pattern JAVA = Pattern.compile("java(\\d+)(?:\\..*)?");

  /** The most ephemeral storage, in MB, that goes with SnapStart. */
  public static final int MAX_STORAGE_MB = 512;

  private SnapStartSupport() {}

  /** What is known about a runtime. */
  public enum Verdict {
    /** AWS documents support. */
    SUPPORTED,
    /** AWS documents that there is none. */
    UNSUPPORTED,
    /** A runtime newer than this library, or a misspelt one: Lambda decides. */
    UNKNOWN
  }

  /**
   * Judges a runtime identifier.
   *
   * @param runtime such as {@code java21}
   * @return what is known about it
   */
  public static Verdict of(String runtime) {
    if (NEVER.matcher(runtime).matches()) {
      return Verdict.UNSUPPORTED;
    }
    Matcher python = PYTHON.matcher(runtime);
    if (python.matches()) {
      int major = Integer.parseInt(python.group(1));
      return major > 3 || (major == 3 && Integer.parseInt(python.group(2)) >= 12)
          ? Verdict.SUPPORTED
          : Verdict.UNSUPPORTED;
    }
    Matcher dotnet = DOTNET.matcher(runtime);
    if (dotnet.matches()) {
      return Integer.parseInt(dotnet.group(1)) >= 8 ? Verdict.SUPPORTED : Verdict.UNSUPPORTED;
    }
    return JAVA.matcher(runtime).matches() ? Verdict.SUPPORTED : Verdict.UNKNOWN;
  }

  static void check(FunctionSettings settings) {
    if (!settings.target(FunctionSetting.SNAP_START).orElse(false)) {
      return;
    }
    settings
        .target(FunctionSetting.RUNTIME)
        .filter(runtime -> of(runtime) == Verdict.UNSUPPORTED)
        .ifPresent(
            runtime -> {
              throw unsupported(runtime);
            });
    settings
        .target(FunctionSetting.EPHEMERAL_STORAGE_MB)
        .filter(mb -> mb > MAX_STORAGE_MB)
        .ifPresent(
            mb -> {
              throw SnapStartException.of(
                      ErrorCode.INVALID_SETTING,
                      "ephemeralStorageMb: " + mb + " MB exclude SnapStart, which needs 512.")
                  .advice("Set 'ephemeralStorageMb' to 512 or 'snapStart' to off.")
                  .build();
            });
  }

  /**
   * Builds the error for a runtime without SnapStart.
   *
   * @param runtime the runtime
   * @return the exception, to be thrown
   */
  public static SnapStartException unsupported(String runtime) {
    return SnapStartException.of(
            ErrorCode.RUNTIME_NOT_SUPPORTED,
            "runtime: '"
                + runtime
                + "' has no SnapStart (it needs Java 11, Python 3.12 or .NET 8).")
        .advice("Change 'runtime', or set 'snapStart' to off.")
        .build();
  }
}
