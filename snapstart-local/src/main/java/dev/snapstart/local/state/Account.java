package dev.snapstart.local.state;

/**
 * The account and region that everything lives in.
 *
 * @param region for example {@code us-east-1}
 * @param accountId twelve digits
 */
public record Account(String region, String accountId) {

  /**
   * The partition that the region belongs to.
   *
   * @return for example {@code aws}
   */
  public String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /**
   * The ARN of a function without a qualifier.
   *
   * @param function the function's plain name
   * @return the ARN
   */
  public String functionArn(String function) {
    return arn("lambda", "function:" + function);
  }

  /**
   * The ARN of a version or alias.
   *
   * @param function the function's plain name
   * @param qualifier a version, {@code $LATEST} or an alias
   * @return the ARN
   */
  public String functionArn(String function, String qualifier) {
    return functionArn(function) + ":" + qualifier;
  }

  /**
   * The ARN of something in this account and region.
   *
   * @param service for example {@code lambda}
   * @param resource what the service calls it
   * @return the ARN
   */
  public String arn(String service, String resource) {
    return String.join(":", "arn", partition(), service, region, accountId, resource);
  }
}
