package dev.snapstart.local.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings as a caller sends them: an absent one stays as it is, a given structure replaces the old
 * one entirely.
 *
 * @param runtime for example {@code java21}
 * @param role the execution role's ARN
 * @param handler the entry point
 * @param description at most 256 characters
 * @param timeout 1 to 900 seconds
 * @param memorySize 128 to 10240 MB
 * @param environment the variables, at most 4 KB together
 * @param vpcConfig the network
 * @param deadLetterConfig where failed events go
 * @param kmsKeyArn the function's key; empty means AWS's own
 * @param tracingConfig {@code Active} or {@code PassThrough}
 * @param layers at most 5 layer version ARNs
 * @param fileSystemConfigs at most one file system
 * @param imageConfig overrides for a container image
 * @param ephemeralStorage 512 to 10240 MB of /tmp
 * @param snapStart {@code PublishedVersions} or {@code None}
 * @param loggingConfig format, levels and group of the log
 */
public record SettingsChange(
    @Nullable String runtime,
    @Nullable String role,
    @Nullable String handler,
    @Nullable String description,
    @Nullable Integer timeout,
    @Nullable Integer memorySize,
    @Nullable Environment environment,
    FunctionSettings.@Nullable VpcConfig vpcConfig,
    FunctionSettings.@Nullable DeadLetterConfig deadLetterConfig,
    @Nullable String kmsKeyArn,
    FunctionSettings.@Nullable TracingConfig tracingConfig,
    @Nullable List<String> layers,
    @Nullable List<FunctionSettings.FileSystemConfig> fileSystemConfigs,
    FunctionSettings.@Nullable ImageConfig imageConfig,
    FunctionSettings.@Nullable EphemeralStorage ephemeralStorage,
    FunctionSettings.@Nullable SnapStart snapStart,
    FunctionSettings.@Nullable LoggingConfig loggingConfig) {

  /**
   * A builder with nothing set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private @Nullable String runtime;
    private @Nullable String role;
    private @Nullable String handler;
    private @Nullable String description;
    private @Nullable Integer timeout;
    private @Nullable Integer memorySize;
    private @Nullable Environment environment;
    private FunctionSettings.@Nullable VpcConfig vpcConfig;
    private FunctionSettings.@Nullable DeadLetterConfig deadLetterConfig;
    private @Nullable String kmsKeyArn;
    private FunctionSettings.@Nullable TracingConfig tracingConfig;
    private @Nullable List<String> layers;
    private @Nullable List<FunctionSettings.FileSystemConfig> fileSystemConfigs;
    private FunctionSettings.@Nullable ImageConfig imageConfig;
    private FunctionSettings.@Nullable EphemeralStorage ephemeralStorage;
    private FunctionSettings.@Nullable SnapStart snapStart;
    private FunctionSettings.@Nullable LoggingConfig loggingConfig;

    private Builder() {}

    /**
     * Sets the runtime.
     *
     * @param value for example {@code java21}
     * @return this builder
     */
    public Builder runtime(String value) {
      runtime = value;
      return this;
    }

    /**
     * Sets the execution role.
     *
     * @param arn the role's ARN
     * @return this builder
     */
    public Builder role(String arn) {
      role = arn;
      return this;
    }

    /**
     * Sets the handler.
     *
     * @param value the entry point
     * @return this builder
     */
    public Builder handler(String value) {
      handler = value;
      return this;
    }

    /**
     * Sets the description.
     *
     * @param value at most 256 characters
     * @return this builder
     */
    public Builder description(String value) {
      description = value;
      return this;
    }

    /**
     * Sets the timeout.
     *
     * @param seconds 1 to 900
     * @return this builder
     */
    public Builder timeout(int seconds) {
      timeout = seconds;
      return this;
    }

    /**
     * Sets the memory.
     *
     * @param megabytes 128 to 10240
     * @return this builder
     */
    public Builder memorySize(int megabytes) {
      memorySize = megabytes;
      return this;
    }

    /**
     * Sets the environment variables.
     *
     * @param value all of them
     * @return this builder
     */
    public Builder environment(Environment value) {
      environment = value;
      return this;
    }

    /**
     * Sets the network.
     *
     * @param value subnets and security groups
     * @return this builder
     */
    public Builder vpcConfig(FunctionSettings.VpcConfig value) {
      vpcConfig = value;
      return this;
    }

    /**
     * Sets where failed events go.
     *
     * @param targetArn a queue or topic, empty for none
     * @return this builder
     */
    public Builder deadLetterTarget(String targetArn) {
      deadLetterConfig = new FunctionSettings.DeadLetterConfig(targetArn);
      return this;
    }

    /**
     * Sets the key of variables and snapshots.
     *
     * @param arn the key's ARN, empty for AWS's own
     * @return this builder
     */
    public Builder kmsKeyArn(String arn) {
      kmsKeyArn = arn;
      return this;
    }

    /**
     * Sets the tracing mode.
     *
     * @param mode {@code Active} or {@code PassThrough}
     * @return this builder
     */
    public Builder tracingMode(String mode) {
      tracingConfig = new FunctionSettings.TracingConfig(mode);
      return this;
    }

    /**
     * Sets the layers.
     *
     * @param arns at most 5 layer version ARNs
     * @return this builder
     */
    public Builder layers(List<String> arns) {
      layers = List.copyOf(arns);
      return this;
    }

    /**
     * Sets the file systems.
     *
     * @param value at most one
     * @return this builder
     */
    public Builder fileSystemConfigs(List<FunctionSettings.FileSystemConfig> value) {
      fileSystemConfigs = List.copyOf(value);
      return this;
    }

    /**
     * Sets the overrides of a container image.
     *
     * @param value the overrides
     * @return this builder
     */
    public Builder imageConfig(FunctionSettings.ImageConfig value) {
      imageConfig = value;
      return this;
    }

    /**
     * Sets the size of /tmp.
     *
     * @param megabytes 512 to 10240
     * @return this builder
     */
    public Builder ephemeralStorage(int megabytes) {
      ephemeralStorage = new FunctionSettings.EphemeralStorage(megabytes);
      return this;
    }

    /**
     * Sets SnapStart.
     *
     * @param applyOn {@code PublishedVersions} or {@code None}
     * @return this builder
     */
    public Builder snapStart(String applyOn) {
      snapStart = new FunctionSettings.SnapStart(applyOn);
      return this;
    }

    /**
     * Sets the log's format, levels and group.
     *
     * @param value the log's configuration
     * @return this builder
     */
    public Builder loggingConfig(FunctionSettings.LoggingConfig value) {
      loggingConfig = value;
      return this;
    }

    /**
     * The settings collected so far.
     *
     * @return the change
     */
    public SettingsChange build() {
      return new SettingsChange(
          runtime,
          role,
          handler,
          description,
          timeout,
          memorySize,
          environment,
          vpcConfig,
          deadLetterConfig,
          kmsKeyArn,
          tracingConfig,
          layers,
          fileSystemConfigs,
          imageConfig,
          ephemeralStorage,
          snapStart,
          loggingConfig);
    }
  }
}
