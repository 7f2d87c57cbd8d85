package dev.snapstart.internal.deploy;

import dev.snapstart.local.state.FunctionConfiguration;
import dev.snapstart.local.state.LambdaAnswer;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the local server answers, in the words of the port. */
final class StateAnswers {
  private static final Pattern MARK = Pattern.compile(" ?\\[snapstart r(\\d+)\\]$");

  private StateAnswers() {}

  static FunctionState written(LambdaAnswer answer) {
    return state((FunctionConfiguration) answer, null, null, null);
  }

  static FunctionState state(
      FunctionConfiguration config,
      String sourceKey,
      CodeLocation location,
      Map<String, String> tags) {
    Matcher mark = MARK.matcher(config.description());
    int round = mark.find() ? Integer.parseInt(mark.group(1)) : 0;
    var logging = config.loggingConfig();
    SettingValues settings =
        SettingValues.builder()
            .put(
                FunctionSetting.SNAP_START,
                "PublishedVersions".equals(config.snapStart().applyOn()))
            .put(FunctionSetting.KMS_KEY_ARN, orEmpty(config.kmsKeyArn()))
            .put(FunctionSetting.MEMORY_MB, config.memorySize())
            .put(FunctionSetting.TIMEOUT_SECONDS, config.timeout())
            .put(FunctionSetting.RUNTIME, orEmpty(config.runtime()))
            .put(FunctionSetting.HANDLER, orEmpty(config.handler()))
            .put(FunctionSetting.ROLE, config.role())
            .put(
                FunctionSetting.ENVIRONMENT,
                config.environment() == null
                    ? Environment.empty()
                    : Environment.of(config.environment().variables()))
            .put(
                FunctionSetting.LAYERS,
                config.layers() == null
                    ? List.of()
                    : config.layers().stream().map(FunctionConfiguration.Layer::arn).toList())
            .put(FunctionSetting.EPHEMERAL_STORAGE_MB, config.ephemeralStorage().size())
            .put(
                FunctionSetting.VPC,
                config.vpcConfig() == null
                    ? VpcAttachment.none()
                    : new VpcAttachment(
                        config.vpcConfig().subnetIds(),
                        config.vpcConfig().securityGroupIds(),
                        Boolean.TRUE.equals(config.vpcConfig().ipv6AllowedForDualStack())))
            .put(
                FunctionSetting.DEAD_LETTER_TARGET_ARN,
                config.deadLetterConfig() == null
                    ? ""
                    : orEmpty(config.deadLetterConfig().targetArn()))
            .put(FunctionSetting.TRACING, config.tracingConfig().mode())
            .put(
                FunctionSetting.LOGGING,
                new LogSettings(
                        logging.logFormat(),
                        logging.applicationLogLevel(),
                        logging.systemLogLevel(),
                        logging.logGroup())
                    .canonical(config.functionName()))
            .put(FunctionSetting.IMAGE_CONFIG, image(config))
            .put(FunctionSetting.DESCRIPTION, mark.reset().replaceFirst(""))
            .put(FunctionSetting.ARCHITECTURE, config.architectures().get(0))
            .put(FunctionSetting.SOURCE_KMS_KEY_ARN, sourceKey)
            .build();
    return new FunctionState(
        config.functionArn(),
        config.version(),
        config.codeSha256(),
        config.codeSize(),
        config.packageType(),
        settings,
        new FurtherSettings(
            Optional.ofNullable(config.fileSystemConfigs()).stream()
                .flatMap(List::stream)
                .map(String::valueOf)
                .toList(),
            "",
            ""),
        round,
        config.state(),
        config.stateReasonCode(),
        config.stateReason(),
        config.lastUpdateStatus(),
        config.lastUpdateStatusReasonCode(),
        config.lastUpdateStatusReason(),
        config.snapStart().optimizationStatus(),
        config.revisionId(),
        Instant.from(config.lastModified()),
        tags,
        location);
  }

  private static ImageOverrides image(FunctionConfiguration config) {
    if (config.imageConfigResponse() == null) {
      return ImageOverrides.none();
    }
    var image = config.imageConfigResponse().imageConfig();
    return new ImageOverrides(
        image.entryPoint() == null ? List.of() : image.entryPoint(),
        image.command() == null ? List.of() : image.command(),
        image.workingDirectory());
  }

  static CodeLocation location(LambdaAnswer.CodeLocation code) {
    var object = code.resolvedS3Object();
    return new CodeLocation(
        code.imageUri(),
        code.resolvedImageUri(),
        object == null
            ? null
            : new CodeLocation.Referenced(
                object.s3Bucket(), object.s3Key(), object.s3ObjectVersion()));
  }

  static AliasState alias(LambdaAnswer answer) {
    LambdaAnswer.AliasConfiguration alias = (LambdaAnswer.AliasConfiguration) answer;
    Map<String, Double> weights =
        alias.routingConfig() == null || alias.routingConfig().additionalVersionWeights() == null
            ? Map.of()
            : alias.routingConfig().additionalVersionWeights();
    return new AliasState(
        alias.aliasArn(),
        alias.name(),
        alias.functionVersion(),
        weights,
        alias.description(),
        alias.revisionId());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
