package dev.snapstart.error;

/** Every way in which a call of this library can end without reaching its goal. */
public enum ErrorCode {
  /** The function name or ARN is missing or malformed. */
  INVALID_FUNCTION_NAME(ErrorCategory.INPUT),
  /** No region was given and none could be found in the environment or profile. */
  REGION_MISSING(ErrorCategory.INPUT),
  /** The alias name is malformed, purely numeric, or too long. */
  INVALID_ALIAS_NAME(ErrorCategory.INPUT),
  /** A version is not a positive number. */
  INVALID_VERSION(ErrorCategory.INPUT),
  /** A description is longer than Lambda's 256 characters. */
  INVALID_DESCRIPTION(ErrorCategory.INPUT),
  /** A setting's value is outside of what Lambda accepts, or two settings exclude each other. */
  INVALID_SETTING(ErrorCategory.INPUT),
  /** The runtime is known not to support SnapStart. */
  RUNTIME_NOT_SUPPORTED(ErrorCategory.INPUT),
  /** SnapStart does not go with something that the function has, or with its region. */
  NOT_ELIGIBLE(ErrorCategory.INPUT),
  /** The code archive does not exist. */
  ARTIFACT_MISSING(ErrorCategory.INPUT),
  /** The code archive is empty, unreadable or not a zip. */
  ARTIFACT_INVALID(ErrorCategory.INPUT),
  /** The code archive is over Lambda's size limits for the way it is delivered. */
  ARTIFACT_TOO_LARGE(ErrorCategory.INPUT),
  /** A KMS key is not a key ARN, belongs to another region, or is of a kind Lambda cannot use. */
  INVALID_KMS_KEY(ErrorCategory.INPUT),
  /** The request contradicts itself or asks for nothing. */
  INVALID_REQUEST(ErrorCategory.INPUT),
  /** More functions would have to be asked than were allowed. */
  SCAN_TOO_LARGE(ErrorCategory.INPUT),
  /** The function does not exist and the request does not say enough to create it. */
  CREATE_INCOMPLETE(ErrorCategory.INPUT),
  /** The function was created from a package and is to get an image, or the other way round. */
  PACKAGE_TYPE_FIXED(ErrorCategory.INPUT),
  /** A library that only this needs is not on the class path, or could not be resolved. */
  LIBRARY_MISSING(ErrorCategory.INPUT),

  /** Code, settings, a version or the alias changed during the run and this run did not do it. */
  DRIFT(ErrorCategory.DRIFT),
  /** A shift of the alias to another version is under way, or its weights are somebody else's. */
  SHIFT_UNDER_WAY(ErrorCategory.DRIFT),
  /** The alias was rolled back from just this content. */
  ROLLED_BACK(ErrorCategory.DRIFT),
  /** Lambda accepted a write, yet keeps showing another value. */
  WRITE_NOT_VISIBLE(ErrorCategory.DRIFT),

  /** The function does not exist. */
  FUNCTION_NOT_FOUND(ErrorCategory.FUNCTION),
  /** The version does not exist. */
  VERSION_NOT_FOUND(ErrorCategory.FUNCTION),
  /** Creating the function failed on Lambda's side after it was accepted. */
  FUNCTION_FAILED(ErrorCategory.FUNCTION),
  /** An update of code or configuration was accepted and then failed. */
  UPDATE_FAILED(ErrorCategory.FUNCTION),
  /** The snapshot of a version could not be made. */
  SNAPSHOT_FAILED(ErrorCategory.FUNCTION),
  /** The version lost its snapshot through idleness and must be invoked once before it is used. */
  VERSION_INACTIVE(ErrorCategory.FUNCTION),
  /** A gate did not pass: the alias was not moved, or all traffic is back on the old version. */
  GATE_FAILED(ErrorCategory.FUNCTION),
  /** The invoked function failed, or its snapshot could not be restored. */
  INVOCATION_FAILED(ErrorCategory.FUNCTION),
  /** CodeDeploy has no such application or deployment group, and is not to be given one. */
  DEPLOYMENT_GROUP_NOT_FOUND(ErrorCategory.FUNCTION),
  /** CodeDeploy stopped or failed, and no alarm or hook was why. */
  DEPLOYMENT_FAILED(ErrorCategory.FUNCTION),
  /** The two versions cannot share an alias's traffic. */
  SHIFT_IMPOSSIBLE(ErrorCategory.FUNCTION),
  /** Nothing tells which version the alias pointed to before. */
  NO_PREVIOUS_VERSION(ErrorCategory.FUNCTION),
  /** Lambda refused a value that only Lambda can judge. */
  REJECTED(ErrorCategory.FUNCTION),
  /**
   * Lambda cannot assume the execution role, or may not use the KMS key, two minutes after asking.
   */
  ROLE_OR_KEY_NOT_USABLE(ErrorCategory.FUNCTION),
  /** The KMS key that was asked for does not exist. */
  KMS_KEY_NOT_FOUND(ErrorCategory.FUNCTION),
  /** The KMS key that was asked for is disabled, about to be deleted, or otherwise not enabled. */
  KMS_KEY_NOT_USABLE(ErrorCategory.FUNCTION),
  /** The account's or the function's storage, version or alias quota is used up. */
  QUOTA_EXCEEDED(ErrorCategory.FUNCTION),
  /** The function fails on the event, or Lambda reports nothing of it. */
  MEASUREMENT_FAILED(ErrorCategory.FUNCTION),
  /** What was measured is slower than the build allows. */
  TOO_SLOW(ErrorCategory.FUNCTION),

  /** The credentials lack a permission. */
  ACCESS_DENIED(ErrorCategory.ACCESS),
  /** No credentials were found. */
  CREDENTIALS_MISSING(ErrorCategory.ACCESS),
  /** The credentials are expired or not valid. */
  CREDENTIALS_INVALID(ErrorCategory.ACCESS),
  /** The function lives, or would be created, in another account than the expected one. */
  WRONG_ACCOUNT(ErrorCategory.ACCESS),
  /** The function ARN names another region than the one connected to. */
  WRONG_REGION(ErrorCategory.ACCESS),

  /** Lambda kept throttling for longer than the retry budget. */
  THROTTLED(ErrorCategory.SERVICE),
  /** Lambda, or the network, kept failing for longer than the retry budget or the deadline. */
  SERVICE_UNAVAILABLE(ErrorCategory.SERVICE),
  /** An answer made no sense. */
  UNEXPECTED_ANSWER(ErrorCategory.SERVICE),

  /** The deadline of the run passed. */
  DEADLINE_EXCEEDED(ErrorCategory.TIMEOUT),
  /** The run was cancelled or its thread interrupted. */
  CANCELLED(ErrorCategory.TIMEOUT);

  private final ErrorCategory category;

  ErrorCode(ErrorCategory category) {
    this.category = category;
  }

  /**
   * Returns who has to act.
   *
   * @return the category
   */
  public ErrorCategory category() {
    return category;
  }
}
