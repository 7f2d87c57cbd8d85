package dev.snapstart.internal.deploy;

import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.CodeSource;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaCall.RoutingConfig;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.model.CodeSource.Storage;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.plan.CodePackage.Image;
import dev.snapstart.plan.CodePackage.InS3;
import dev.snapstart.plan.CodePackage.Upload;
import dev.snapstart.plan.Step;
import java.util.List;

/** What steps ask of the local server, in its own words. */
final class StateRequests {
  private StateRequests() {}

  static LambdaCall create(FunctionId function, Step.CreateFunction step) {
    List<String> architectures =
        step.settings().target(FunctionSetting.ARCHITECTURE).map(List::of).orElse(null);
    return new LambdaCall.CreateFunction(
        function.name(),
        change(function, step.settings(), 0),
        source(step.code(), step.settings()),
        step.code() instanceof Image ? "Image" : null,
        architectures,
        step.tags(),
        false);
  }

  static LambdaCall update(FunctionId function, Step.UpdateCode step, boolean dryRun) {
    return new LambdaCall.UpdateFunctionCode(
        function.name(),
        source(step.code(), step.settings()),
        step.settings().target(FunctionSetting.ARCHITECTURE).map(List::of).orElse(null),
        false,
        dryRun,
        step.revisionId());
  }

  static LambdaCall configure(FunctionId function, Step.UpdateConfiguration step) {
    return new LambdaCall.UpdateFunctionConfiguration(
        function.name(),
        change(function, step.settings(), step.recoveryRound()),
        step.revisionId());
  }

  static LambdaCall alias(FunctionId function, Step.AliasWrite step) {
    return step instanceof Step.ShiftAlias shift && shift.from() == null
        ? new LambdaCall.CreateAlias(
            function.name(), step.alias(), step.version(), step.description(), null)
        : new LambdaCall.UpdateAlias(
            function.name(),
            step.alias(),
            step.version(),
            step.description(),
            step.version() == null ? null : new RoutingConfig(step.weights()),
            step.revisionId());
  }

  private static CodeSource source(dev.snapstart.plan.CodePackage code, FunctionSettings settings) {
    String key = settings.target(FunctionSetting.SOURCE_KMS_KEY_ARN).orElse(null);
    if (code instanceof Upload upload) {
      CodePackage content = new CodePackage(upload.sha256(), upload.sizeBytes(), 1000, 1);
      return new CodeSource(content, null, null, null, null, null, key);
    }
    if (code instanceof Image image) {
      return new CodeSource(null, null, null, null, null, image.uri(), key);
    }
    InS3 object = (InS3) code;
    String mode = object.storage() == Storage.REFERENCE ? "REFERENCE" : null;
    return new CodeSource(
        null, object.bucket(), object.key(), object.objectVersion(), mode, null, key);
  }

  private static SettingsChange change(
      FunctionId function, FunctionSettings settings, int recoveryRound) {
    SettingsChange.Builder change = SettingsChange.builder();
    settings
        .target(FunctionSetting.SNAP_START)
        .ifPresent(on -> change.snapStart(on ? "PublishedVersions" : "None"));
    settings.target(FunctionSetting.KMS_KEY_ARN).ifPresent(change::kmsKeyArn);
    settings.target(FunctionSetting.MEMORY_MB).ifPresent(change::memorySize);
    settings.target(FunctionSetting.TIMEOUT_SECONDS).ifPresent(change::timeout);
    settings.target(FunctionSetting.RUNTIME).ifPresent(change::runtime);
    settings.target(FunctionSetting.HANDLER).ifPresent(change::handler);
    settings.target(FunctionSetting.ROLE).ifPresent(change::role);
    settings
        .target(FunctionSetting.ENVIRONMENT)
        .ifPresent(
            environment ->
                change.environment(
                    new dev.snapstart.local.state.Environment(environment.variables())));
    settings.target(FunctionSetting.LAYERS).ifPresent(change::layers);
    settings.target(FunctionSetting.EPHEMERAL_STORAGE_MB).ifPresent(change::ephemeralStorage);
    settings
        .target(FunctionSetting.VPC)
        .ifPresent(
            vpc ->
                change.vpcConfig(
                    new dev.snapstart.local.state.FunctionSettings.VpcConfig(
                        vpc.subnetIds(), vpc.securityGroupIds(), vpc.ipv6AllowedForDualStack())));
    settings.target(FunctionSetting.DEAD_LETTER_TARGET_ARN).ifPresent(change::deadLetterTarget);
    settings.target(FunctionSetting.TRACING).ifPresent(change::tracingMode);
    settings
        .target(FunctionSetting.LOGGING)
        .ifPresent(
            logging ->
                change.loggingConfig(
                    new dev.snapstart.local.state.FunctionSettings.LoggingConfig(
                        logging.format(),
                        logging.applicationLevel(),
                        logging.systemLevel(),
                        logging.logGroup() == null
                            ? "/aws/lambda/" + function.name()
                            : logging.logGroup())));
    settings
        .target(FunctionSetting.IMAGE_CONFIG)
        .ifPresent(
            image ->
                change.imageConfig(
                    new dev.snapstart.local.state.FunctionSettings.ImageConfig(
                        image.entryPoint(), image.command(), image.workingDirectory())));
    settings
        .target(FunctionSetting.DESCRIPTION)
        .ifPresent(
            text ->
                change.description(
                    recoveryRound == 0 ? text : text + " [snapstart r" + recoveryRound + "]"));
    return change.build();
  }
}
