package dev.snapstart.readiness;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which runtimes have SnapStart, after AWS's developer guide ("Supported features and
 * limitations"): Java 11 and later, Python 3.12 and later, .NET 8 and later.
 */
public enum RuntimeSupport {
  /** AWS documents support. */
  SUPPORTED,
  /** AWS documents that there is none. */
  UNSUPPORTED,
  /** A runtime newer than this library, or a misspelt one: Lambda decides. */
  UNKNOWN;

  private static final Pattern NEVER = Pattern.compile("(nodejs|ruby|provided|go|java8).*");
  private static final Pattern PYTHON = Pattern.compile("python(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern DOTNET = Pattern.compile("dotnet(?:core)?(\\d{1,3})(?:\\.\\d+)?");
  private static final Pattern JAVA = Pattern.compile("java(\\d+)(?:\\..*)?");

  /**
   * Judges a runtime identifier.
   *
   * @param runtime such as {@code java21}
   * @return what is known about it
   */
  public static RuntimeSupport of(String runtime) {
    if (NEVER.matcher(runtime).matches()) {
      return UNSUPPORTED;
    }
    Matcher python = PYTHON.matcher(runtime);
    if (python.matches()) {
      int major = Integer.parseInt(python.group(1));
      return major > 3 || (major == 3 && Integer.parseInt(python.group(2)) >= 12)
          ? SUPPORTED
          : UNSUPPORTED;
    }
    Matcher dotnet = DOTNET.matcher(runtime);
    if (dotnet.matches()) {
      return Integer.parseInt(dotnet.group(1)) >= 8 ? SUPPORTED : UNSUPPORTED;
    }
    return JAVA.matcher(runtime).matches() ? SUPPORTED : UNKNOWN;
  }
}
