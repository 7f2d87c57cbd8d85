package dev.snapstart.local.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The complete settings of $LATEST or of a published version.
 *
 * @param runtime for example {@code java21}, null for an image
 * @param role the execution role's ARN
 * @param handler the entry point, null for an image
 * @param description empty where there is none
 * @param timeout in seconds
 * @param memorySize in MB
 * @param environment null until variables are given once
 * @param vpcConfig null without a network
 * @param deadLetterConfig null without a target
 * @param kmsKeyArn null for AWS's own key
 * @param tracingConfig the tracing mode
 * @param layers the layer version ARNs
 * @param fileSystemConfigs the file systems
 * @param imageConfig null without overrides
 * @param ephemeralStorage the size of /tmp
 * @param snapStart what SnapStart applies to
 * @param loggingConfig format, levels and group of the log
 */
public record FunctionSettings(
    @Nullable String runtime,
    String role,
    @Nullable String handler,
    String description,
    int timeout,
    int memorySize,
    @Nullable Environment environment,
    @Nullable VpcConfig vpcConfig,
    @Nullable DeadLetterConfig deadLetterConfig,
    @Nullable String kmsKeyArn,
    TracingConfig tracingConfig,
    List<String> layers,
    List<FileSystemConfig> fileSystemConfigs,
    @Nullable ImageConfig imageConfig,
    EphemeralStorage ephemeralStorage,
    SnapStart snapStart,
    LoggingConfig loggingConfig) {
  /** Copies the lists. */
  public FunctionSettings {
    layers = List.copyOf(layers);
    fileSystemConfigs = List.copyOf(fileSystemConfigs);
  }

  /** What Lambda fills in when a function is created (facts 2.5, recorded answers). */
  static FunctionSettings defaults(String function) {
    return new FunctionSettings(
        null,
        "",
        null,
        "",
        3,
        128,
        null,
        null,
        null,
        null,
        new TracingConfig("PassThrough"),
        List.of(),
        List.of(),
        null,
        new EphemeralStorage(512),
        new SnapStart("None"),
        new LoggingConfig("Text", null, null, "/aws/lambda/" + function));
  }

  /** Applies a change: absent means unchanged, a given structure replaces the old (facts 2.5). */
  FunctionSettings with(SettingsChange change) {
    return new FunctionSettings(
        change.runtime() == null ? runtime : change.runtime(),
        or(change.role(), role),
        change.handler() == null ? handler : change.handler(),
        or(change.description(), description),
        or(change.timeout(), timeout),
        or(change.memorySize(), memorySize),
        change.environment() == null ? environment : change.environment(),
        change.vpcConfig() == null ? vpcConfig : change.vpcConfig().orNone(),
        change.deadLetterConfig() == null ? deadLetterConfig : change.deadLetterConfig().orNone(),
        change.kmsKeyArn() == null ? kmsKeyArn : emptyIsNull(change.kmsKeyArn()),
        or(change.tracingConfig(), tracingConfig),
        or(change.layers(), layers),
        or(change.fileSystemConfigs(), fileSystemConfigs),
        change.imageConfig() == null ? imageConfig : change.imageConfig().orNone(),
        or(change.ephemeralStorage(), ephemeralStorage),
        or(change.snapStart(), snapStart),
        change.loggingConfig() == null
            ? loggingConfig
            : change.loggingConfig().completedFrom(loggingConfig));
  }

  FunctionSettings withDescription(String changed) {
    return with(SettingsChange.builder().description(changed).build());
  }

  /**
   * Tells whether publishing takes a snapshot.
   *
   * @return true if SnapStart is on
   */
  public boolean snapStartOn() {
    return "PublishedVersions".equals(snapStart.applyOn());
  }

  private static <T> T or(@Nullable T changed, T current) {
    return changed == null ? current : changed;
  }

  private static @Nullable String emptyIsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /**
   * A network.
   *
   * @param subnetIds the subnets
   * @param securityGroupIds the security groups
   * @param ipv6AllowedForDualStack whether outbound IPv6 is allowed
   */
  public record VpcConfig(
      List<String> subnetIds,
      List<String> securityGroupIds,
      @Nullable Boolean ipv6AllowedForDualStack) {
    /** Copies the lists; none given means empty. */
    public VpcConfig(
        @Nullable List<String> subnetIds,
        @Nullable List<String> securityGroupIds,
        @Nullable Boolean ipv6AllowedForDualStack) {
      this.subnetIds = subnetIds == null ? List.of() : List.copyOf(subnetIds);
      this.securityGroupIds = securityGroupIds == null ? List.of() : List.copyOf(securityGroupIds);
      this.ipv6AllowedForDualStack = ipv6AllowedForDualStack;
    }

    private @Nullable VpcConfig orNone() {
      return subnetIds.isEmpty() && securityGroupIds.isEmpty() ? null : this;
    }
  }

  /**
   * Where failed events go.
   *
   * @param targetArn a queue or topic
   */
  public record DeadLetterConfig(@Nullable String targetArn) {
    private @Nullable DeadLetterConfig orNone() {
      return targetArn == null || targetArn.isEmpty() ? null : this;
    }
  }

  /**
   * The tracing mode.
   *
   * @param mode {@code Active} or {@code PassThrough}
   */
  public record TracingConfig(@Nullable String mode) {}

  /**
   * A file system.
   *
   * @param arn the access point's ARN
   * @param localMountPath where it is mounted
   */
  public record FileSystemConfig(@Nullable String arn, @Nullable String localMountPath) {}

  /**
   * Overrides of a container image.
   *
   * @param entryPoint the entry point
   * @param command the arguments
   * @param workingDirectory the working directory
   */
  public record ImageConfig(
      @Nullable List<String> entryPoint,
      @Nullable List<String> command,
      @Nullable String workingDirectory) {
    private @Nullable ImageConfig orNone() {
      boolean none =
          (entryPoint == null || entryPoint.isEmpty())
              && (command == null || command.isEmpty())
              && (workingDirectory == null || workingDirectory.isEmpty());
      return none ? null : this;
    }
  }

  /**
   * The size of /tmp.
   *
   * @param size in MB
   */
  public record EphemeralStorage(int size) {}

  /**
   * What SnapStart applies to.
   *
   * @param applyOn {@code PublishedVersions} or {@code None}
   */
  public record SnapStart(@Nullable String applyOn) {}

  /**
   * The log's configuration.
   *
   * @param logFormat {@code Text} or {@code JSON}
   * @param applicationLogLevel for JSON only
   * @param systemLogLevel for JSON only
   * @param logGroup the log group's name
   */
  public record LoggingConfig(
      @Nullable String logFormat,
      @Nullable String applicationLogLevel,
      @Nullable String systemLogLevel,
      @Nullable String logGroup) {
    /** Lambda always answers with a format and a group; JSON has levels (assumed INFO). */
    private LoggingConfig completedFrom(LoggingConfig old) {
      String format = logFormat == null ? old.logFormat() : logFormat;
      boolean json = "JSON".equals(format);
      return new LoggingConfig(
          format,
          applicationLogLevel == null && json ? "INFO" : applicationLogLevel,
          systemLogLevel == null && json ? "INFO" : systemLogLevel,
          logGroup == null ? old.logGroup() : logGroup);
    }
  }
}
