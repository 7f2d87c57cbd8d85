package dev.snapstart.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Lambda accepts for each setting, after the ranges and patterns of its API reference. */
final class SettingRules {
  private static final Pattern KMS_KEY =
      Pattern.compile(
          "arn:aws[a-z-]*:kms:[a-z]{2}(-[a-z]+)+-\\d:\\d{12}:(key/[a-zA-Z0-9-]+|alias/[a-zA-Z0-9/_-]+)");
  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[a-zA-Z0-9+=,.@_/-]+");
  private static final Pattern LAYER =
      Pattern.compile(
          "arn:aws[a-z-]*:lambda:[a-z]{2}(-[a-z]+)+-\\d:\\d{12}:layer:[a-zA-Z0-9-_]+:\\d+");
  private static final Pattern TARGET =
      Pattern.compile("arn:aws[a-z-]*:(sqs|sns):[a-z]{2}(-[a-z]+)+-\\d:\\d{12}:\\S+");
  private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");

  /** Set by Lambda itself (developer guide, "Defined runtime environment variables"). */
  private static final Set<String> RESERVED =
      Set.of(
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_RUNTIME_API",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "LAMBDA_RUNTIME_DIR",
          "LAMBDA_TASK_ROOT");

  private static final int ENVIRONMENT_LIMIT_BYTES = 4096;
  private static final int MAX_LAYERS = 5;
  private static final int MAX_IMAGE_WORDS = 1500;
  private static final int MAX_DIRECTORY = 1000;

  private SettingRules() {}

  /** Says what is wrong with a value. */
  interface Rule<T> {
    @Nullable String problemWith(T value);
  }

  static Rule<Integer> between(int least, int most, String unit) {
    return value ->
        value < least || value > most
            ? value + " is outside of " + least + " to " + most + " " + unit
            : null;
  }

  static Rule<String> oneOf(String... accepted) {
    List<String> values = List.of(accepted);
    return value ->
        values.contains(value)
            ? null
            : "'" + value + "' is not one of " + String.join(", ", accepted);
  }

  static @Nullable String notBlank(String value) {
    return value.isBlank() ? "is empty" : null;
  }

  static @Nullable String handler(String value) {
    if (value.isBlank()) {
      return "is empty";
    }
    return value.length() > 128 || value.chars().anyMatch(Character::isWhitespace)
        ? "'" + value + "' has white space or more than 128 characters"
        : null;
  }

  static @Nullable String description(String value) {
    return value.length() > 256 ? "has " + value.length() + " characters; Lambda takes 256" : null;
  }

  static @Nullable String kmsKey(String value) {
    return value.isEmpty() || KMS_KEY.matcher(value).matches()
        ? null
        : "'" + value + "' is not a KMS key ARN (arn:aws:kms:REGION:ACCOUNT:key/ID)";
  }

  static @Nullable String roleArn(String value) {
    return ROLE.matcher(value).matches()
        ? null
        : "'" + value + "' is not a role ARN (arn:aws:iam::ACCOUNT:role/NAME)";
  }

  static @Nullable String targetArn(String value) {
    return value.isEmpty() || TARGET.matcher(value).matches()
        ? null
        : "'" + value + "' is not the ARN of an SQS queue or SNS topic";
  }

  static @Nullable String environment(Environment value) {
    int bytes = 0;
    for (Map.Entry<String, String> variable : value.variables().entrySet()) {
      if (!VARIABLE.matcher(variable.getKey()).matches()) {
        return "variable name '"
            + variable.getKey()
            + "' must start with a letter and have at least two letters, digits or '_'";
      }
      if (RESERVED.contains(variable.getKey())) {
        return "variable name '" + variable.getKey() + "' is reserved: Lambda sets it itself";
      }
      bytes +=
          variable.getKey().getBytes(StandardCharsets.UTF_8).length
              + variable.getValue().getBytes(StandardCharsets.UTF_8).length;
    }
    return bytes > ENVIRONMENT_LIMIT_BYTES
        ? "names and values have " + bytes + " bytes; Lambda takes " + ENVIRONMENT_LIMIT_BYTES
        : null;
  }

  static @Nullable String layers(List<String> value) {
    if (value.size() > MAX_LAYERS) {
      return "has " + value.size() + " layers; Lambda takes " + MAX_LAYERS;
    }
    return value.stream()
        .filter(layer -> !LAYER.matcher(layer).matches())
        .findFirst()
        .map(layer -> "'" + layer + "' is not the ARN of a layer version")
        .orElse(null);
  }

  static @Nullable String vpc(VpcAttachment value) {
    return value.subnetIds().isEmpty() != value.securityGroupIds().isEmpty()
        ? "needs both subnets and security groups, or neither"
        : null;
  }

  static @Nullable String logging(LogSettings value) {
    if (!List.of("Text", "JSON").contains(value.format())) {
      return "format '" + value.format() + "' is not one of Text, JSON";
    }
    String application = value.applicationLevel();
    String system = value.systemLevel();
    if ("Text".equals(value.format()) && (application != null || system != null)) {
      return "levels can only be set with the JSON format";
    }
    if (application != null
        && !List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL").contains(application)) {
      return "application level '" + application + "' is unknown";
    }
    if (system != null && !List.of("DEBUG", "INFO", "WARN").contains(system)) {
      return "system level '" + system + "' is not one of DEBUG, INFO, WARN";
    }
    return null;
  }

  /** Limits of Lambda's API reference ("ImageConfig"). */
  static @Nullable String imageOverrides(ImageOverrides value) {
    if (value.entryPoint().size() > MAX_IMAGE_WORDS || value.command().size() > MAX_IMAGE_WORDS) {
      return "entry point and command have at most " + MAX_IMAGE_WORDS + " words each";
    }
    String directory = value.workingDirectory();
    return directory != null && directory.length() > MAX_DIRECTORY
        ? "the working directory has more than " + MAX_DIRECTORY + " characters"
        : null;
  }
}
