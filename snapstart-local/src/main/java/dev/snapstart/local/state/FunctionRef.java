package dev.snapstart.local.state;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which function, and which version or alias of it, a caller means.
 *
 * @param name the function's plain name
 * @param qualifier a version, {@code $LATEST}, an alias, or null where none is named
 */
record FunctionRef(String name, @Nullable String qualifier) {
  // The model's pattern: a name, a partial ARN or a full ARN, each with or without a qualifier.
  private static final String PATTERN =
      "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov|-iso[a-z]?)?-[a-z]+-\\d:)?(\\d{12}:)?"
          + "(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?";
  private static final Pattern NAME = Pattern.compile(PATTERN);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  static FunctionRef of(String given, @Nullable String qualifier, Account account) {
    Matcher matcher = NAME.matcher(given);
    if (!matcher.matches() || given.length() > 256) {
      throw Constraints.violation("functionName", given, Constraints.pattern(PATTERN)).refuse();
    }
    refuseElsewhere(matcher.group(3), matcher.group(5), account);
    String name = matcher.group(7);
    String suffix = matcher.group(9);
    String asked = qualifier == null || qualifier.isEmpty() ? null : qualifier;
    if (suffix != null && asked != null && !suffix.equals(asked)) {
      throw LambdaError.invalid(
              "The derived qualifier from the function name does not match the specified"
                  + " qualifier.")
          .refuse();
    }
    return new FunctionRef(name, asked == null ? suffix : asked);
  }

  private static void refuseElsewhere(
      @Nullable String region, @Nullable String owner, Account account) {
    if (region != null && !region.equals(account.region() + ":")) {
      throw LambdaError.notFound(
              "Functions from '"
                  + region.substring(0, region.length() - 1)
                  + "' are not reachable in this region ('"
                  + account.region()
                  + "')")
          .refuse();
    }
    if (owner != null && !owner.equals(account.accountId() + ":")) {
      throw LambdaError.of(
              403, "AccessDeniedException", "Not authorized for functions of another account")
          .refuse();
    }
  }

  static String plainName(String given) {
    Matcher matcher = NAME.matcher(given);
    return matcher.matches() ? matcher.group(7) : given;
  }

  static @Nullable Integer number(String version) {
    return NUMBER.matcher(version).matches() ? Integer.valueOf(version) : null;
  }

  boolean latest() {
    return qualifier == null || qualifier.equals(FunctionVersion.LATEST);
  }

  /** The ARN as Lambda words it: with the qualifier if one was named. */
  String arn(Account account) {
    return qualifier == null ? account.functionArn(name) : account.functionArn(name, qualifier);
  }
}
