package dev.snapstart.model;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a function: its name in a pom and in the builder, what Lambda's default is, what
 * values are accepted, and how it is shown.
 *
 * <p>Immutable. Ranges and defaults are those of ordinary functions in Lambda's API reference.
 *
 * @param <T> the type of its values
 */
public final class FunctionSetting<T> {
  /** Whether published versions get a snapshot. */
  public static final FunctionSetting<Boolean> SNAP_START =
      new Definition<Boolean>("snapStart", "SnapStart")
          .defaultsTo(false)
          .shownAs(on -> on ? "on" : "off")
          .build();

  /** The key that encrypts environment variables and snapshots; empty is the AWS-owned key. */
  public static final FunctionSetting<String> KMS_KEY_ARN =
      new Definition<String>("kmsKeyArn", "KMS key")
          .defaultsTo("")
          .accepts(SettingRules::kmsKey)
          .shownAs(arn -> arn.isEmpty() ? "AWS-owned key" : arn)
          .build();

  /** Memory in MB, 128 to 10240. */
  public static final FunctionSetting<Integer> MEMORY_MB =
      new Definition<Integer>("memoryMb", "memory")
          .defaultsTo(128)
          .accepts(SettingRules.between(128, 10_240, "MB"))
          .shownAs(mb -> mb + " MB")
          .build();

  /** Timeout in seconds, 1 to 900. */
  public static final FunctionSetting<Integer> TIMEOUT_SECONDS =
      new Definition<Integer>("timeoutSeconds", "timeout")
          .defaultsTo(3)
          .accepts(SettingRules.between(1, 900, "seconds"))
          .shownAs(seconds -> seconds + " s")
          .build();

  /** The runtime identifier; has no default. */
  public static final FunctionSetting<String> RUNTIME =
      new Definition<String>("runtime", "runtime").accepts(SettingRules::notBlank).build();

  /** The handler; has no default. */
  public static final FunctionSetting<String> HANDLER =
      new Definition<String>("handler", "handler").accepts(SettingRules::handler).build();

  /** The ARN of the execution role; has no default. */
  public static final FunctionSetting<String> ROLE =
      new Definition<String>("role", "role").accepts(SettingRules::roleArn).build();

  /** The environment variables; a given environment replaces the whole old one. */
  public static final FunctionSetting<Environment> ENVIRONMENT =
      new Definition<Environment>("environment", "environment")
          .defaultsTo(Environment.empty())
          .accepts(SettingRules::environment)
          .build();

  /** The ARNs of layer versions, at most five, in the order in which they are laid. */
  public static final FunctionSetting<List<String>> LAYERS =
      new Definition<List<String>>("layers", "layers")
          .defaultsTo(List.of())
          .accepts(SettingRules::layers)
          .shownAs(layers -> layers.isEmpty() ? "none" : String.join(", ", layers))
          .build();

  /** Size of {@code /tmp} in MB, 512 to 10240; SnapStart needs 512. */
  public static final FunctionSetting<Integer> EPHEMERAL_STORAGE_MB =
      new Definition<Integer>("ephemeralStorageMb", "ephemeral storage")
          .defaultsTo(512)
          .accepts(SettingRules.between(512, 10_240, "MB"))
          .shownAs(mb -> mb + " MB")
          .build();

  /** Subnets and security groups. */
  public static final FunctionSetting<VpcAttachment> VPC =
      new Definition<VpcAttachment>("vpc", "VPC")
          .defaultsTo(VpcAttachment.none())
          .accepts(SettingRules::vpc)
          .build();

  /** The ARN of the dead-letter queue or topic; empty is none. */
  public static final FunctionSetting<String> DEAD_LETTER_TARGET_ARN =
      new Definition<String>("deadLetterTargetArn", "dead-letter target")
          .defaultsTo("")
          .accepts(SettingRules::targetArn)
          .shownAs(arn -> arn.isEmpty() ? "none" : arn)
          .build();

  /** X-Ray tracing mode, {@code Active} or {@code PassThrough}. */
  public static final FunctionSetting<String> TRACING =
      new Definition<String>("tracing", "tracing")
          .defaultsTo("PassThrough")
          .accepts(SettingRules.oneOf("Active", "PassThrough"))
          .build();

  /** Log format, levels and group. */
  public static final FunctionSetting<LogSettings> LOGGING =
      new Definition<LogSettings>("logging", "logging")
          .defaultsTo(LogSettings.defaults())
          .accepts(SettingRules::logging)
          .build();

  /** What is said instead of a container image's own entry point, command and directory. */
  public static final FunctionSetting<ImageOverrides> IMAGE_CONFIG =
      new Definition<ImageOverrides>("imageConfig", "image configuration")
          .defaultsTo(ImageOverrides.none())
          .accepts(SettingRules::imageOverrides)
          .build();

  /** The function's description, up to 256 characters. */
  public static final FunctionSetting<String> DESCRIPTION =
      new Definition<String>("functionDescription", "description")
          .defaultsTo("")
          .accepts(SettingRules::description)
          .shownAs(text -> text.isEmpty() ? "none" : '"' + text + '"')
          .build();

  /** Instruction set, {@code x86_64} or {@code arm64}; travels with the code. */
  public static final FunctionSetting<String> ARCHITECTURE =
      new Definition<String>("architecture", "architecture")
          .travelsWithCode()
          .defaultsTo("x86_64")
          .accepts(SettingRules.oneOf("x86_64", "arm64"))
          .build();

  /** The key that encrypts the uploaded package; empty is the AWS-owned key; travels with code. */
  public static final FunctionSetting<String> SOURCE_KMS_KEY_ARN =
      new Definition<String>("sourceKmsKeyArn", "source KMS key")
          .travelsWithCode()
          .defaultsTo("")
          .accepts(SettingRules::kmsKey)
          .shownAs(arn -> arn.isEmpty() ? "AWS-owned key" : arn)
          .build();

  private static final List<FunctionSetting<?>> ALL =
      List.of(
          SNAP_START,
          KMS_KEY_ARN,
          MEMORY_MB,
          TIMEOUT_SECONDS,
          RUNTIME,
          HANDLER,
          ROLE,
          ENVIRONMENT,
          LAYERS,
          EPHEMERAL_STORAGE_MB,
          VPC,
          DEAD_LETTER_TARGET_ARN,
          TRACING,
          LOGGING,
          IMAGE_CONFIG,
          DESCRIPTION,
          ARCHITECTURE,
          SOURCE_KMS_KEY_ARN);

  private final String name;
  private final String label;
  private final boolean withCode;
  private final @Nullable T defaultValue;
  private final SettingRules.Rule<T> rule;
  private final Function<T, String> display;

  private FunctionSetting(Definition<T> definition) {
    this.name = definition.name;
    this.label = definition.label;
    this.withCode = definition.withCode;
    this.defaultValue = definition.defaultValue;
    this.rule = definition.rule;
    this.display = definition.display;
  }

  /**
   * Returns all settings in the order in which they are shown.
   *
   * @return an unmodifiable list
   */
  public static List<FunctionSetting<?>> all() {
    return ALL;
  }

  /**
   * Returns the settings that only functions from packages have: container images bring them along.
   *
   * @return an unmodifiable list
   */
  public static List<FunctionSetting<?>> ofPackages() {
    return List.of(RUNTIME, HANDLER, LAYERS);
  }

  /**
   * Returns the name of the pom element and builder method.
   *
   * @return a name such as {@code memoryMb}
   */
  public String name() {
    return name;
  }

  /**
   * Returns the words for people.
   *
   * @return a label such as {@code memory}
   */
  public String label() {
    return label;
  }

  /**
   * Tells whether the setting travels with UpdateFunctionCode rather than
   * UpdateFunctionConfiguration.
   *
   * @return true for architecture and source key
   */
  public boolean travelsWithCode() {
    return withCode;
  }

  /**
   * Returns Lambda's default.
   *
   * @return the default, or null if Lambda has none
   */
  public @Nullable T defaultValue() {
    return defaultValue;
  }

  /**
   * Shows a value to people; secrets appear as names only.
   *
   * @param value a value
   * @return its short form
   */
  public String show(T value) {
    return display.apply(value);
  }

  /**
   * Checks a value.
   *
   * @param value a value
   * @return what is wrong with it, or null
   */
  @Nullable String problemWith(T value) {
    return rule.problemWith(value);
  }

  @Override
  public String toString() {
    return name;
  }

  private static final class Definition<T> {
    private final String name;
    private final String label;
    private boolean withCode;
    private @Nullable T defaultValue;
    private SettingRules.Rule<T> rule = value -> null;
    private Function<T, String> display = Objects::toString;

    Definition(String name, String label) {
      this.name = name;
      this.label = label;
    }

    Definition<T> travelsWithCode() {
      this.withCode = true;
      return this;
    }

    Definition<T> defaultsTo(T value) {
      this.defaultValue = value;
      return this;
    }

    Definition<T> accepts(SettingRules.Rule<T> value) {
      this.rule = value;
      return this;
    }

    Definition<T> shownAs(Function<T, String> value) {
      this.display = value;
      return this;
    }

    FunctionSetting<T> build() {
      return new FunctionSetting<>(this);
    }
  }
}
