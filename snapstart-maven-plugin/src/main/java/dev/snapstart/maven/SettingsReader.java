package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Clearable;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.model.Environment;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.ImageOverrides;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.VpcAttachment;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the elements of one function into its settings; what is not mentioned is left alone. */
final class SettingsReader {
  private static final String AWS_OWNED = "aws-owned";

  private final FunctionConfig config;
  private final EnvironmentReader environment;
  private final FunctionSettings.Builder settings = FunctionSettings.builder();

  SettingsReader(FunctionConfig config, EnvironmentReader environment) {
    this.config = config;
    this.environment = environment;
  }

  /** Reads everything that UpdateFunctionConfiguration takes. */
  SettingsReader configuration() {
    snapStart();
    return others();
  }

  /** Reads the same but for SnapStart, which is judged rather than asked for. */
  SettingsReader others() {
    kmsKey();
    number(FunctionSetting.MEMORY_MB, config.memoryMb);
    number(FunctionSetting.TIMEOUT_SECONDS, config.timeoutSeconds);
    text(FunctionSetting.RUNTIME, config.runtime);
    text(FunctionSetting.HANDLER, config.handler);
    text(FunctionSetting.ROLE, config.role);
    environment();
    layers();
    number(FunctionSetting.EPHEMERAL_STORAGE_MB, config.ephemeralStorageMb);
    nested(FunctionSetting.VPC, config.vpc, SettingsReader::vpc);
    text(FunctionSetting.DEAD_LETTER_TARGET_ARN, config.deadLetterTargetArn);
    text(FunctionSetting.TRACING, config.tracing);
    nested(FunctionSetting.LOGGING, config.logging, SettingsReader::logging);
    nested(FunctionSetting.IMAGE_CONFIG, config.imageConfig, SettingsReader::image);
    text(FunctionSetting.DESCRIPTION, config.functionDescription);
    return this;
  }

  /** Reads the key for environment variables and snapshots. */
  SettingsReader kmsKey() {
    key(FunctionSetting.KMS_KEY_ARN, config.kmsKeyArn);
    return this;
  }

  SettingsReader snapStartOff() {
    settings.snapStart(false);
    return this;
  }

  static boolean isAwsOwned(@Nullable String key) {
    return key == null || AWS_OWNED.equals(key.strip()) || Values.isNone(key);
  }

  /** Reads what travels with the code. */
  SettingsReader withCode() {
    text(FunctionSetting.ARCHITECTURE, config.architecture);
    key(FunctionSetting.SOURCE_KMS_KEY_ARN, config.sourceKmsKeyArn);
    return this;
  }

  FunctionSettings read() {
    return settings.build();
  }

  private void snapStart() {
    String text = config.snapStart == null ? "on" : config.snapStart.strip();
    switch (text) {
      case "on" -> settings.snapStart(true);
      case "off" -> settings.snapStart(false);
      case "keep" -> {}
      default -> throw Values.invalid("snapStart", text, "Use on, off or keep.");
    }
  }

  private void environment() {
    if (isNone(config.environment)) {
      settings.clear(FunctionSetting.ENVIRONMENT);
      return;
    }
    environment
        .read(config)
        .ifPresent(all -> settings.set(FunctionSetting.ENVIRONMENT, Environment.of(all)));
  }

  static boolean isNone(java.util.@Nullable Map<String, String> map) {
    return map != null
        && map.size() == 1
        && map.containsKey(Values.NONE)
        && map.get("none") == null;
  }

  private void layers() {
    List<String> layers = config.layers;
    if (layers == null || layers.isEmpty()) {
      return;
    }
    if (layers.equals(List.of(Values.NONE))) {
      settings.clear(FunctionSetting.LAYERS);
    } else {
      settings.set(FunctionSetting.LAYERS, List.copyOf(layers));
    }
  }

  private void number(FunctionSetting<Integer> setting, @Nullable String text) {
    value(setting, text, given -> Values.integer(setting.name(), given));
  }

  private void text(FunctionSetting<String> setting, @Nullable String text) {
    value(setting, text, given -> given);
  }

  private void key(FunctionSetting<String> setting, @Nullable String text) {
    value(setting, AWS_OWNED.equals(text) ? Values.NONE : text, given -> given);
  }

  private <T> void value(
      FunctionSetting<T> setting, @Nullable String text, Function<String, T> parse) {
    if (text == null) {
      return;
    }
    if (Values.isNone(text)) {
      settings.clear(setting);
    } else {
      settings.set(setting, parse.apply(text.strip()));
    }
  }

  private <B extends Clearable, T> void nested(
      FunctionSetting<T> setting, @Nullable B bean, Function<B, T> convert) {
    if (bean == null) {
      return;
    }
    if (bean.isCleared()) {
      settings.clear(setting);
    } else {
      settings.set(setting, convert.apply(bean));
    }
  }

  private static VpcAttachment vpc(VpcConfig vpc) {
    return new VpcAttachment(
        vpc.subnetIds == null ? List.of() : vpc.subnetIds,
        vpc.securityGroupIds == null ? List.of() : vpc.securityGroupIds,
        Values.flag("vpc.ipv6", vpc.ipv6));
  }

  private static ImageOverrides image(ImageConfig image) {
    return new ImageOverrides(
        image.entryPoint == null ? List.of() : image.entryPoint,
        image.command == null ? List.of() : image.command,
        image.workingDirectory);
  }

  private static LogSettings logging(LoggingConfig logging) {
    return new LogSettings(
        logging.format == null ? "Text" : logging.format,
        logging.applicationLevel,
        logging.systemLevel,
        logging.logGroup);
  }
}
