package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names one Lambda function, optionally pinned to a region and an account; immutable. */
public final class FunctionId {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,64}");
  private static final Pattern ARN =
      Pattern.compile(
          "(?:arn:aws[a-z-]*:lambda:(?<region>[a-z]{2}(?:-[a-z]+)+-\\d):)?"
              + "(?<account>\\d{12}):function:(?<name>[a-zA-Z0-9-_]{1,64})");

  private final String name;
  private final @Nullable String region;
  private final @Nullable String account;

  private FunctionId(String name, @Nullable String region, @Nullable String account) {
    this.name = name;
    this.region = region;
    this.account = account;
  }

  /**
   * Reads a function name, a partial ARN ({@code 123456789012:function:name}) or a full ARN.
   *
   * @param text the name or ARN, without a version or alias behind it
   * @return the function's identity
   * @throws SnapStartException with {@link ErrorCode#INVALID_FUNCTION_NAME} if the text is none of
   *     these
   */
  public static FunctionId parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw SnapStartException.of(
              ErrorCode.INVALID_FUNCTION_NAME, "No function name was given ('function').")
          .advice("Set 'function' to the function's name or its unqualified ARN.")
          .build();
    }
    String trimmed = text.strip();
    if (NAME.matcher(trimmed).matches()) {
      return new FunctionId(trimmed, null, null);
    }
    Matcher arn = ARN.matcher(trimmed);
    if (arn.matches()) {
      return new FunctionId(arn.group("name"), arn.group("region"), arn.group("account"));
    }
    throw SnapStartException.of(
            ErrorCode.INVALID_FUNCTION_NAME,
            "'" + trimmed + "' is neither a function name nor a function ARN ('function').")
        .advice(
            "Use 1 to 64 letters, digits, '-' or '_', or an ARN like"
                + " arn:aws:lambda:eu-west-1:123456789012:function:orders-api without a version or"
                + " alias behind it.")
        .build();
  }

  /**
   * Returns the function's name.
   *
   * @return 1 to 64 characters
   */
  public String name() {
    return name;
  }

  /**
   * Returns the region that the ARN named.
   *
   * @return a region such as {@code eu-west-1}, or empty if only a name was given
   */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /**
   * Returns the account that the ARN named.
   *
   * @return twelve digits, or empty if only a name was given
   */
  public Optional<String> account() {
    return Optional.ofNullable(account);
  }

  /**
   * Returns what Lambda's API takes as function name.
   *
   * @return the name, or the ARN as it was given
   */
  public String apiName() {
    if (account == null) {
      return name;
    }
    return account + ":function:" + name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FunctionId that
        && name.equals(that.name)
        && java.util.Objects.equals(region, that.region)
        && java.util.Objects.equals(account, that.account);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(name, region, account);
  }

  @Override
  public String toString() {
    return name;
  }
}
