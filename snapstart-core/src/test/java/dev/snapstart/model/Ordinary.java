package dev.snapstart.model;

/** What Lambda says where nothing is special; {@link dev.snapstart.Copy} changes what matters. */
public final class Ordinary {
  private Ordinary() {}

  public static FunctionState latest(String arn) {
    return state(arn, "$LATEST", "Off");
  }

  /** One that is ready. */
  public static FunctionState version(String functionArn, String number) {
    return state(functionArn + ":" + number, number, "On");
  }

  /** A statement that lets a service call in the name of a resource. */
  public static Permission permission(String id, String service, String sourceArn) {
    return new Permission(
        id,
        "Allow",
        "lambda:InvokeFunction",
        service,
        sourceArn,
        null,
        null,
        null,
        false,
        null,
        true);
  }

  private static FunctionState state(String arn, String version, String optimizationStatus) {
    return new FunctionState(
        arn,
        version,
        "hash",
        1000,
        "Zip",
        SettingValues.builder().build(),
        FurtherSettings.none(),
        0,
        "Active",
        null,
        null,
        null,
        null,
        null,
        optimizationStatus,
        null,
        null,
        null,
        null);
  }
}
