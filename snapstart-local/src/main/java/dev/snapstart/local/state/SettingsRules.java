package dev.snapstart.local.state;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limits of the settings (facts 2.5, 9). */
final class SettingsRules {
  private static final Pattern ROLE =
      Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
  private static final Pattern HANDLER = Pattern.compile("[^\\s]+");
  private static final Pattern LOG_GROUP = Pattern.compile("[\\.\\-_/#A-Za-z0-9]+");
  private static final Pattern LAYER =
      Pattern.compile("arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+");
  private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z]([a-zA-Z0-9_])+");
  private static final int MAX_LAYERS = 5;
  private static final int MAX_ENVIRONMENT = 4096;

  private SettingsRules() {}

  static void check(SettingsChange change, Account account) {
    Constraints constraints =
        new Constraints()
            .matches("role", change.role(), ROLE)
            .length("handler", change.handler(), 0, 128)
            .matches("handler", change.handler(), HANDLER)
            .length("description", change.description(), 0, 256)
            .range("timeout", change.timeout(), 1, 900)
            .range("memorySize", change.memorySize(), 128, 10_240)
            .matches("kMSKeyArn", change.kmsKeyArn(), CodeRules.KEY_ARN);
    structures(constraints, change);
    constraints.check();
    refuseRuntime(change.runtime());
    refuseVariables(change.environment());
    refuseLayers(change.layers());
    refuseForeignKey(change.kmsKeyArn(), account);
  }

  private static void structures(Constraints constraints, SettingsChange change) {
    if (change.ephemeralStorage() != null) {
      constraints.range("ephemeralStorage.size", change.ephemeralStorage().size(), 512, 10_240);
    }
    if (change.tracingConfig() != null) {
      constraints.oneOf(
          "tracingConfig.mode", change.tracingConfig().mode(), List.of("Active", "PassThrough"));
    }
    if (change.snapStart() != null) {
      constraints.oneOf(
          "snapStart.applyOn", change.snapStart().applyOn(), List.of("PublishedVersions", "None"));
    }
    FunctionSettings.LoggingConfig logging = change.loggingConfig();
    if (logging != null) {
      constraints
          .oneOf("loggingConfig.logFormat", logging.logFormat(), List.of("JSON", "Text"))
          .oneOf(
              "loggingConfig.applicationLogLevel",
              logging.applicationLogLevel(),
              List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"))
          .oneOf(
              "loggingConfig.systemLogLevel",
              logging.systemLogLevel(),
              List.of("DEBUG", "INFO", "WARN"))
          .length("loggingConfig.logGroup", logging.logGroup(), 1, 512)
          .matches("loggingConfig.logGroup", logging.logGroup(), LOG_GROUP);
    }
    if (change.layers() != null) {
      change.layers().forEach(layer -> constraints.matches("layers", layer, LAYER));
    }
    if (change.fileSystemConfigs() != null && change.fileSystemConfigs().size() > 1) {
      constraints.add(
          "fileSystemConfigs",
          change.fileSystemConfigs(),
          "Member must have length less than or equal to 1");
    }
  }

  private static void refuseRuntime(@Nullable String runtime) {
    if (runtime != null && !Runtimes.KNOWN.contains(runtime)) {
      throw LambdaError.invalid(
              "Value "
                  + runtime
                  + " at 'runtime' failed to satisfy constraint: Member must satisfy enum value"
                  + " set: ["
                  + String.join(", ", Runtimes.KNOWN)
                  + "] or be a valid ARN")
          .refuse();
    }
  }

  /** The text names the limit but never a value: those are secrets. */
  private static void refuseVariables(@Nullable Environment environment) {
    if (environment == null) {
      return;
    }
    int size = 0;
    for (Map.Entry<String, String> variable : environment.variables().entrySet()) {
      new Constraints().matches("environment.variables", variable.getKey(), VARIABLE).check();
      size += bytes(variable.getKey()) + bytes(variable.getValue());
    }
    if (size > MAX_ENVIRONMENT) {
      throw LambdaError.invalid(
              "Lambda was unable to configure your environment variables because the environment"
                  + " variables you have provided exceeded the 4KB limit.")
          .refuse();
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void refuseLayers(@Nullable List<String> layers) {
    if (layers != null && layers.size() > MAX_LAYERS) {
      throw LambdaError.invalid("Cannot reference more than 5 layers.").refuse();
    }
  }

  /** The key lives in the function's region (facts 5); the text is assumed. */
  private static void refuseForeignKey(@Nullable String keyArn, Account account) {
    if (keyArn == null || keyArn.isEmpty()) {
      return;
    }
    String[] parts = keyArn.split(":", -1);
    if (!parts[2].equals("kms") || parts.length < 6 || !parts[3].equals(account.region())) {
      throw LambdaError.invalid(
              "Lambda was unable to configure access to your environment variables because the KMS"
                  + " key is invalid for CreateGrant. Please check your KMS key settings.")
          .refuse();
    }
  }
}
