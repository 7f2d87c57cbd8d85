package dev.snapstart.internal.lambda.aws;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.CodeLocation;
import dev.snapstart.model.Environment;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FurtherSettings;
import dev.snapstart.model.ImageOverrides;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.SettingValues;
import dev.snapstart.model.VpcAttachment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CapacityProviderConfig;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.ImageConfigResponse;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.VpcConfigResponse;

/**
 * Turns the SDK's answers into the library's states: what Lambda leaves out because it is the
 * default is filled in, so that a default never looks like a difference. Enumerations are read as
 * strings, because Lambda sends words that an SDK does not know yet.
 */
final class StateMapper {
  private static final DateTimeFormatter LAST_MODIFIED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSS]XX");

  private StateMapper() {}

  /**
   * Maps a function or version.
   *
   * @param code where the code lies, or null in answers that do not tell
   * @param object the object that the code lies in, or null if Lambda keeps it
   * @param tags the tags, or null in answers that do not tell
   */
  static FunctionState function(
      FunctionConfiguration config,
      @Nullable FunctionCodeLocation code,
      CodeLocation.@Nullable Referenced object,
      @Nullable Map<String, String> tags) {
    RecoveryMark mark = RecoveryMark.read(config.description());
    return new FunctionState(
        text(config.functionArn()),
        text(config.version()),
        text(config.codeSha256()),
        config.codeSize() == null ? 0 : config.codeSize(),
        config.packageType() == null ? "Zip" : config.packageTypeAsString(),
        settings(config, code, mark.description()),
        further(config),
        mark.round(),
        config.stateAsString(),
        config.stateReasonCodeAsString(),
        config.stateReason(),
        config.lastUpdateStatusAsString(),
        config.lastUpdateStatusReasonCodeAsString(),
        config.lastUpdateStatusReason(),
        config.snapStart() == null ? null : config.snapStart().optimizationStatusAsString(),
        config.revisionId(),
        instant(config.lastModified()),
        tags,
        code == null ? null : location(code, object));
  }

  private static CodeLocation location(
      FunctionCodeLocation code, CodeLocation.@Nullable Referenced object) {
    return new CodeLocation(code.imageUri(), code.resolvedImageUri(), object);
  }

  static AliasState alias(AliasConfiguration alias) {
    Map<String, Double> weights =
        alias.routingConfig() == null || alias.routingConfig().additionalVersionWeights() == null
            ? Map.of()
            : alias.routingConfig().additionalVersionWeights();
    return new AliasState(
        text(alias.aliasArn()),
        text(alias.name()),
        text(alias.functionVersion()),
        weights,
        text(alias.description()),
        alias.revisionId());
  }

  private static SettingValues settings(
      FunctionConfiguration config, @Nullable FunctionCodeLocation code, String description) {
    SettingValues.Builder values =
        SettingValues.builder()
            .put(
                FunctionSetting.SNAP_START,
                config.snapStart() != null
                    && "PublishedVersions".equals(config.snapStart().applyOnAsString()))
            .put(FunctionSetting.KMS_KEY_ARN, text(config.kmsKeyArn()))
            .put(FunctionSetting.MEMORY_MB, config.memorySize())
            .put(FunctionSetting.TIMEOUT_SECONDS, config.timeout())
            .put(FunctionSetting.RUNTIME, text(config.runtimeAsString()))
            .put(FunctionSetting.HANDLER, text(config.handler()))
            .put(FunctionSetting.ROLE, text(config.role()))
            .put(FunctionSetting.ENVIRONMENT, environment(config))
            .put(FunctionSetting.LAYERS, config.layers().stream().map(Layer::arn).toList())
            .put(
                FunctionSetting.EPHEMERAL_STORAGE_MB,
                config.ephemeralStorage() == null ? 512 : config.ephemeralStorage().size())
            .put(FunctionSetting.VPC, vpc(config.vpcConfig()))
            .put(
                FunctionSetting.DEAD_LETTER_TARGET_ARN,
                config.deadLetterConfig() == null
                    ? ""
                    : text(config.deadLetterConfig().targetArn()))
            .put(
                FunctionSetting.TRACING,
                config.tracingConfig() == null
                    ? "PassThrough"
                    : text(config.tracingConfig().modeAsString()))
            .put(FunctionSetting.LOGGING, logging(config))
            .put(FunctionSetting.IMAGE_CONFIG, image(config.imageConfigResponse()))
            .put(FunctionSetting.DESCRIPTION, description)
            .put(FunctionSetting.ARCHITECTURE, architecture(config.architecturesAsStrings()));
    return code == null
        ? values.build()
        : values.put(FunctionSetting.SOURCE_KMS_KEY_ARN, text(code.sourceKMSKeyArn())).build();
  }

  private static FurtherSettings further(FunctionConfiguration config) {
    return new FurtherSettings(
        config.fileSystemConfigs().stream()
            .map(system -> system.arn() + "=" + system.localMountPath())
            .toList(),
        config.tenancyConfig() == null
            ? ""
            : text(config.tenancyConfig().tenantIsolationModeAsString()),
        capacityProvider(config.capacityProviderConfig()));
  }

  private static String capacityProvider(@Nullable CapacityProviderConfig config) {
    return config == null || config.lambdaManagedInstancesCapacityProviderConfig() == null
        ? ""
        : text(config.lambdaManagedInstancesCapacityProviderConfig().capacityProviderArn());
  }

  /** The variables, or null if Lambda says that it could not decrypt them. */
  private static @Nullable Environment environment(FunctionConfiguration config) {
    if (config.environment() == null) {
      return Environment.empty();
    }
    return config.environment().error() != null
        ? null
        : Environment.of(config.environment().variables());
  }

  private static VpcAttachment vpc(@Nullable VpcConfigResponse vpc) {
    return vpc == null
        ? VpcAttachment.none()
        : new VpcAttachment(
            vpc.subnetIds(),
            vpc.securityGroupIds(),
            Boolean.TRUE.equals(vpc.ipv6AllowedForDualStack()));
  }

  private static ImageOverrides image(@Nullable ImageConfigResponse response) {
    ImageConfig image = response == null ? null : response.imageConfig();
    return image == null
        ? ImageOverrides.none()
        : new ImageOverrides(image.entryPoint(), image.command(), image.workingDirectory());
  }

  private static LogSettings logging(FunctionConfiguration config) {
    LoggingConfig logging = config.loggingConfig();
    if (logging == null) {
      return LogSettings.defaults();
    }
    return new LogSettings(
            logging.logFormat() == null ? "Text" : logging.logFormatAsString(),
            logging.applicationLogLevelAsString(),
            logging.systemLogLevelAsString(),
            logging.logGroup())
        .canonical(text(config.functionName()));
  }

  private static String architecture(List<String> architectures) {
    return architectures.isEmpty() ? "x86_64" : architectures.get(0);
  }

  private static @Nullable Instant instant(@Nullable String lastModified) {
    if (lastModified == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(lastModified, LAST_MODIFIED).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
