package dev.snapstart.access;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The region and the account that a policy's functions are in, as far as they are known; immutable.
 *
 * <p>What is not known is written as a word in capitals, {@link #REGION} or {@link #ACCOUNT}, which
 * IAM refuses: a policy with a gap cannot be put to use by mistake.
 *
 * @param region such as {@code eu-west-1}, or empty
 * @param account twelve digits, or empty
 */
public record AccessScope(Optional<String> region, Optional<String> account) {
  /** Stands for a region that is not known. */
  public static final String REGION = "REGION";

  /** Stands for an account that is not known. */
  public static final String ACCOUNT = "ACCOUNT";

  private static final Pattern REGION_NAME = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d+");
  private static final Pattern ACCOUNT_NUMBER = Pattern.compile("\\d{12}");

  /** By the beginning of their regions' names. */
  private static final Map<String, String> PARTITIONS =
      Map.of(
          "cn-", "aws-cn",
          "us-gov-", "aws-us-gov",
          "us-iso-", "aws-iso",
          "us-isob-", "aws-iso-b",
          "eu-isoe-", "aws-iso-e",
          "us-isof-", "aws-iso-f",
          "eusc-", "aws-eusc");

  /**
   * Checks both.
   *
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} for what is no region or no
   *     account number
   */
  public AccessScope {
    region.filter(it -> !REGION_NAME.matcher(it).matches()).ifPresent(it -> refuse("region", it));
    account
        .filter(it -> !ACCOUNT_NUMBER.matcher(it).matches())
        .ifPresent(it -> refuse("account", it));
  }

  /**
   * Returns a scope of which nothing is known.
   *
   * @return an empty scope
   */
  public static AccessScope unknown() {
    return new AccessScope(Optional.empty(), Optional.empty());
  }

  /**
   * Returns a known scope.
   *
   * @param region such as {@code eu-west-1}
   * @param account twelve digits
   * @return the scope
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} for what is no region or no
   *     account number
   */
  public static AccessScope of(String region, String account) {
    return new AccessScope(Optional.of(region), Optional.of(account));
  }

  /** Returns the scope of one function: its own ARN knows best. */
  AccessScope of(FunctionId function) {
    return new AccessScope(
        function.region().or(() -> region), function.account().or(() -> account));
  }

  String regionOrWord() {
    return region.orElse(REGION);
  }

  String accountOrWord() {
    return account.orElse(ACCOUNT);
  }

  String partition() {
    return PARTITIONS.entrySet().stream()
        .filter(it -> regionOrWord().startsWith(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("aws");
  }

  private static void refuse(String element, String value) {
    throw SnapStartException.of(
            ErrorCode.INVALID_REQUEST, element + ": '" + value + "' is not understood.")
        .advice(
            element.equals("region")
                ? "Use a region such as eu-west-1."
                : "Use the twelve digits of an account.")
        .build();
  }
}
