package dev.snapstart.internal.lambda.aws;

import dev.snapstart.model.CodeSource;
import dev.snapstart.model.Environment;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.ImageOverrides;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.VpcAttachment;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.SnapStart;
import software.amazon.awssdk.services.lambda.model.TracingConfig;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.VpcConfig;

/** Turns steps into the SDK's requests; a setting that is not managed is not sent. */
final class RequestMapper {
  private RequestMapper() {}

  static CreateFunctionRequest create(String function, Step.CreateFunction step) {
    var settings = new Step.UpdateConfiguration(step.settings(), 0, null);
    CreateFunctionRequest.Builder request =
        Fields.copyInto(configuration(function, settings), CreateFunctionRequest.builder())
            .code(code(step));
    CreateFunctionRequest sent = request.build();
    // Empty means "back to none" in an update; a creation leaves it out.
    if ("".equals(sent.kmsKeyArn())) {
      request.kmsKeyArn(null);
    }
    if (sent.imageConfig() != null && sent.imageConfig().equals(ImageConfig.builder().build())) {
      request.imageConfig((ImageConfig) null);
    }
    if (sent.hasLayers() && sent.layers().isEmpty()) {
      request.layers((Collection<String>) null);
    }
    if (sent.deadLetterConfig() != null && "".equals(sent.deadLetterConfig().targetArn())) {
      request.deadLetterConfig((DeadLetterConfig) null);
    }
    step.settings()
        .target(FunctionSetting.ARCHITECTURE)
        .ifPresent(architecture -> request.architecturesWithStrings(architecture));
    if (step.code() instanceof CodePackage.Image) {
      request.packageType("Image");
    }
    if (isReference(step.code())) {
      request.overrideConfiguration(config -> config.addPlugin(new ReferenceMode()));
    }
    return step.tags().isEmpty() ? request.build() : request.tags(step.tags()).build();
  }

  static UpdateFunctionConfigurationRequest configuration(
      String function, Step.UpdateConfiguration step) {
    FunctionSettings settings = step.settings();
    UpdateFunctionConfigurationRequest.Builder request =
        UpdateFunctionConfigurationRequest.builder()
            .functionName(function)
            .revisionId(step.revisionId());
    settings.target(FunctionSetting.SNAP_START).ifPresent(on -> request.snapStart(snapStart(on)));
    settings.target(FunctionSetting.KMS_KEY_ARN).ifPresent(request::kmsKeyArn);
    settings.target(FunctionSetting.MEMORY_MB).ifPresent(request::memorySize);
    settings.target(FunctionSetting.TIMEOUT_SECONDS).ifPresent(request::timeout);
    settings.target(FunctionSetting.RUNTIME).ifPresent(request::runtime);
    settings.target(FunctionSetting.HANDLER).ifPresent(request::handler);
    settings.target(FunctionSetting.ROLE).ifPresent(request::role);
    settings
        .target(FunctionSetting.ENVIRONMENT)
        .ifPresent(environment -> request.environment(environment(environment)));
    settings.target(FunctionSetting.LAYERS).ifPresent(request::layers);
    settings
        .target(FunctionSetting.EPHEMERAL_STORAGE_MB)
        .ifPresent(mb -> request.ephemeralStorage(storage(mb)));
    settings.target(FunctionSetting.VPC).ifPresent(vpc -> request.vpcConfig(vpc(vpc)));
    settings
        .target(FunctionSetting.DEAD_LETTER_TARGET_ARN)
        .ifPresent(arn -> request.deadLetterConfig(deadLetter(arn)));
    settings
        .target(FunctionSetting.TRACING)
        .ifPresent(mode -> request.tracingConfig(tracing(mode)));
    settings
        .target(FunctionSetting.LOGGING)
        .ifPresent(logging -> request.loggingConfig(logging(function, logging)));
    settings
        .target(FunctionSetting.IMAGE_CONFIG)
        .ifPresent(overrides -> request.imageConfig(image(overrides)));
    settings
        .target(FunctionSetting.DESCRIPTION)
        .ifPresent(
            text -> request.description(new RecoveryMark(text, step.recoveryRound()).write()));
    return request.build();
  }

  static UpdateFunctionCodeRequest code(String function, Step.UpdateCode step) {
    FunctionSettings settings = step.settings();
    UpdateFunctionCodeRequest.Builder request =
        UpdateFunctionCodeRequest.builder().functionName(function).revisionId(step.revisionId());
    if (step.code() instanceof CodePackage.Upload upload) {
      request.zipFile(bytes(upload.file()));
    } else {
      named(request, step.code());
    }
    settings
        .target(FunctionSetting.ARCHITECTURE)
        .ifPresent(architecture -> request.architecturesWithStrings(architecture));
    settings.target(FunctionSetting.SOURCE_KMS_KEY_ARN).ifPresent(request::sourceKMSKeyArn);
    return request.build();
  }

  /** Asks what the code that is named, an object or an image, would lead to. */
  static UpdateFunctionCodeRequest dryRun(String function, CodePackage code) {
    UpdateFunctionCodeRequest.Builder request =
        UpdateFunctionCodeRequest.builder().functionName(function).dryRun(true);
    named(request, code);
    return request.build();
  }

  private static void named(UpdateFunctionCodeRequest.Builder request, CodePackage code) {
    if (code instanceof CodePackage.Image image) {
      request.imageUri(image.uri());
      return;
    }
    CodePackage.InS3 object = (CodePackage.InS3) code;
    request.s3Bucket(object.bucket()).s3Key(object.key()).s3ObjectVersion(object.objectVersion());
    if (isReference(code)) {
      request.overrideConfiguration(config -> config.addPlugin(new ReferenceMode()));
    }
  }

  private static boolean isReference(CodePackage code) {
    return code instanceof CodePackage.InS3 object
        && object.storage() == CodeSource.Storage.REFERENCE;
  }

  private static FunctionCode code(Step.CreateFunction step) {
    FunctionCode.Builder code = FunctionCode.builder();
    if (step.code() instanceof CodePackage.Upload upload) {
      code.zipFile(bytes(upload.file()));
    } else if (step.code() instanceof CodePackage.Image image) {
      code.imageUri(image.uri());
    } else {
      CodePackage.InS3 object = (CodePackage.InS3) step.code();
      code.s3Bucket(object.bucket()).s3Key(object.key()).s3ObjectVersion(object.objectVersion());
    }
    step.settings()
        .target(FunctionSetting.SOURCE_KMS_KEY_ARN)
        .filter(arn -> !arn.isEmpty())
        .ifPresent(code::sourceKMSKeyArn);
    return code.build();
  }

  private static SdkBytes bytes(Path file) {
    try {
      return SdkBytes.fromByteArrayUnsafe(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static SnapStart snapStart(boolean on) {
    return SnapStart.builder().applyOn(on ? "PublishedVersions" : "None").build();
  }

  private static software.amazon.awssdk.services.lambda.model.Environment environment(
      Environment environment) {
    return software.amazon.awssdk.services.lambda.model.Environment.builder()
        .variables(environment.variables())
        .build();
  }

  private static EphemeralStorage storage(int mb) {
    return EphemeralStorage.builder().size(mb).build();
  }

  private static VpcConfig vpc(VpcAttachment vpc) {
    return VpcConfig.builder()
        .subnetIds(vpc.subnetIds())
        .securityGroupIds(vpc.securityGroupIds())
        .ipv6AllowedForDualStack(vpc.subnetIds().isEmpty() ? null : vpc.ipv6AllowedForDualStack())
        .build();
  }

  /** What is empty is not sent: a given structure replaces the old one, so that clears it. */
  private static ImageConfig image(ImageOverrides overrides) {
    ImageConfig.Builder image =
        ImageConfig.builder().workingDirectory(overrides.workingDirectory());
    if (!overrides.entryPoint().isEmpty()) {
      image.entryPoint(overrides.entryPoint());
    }
    if (!overrides.command().isEmpty()) {
      image.command(overrides.command());
    }
    return image.build();
  }

  private static DeadLetterConfig deadLetter(String arn) {
    return DeadLetterConfig.builder().targetArn(arn).build();
  }

  private static TracingConfig tracing(String mode) {
    return TracingConfig.builder().mode(mode).build();
  }

  /**
   * Parts left to Lambda's defaults are spelled out, because a given structure replaces the old.
   */
  private static LoggingConfig logging(String function, LogSettings logging) {
    boolean json = "JSON".equals(logging.format());
    String name = function.substring(function.lastIndexOf(':') + 1);
    return LoggingConfig.builder()
        .logFormat(logging.format())
        .applicationLogLevel(orInfo(logging.applicationLevel(), json))
        .systemLogLevel(orInfo(logging.systemLevel(), json))
        .logGroup(logging.logGroup() == null ? "/aws/lambda/" + name : logging.logGroup())
        .build();
  }

  private static @org.jspecify.annotations.Nullable String orInfo(
      @org.jspecify.annotations.Nullable String level, boolean json) {
    return level == null && json ? "INFO" : level;
  }
}
