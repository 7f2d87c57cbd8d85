package dev.snapstart.wire;

/** Every call that a deployment can make, each with a deployment that makes it. */
enum Call {
  GET_FUNCTION("GetFunction", Wanted.NEW, false),
  GET_ALIAS("GetAlias", Wanted.CHANGED, false),
  GET_CALLER_IDENTITY("GetCallerIdentity", Wanted.NEW, false),
  HEAD_OBJECT("HeadObject", Wanted.STAGED, false),
  INSPECT_OBJECT("HeadObject", Wanted.FROM_S3, false),
  DRY_RUN("UpdateFunctionCode", Wanted.FROM_S3, false),
  PUT_OBJECT("PutObject", Wanted.STAGED, true),
  CREATE_FUNCTION("CreateFunction", Wanted.NEW, true),
  UPDATE_CODE("UpdateFunctionCode", Wanted.CHANGED, true),
  UPDATE_CONFIGURATION("UpdateFunctionConfiguration", Wanted.CHANGED, true),
  TAG("TagResource", Wanted.CHANGED, true),
  UNTAG("UntagResource", Wanted.CHANGED, true),
  PUBLISH("PublishVersion", Wanted.CHANGED, false),
  CREATE_ALIAS("CreateAlias", Wanted.NEW, true),
  UPDATE_ALIAS("UpdateAlias", Wanted.CHANGED, true),
  WAKE("Invoke", Wanted.IDLE, true),
  DELETE("DeleteFunction", Wanted.FAILED_BEFORE, false),
  WEIGH_ALIAS("UpdateAlias", Wanted.SHIFTED, true),
  LIST_PROVISIONED("ListProvisionedConcurrencyConfigs", Wanted.SHIFTED, false),
  DESCRIBE_ALARMS("DescribeAlarms", Wanted.SHIFTED, false),
  GET_METRICS("GetMetricData", Wanted.SHIFTED, false),
  LIST_VERSIONS("ListVersionsByFunction", Wanted.PRUNED, false),
  LIST_ALIASES("ListAliases", Wanted.PRUNED, false),
  LIST_MAPPINGS("ListEventSourceMappings", Wanted.PRUNED, false),
  GET_POLICY("GetPolicy", Wanted.PRUNED, false),
  DESCRIBE_KEY("DescribeKey", Wanted.KEYED, false),
  REHEARSE_GRANT("CreateGrant", Wanted.KEYED, false),
  GET_GROUP("GetDeploymentGroup", Wanted.HANDED_OVER, false),
  FIND_GROUP("GetDeploymentGroup", Wanted.UNDER_WAY, false),
  GET_CONFIG("GetDeploymentConfig", Wanted.HANDED_OVER, false),
  FIND_CONFIG("GetDeploymentConfig", Wanted.UNDER_WAY, false),
  CREATE_APPLICATION("CreateApplication", Wanted.HANDED_OVER, true),
  CREATE_CONFIG("CreateDeploymentConfig", Wanted.HANDED_OVER, true),
  CREATE_GROUP("CreateDeploymentGroup", Wanted.HANDED_OVER, true),
  LIST_DEPLOYMENTS("ListDeployments", Wanted.HANDED_OVER, false),
  FIND_DEPLOYMENT("ListDeployments", Wanted.UNDER_WAY, false),
  CREATE_DEPLOYMENT("CreateDeployment", Wanted.HANDED_OVER, true),
  CREATE_AT_ONCE("CreateDeployment", Wanted.HANDED_OVER_AT_ONCE, true),
  GET_DEPLOYMENT("GetDeployment", Wanted.HANDED_OVER, false),
  FOLLOW_DEPLOYMENT("GetDeployment", Wanted.UNDER_WAY, false),
  STOP_DEPLOYMENT("StopDeployment", Wanted.TAKEN_BACK, true),
  FIND_STREAM("DescribeLogStreams", Wanted.FAILING, false),
  GET_LOG("GetLogEvents", Wanted.FAILING, false),
  FILTER_LOG("FilterLogEvents", Wanted.LOGGED, false);

  private final String operation;
  private final Wanted wanted;
  private final boolean showsItself;

  Call(String operation, Wanted wanted, boolean showsItself) {
    this.operation = operation;
    this.wanted = wanted;
    this.showsItself = showsItself;
  }

  String operation() {
    return operation;
  }

  String words() {
    return switch (this) {
      case DRY_RUN -> "UpdateFunctionCode (dry run)";
      case INSPECT_OBJECT -> "HeadObject (of code)";
      case WEIGH_ALIAS -> "UpdateAlias (a portion)";
      case REHEARSE_GRANT -> "CreateGrant (dry run)";
      case CREATE_AT_ONCE -> operation + " (all at once)";
      case FIND_GROUP, FIND_CONFIG, FIND_DEPLOYMENT, FOLLOW_DEPLOYMENT -> operation + " (found)";
      default -> operation;
    };
  }

  /** Whether S3 is asked about an object, which may say no without ending anything. */
  boolean asksS3() {
    return this == HEAD_OBJECT || this == INSPECT_OBJECT;
  }

  /** Whether a key is looked at, which a run does without if it must. */
  boolean looksAtKeys() {
    return this == DESCRIBE_KEY || this == REHEARSE_GRANT;
  }

  /** Whether a log is read for an error that there is anyway. */
  boolean explainsAnError() {
    return wanted == Wanted.FAILING;
  }

  /** Whether the service refuses everything with status 400, so that only the type tells. */
  boolean refusesWith400() {
    return looksAtKeys() || ordinal() >= GET_GROUP.ordinal();
  }

  Wanted wanted() {
    return wanted;
  }

  /** Whether reading tells that it took effect; a version is found only by publishing again. */
  boolean showsItself() {
    return showsItself;
  }
}
