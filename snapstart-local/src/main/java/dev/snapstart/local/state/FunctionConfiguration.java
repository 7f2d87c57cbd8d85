package dev.snapstart.local.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as Lambda answers it; null stands for a member that Lambda leaves out.
 *
 * @param functionName the plain name
 * @param functionArn with the qualifier that was asked for
 * @param runtime for example {@code java21}
 * @param role the execution role
 * @param handler the entry point
 * @param codeSize in bytes
 * @param description empty where there is none
 * @param timeout in seconds
 * @param memorySize in MB
 * @param lastModified when a caller last changed it
 * @param codeSha256 Base64 SHA-256 of the package
 * @param version {@code $LATEST} or a number
 * @param vpcConfig the network
 * @param deadLetterConfig where failed events go
 * @param environment the variables
 * @param kmsKeyArn the function's key
 * @param tracingConfig the tracing mode
 * @param revisionId changes whenever Lambda changes it
 * @param layers the layers
 * @param state {@code Pending}, {@code Active}, {@code Inactive} or {@code Failed}
 * @param stateReason why
 * @param stateReasonCode why, for programs
 * @param lastUpdateStatus {@code Successful}, {@code InProgress} or {@code Failed}
 * @param lastUpdateStatusReason why
 * @param lastUpdateStatusReasonCode why, for programs
 * @param fileSystemConfigs the file systems
 * @param packageType {@code Zip} or {@code Image}
 * @param imageConfigResponse the overrides of an image
 * @param architectures one of {@code x86_64} and {@code arm64}
 * @param ephemeralStorage the size of /tmp
 * @param snapStart what SnapStart applies to, and whether the snapshot exists
 * @param runtimeVersionConfig the exact runtime
 * @param loggingConfig format, levels and group of the log
 */
public record FunctionConfiguration(
    String functionName,
    String functionArn,
    @Nullable String runtime,
    String role,
    @Nullable String handler,
    long codeSize,
    String description,
    int timeout,
    int memorySize,
    Instant lastModified,
    String codeSha256,
    String version,
    @Nullable VpcConfigResponse vpcConfig,
    FunctionSettings.@Nullable DeadLetterConfig deadLetterConfig,
    @Nullable Environment environment,
    @Nullable String kmsKeyArn,
    FunctionSettings.TracingConfig tracingConfig,
    String revisionId,
    @Nullable List<Layer> layers,
    @Nullable String state,
    @Nullable String stateReason,
    @Nullable String stateReasonCode,
    @Nullable String lastUpdateStatus,
    @Nullable String lastUpdateStatusReason,
    @Nullable String lastUpdateStatusReasonCode,
    @Nullable List<FunctionSettings.FileSystemConfig> fileSystemConfigs,
    String packageType,
    @Nullable ImageConfigResponse imageConfigResponse,
    List<String> architectures,
    FunctionSettings.EphemeralStorage ephemeralStorage,
    SnapStartResponse snapStart,
    @Nullable RuntimeVersionConfig runtimeVersionConfig,
    FunctionSettings.LoggingConfig loggingConfig)
    implements LambdaAnswer {

  /** The full answer for one version. */
  static FunctionConfiguration of(String name, String arn, FunctionVersion version) {
    return of(name, arn, version, true);
  }

  /** The answer within a list, which carries no state and no runtime version (facts 1.2). */
  static FunctionConfiguration listed(String name, String arn, FunctionVersion version) {
    return of(name, arn, version, false);
  }

  private static FunctionConfiguration of(
      String name, String arn, FunctionVersion version, boolean full) {
    FunctionSettings settings = version.settings();
    Lifecycle lifecycle = version.lifecycle();
    return new FunctionConfiguration(
        name,
        arn,
        settings.runtime(),
        settings.role(),
        settings.handler(),
        version.code().size(),
        settings.description(),
        settings.timeout(),
        settings.memorySize(),
        version.lastModified(),
        version.code().sha256(),
        version.version(),
        settings.vpcConfig() == null ? null : VpcConfigResponse.of(settings.vpcConfig()),
        settings.deadLetterConfig(),
        settings.environment(),
        settings.kmsKeyArn(),
        settings.tracingConfig(),
        version.revisionId(),
        settings.layers().isEmpty() ? null : settings.layers().stream().map(Layer::new).toList(),
        full ? lifecycle.state() : null,
        full ? lifecycle.stateReason() : null,
        full ? lifecycle.stateReasonCode() : null,
        full ? lifecycle.lastUpdateStatus() : null,
        full ? lifecycle.lastUpdateStatusReason() : null,
        full ? lifecycle.lastUpdateStatusReasonCode() : null,
        settings.fileSystemConfigs().isEmpty() ? null : settings.fileSystemConfigs(),
        version.code().packageType(),
        settings.imageConfig() == null ? null : new ImageConfigResponse(settings.imageConfig()),
        version.code().architectures(),
        settings.ephemeralStorage(),
        new SnapStartResponse(
            settings.snapStart().applyOn(), lifecycle.snapshotReady() ? "On" : "Off"),
        full && settings.runtime() != null
            ? RuntimeVersionConfig.of(arn, settings.runtime())
            : null,
        settings.loggingConfig());
  }

  /**
   * A layer.
   *
   * @param arn the layer version's ARN
   */
  public record Layer(String arn) {}

  /**
   * A network.
   *
   * @param subnetIds the subnets
   * @param securityGroupIds the security groups
   * @param vpcId made up from the subnets, because no subnet is known here
   * @param ipv6AllowedForDualStack whether outbound IPv6 is allowed
   */
  public record VpcConfigResponse(
      List<String> subnetIds,
      List<String> securityGroupIds,
      String vpcId,
      boolean ipv6AllowedForDualStack) {
    static VpcConfigResponse of(FunctionSettings.VpcConfig vpc) {
      return new VpcConfigResponse(
          vpc.subnetIds(),
          vpc.securityGroupIds(),
          "vpc-" + Digests.hex(vpc.subnetIds().toString()).substring(0, 17),
          Boolean.TRUE.equals(vpc.ipv6AllowedForDualStack()));
    }
  }

  /**
   * The overrides of an image.
   *
   * @param imageConfig the overrides
   */
  public record ImageConfigResponse(FunctionSettings.ImageConfig imageConfig) {}

  /**
   * SnapStart as Lambda answers it.
   *
   * @param applyOn {@code PublishedVersions} or {@code None}
   * @param optimizationStatus {@code On} once the snapshot exists, always {@code Off} on $LATEST
   */
  public record SnapStartResponse(@Nullable String applyOn, String optimizationStatus) {}

  /**
   * The exact runtime.
   *
   * @param runtimeVersionArn the runtime version's ARN
   */
  public record RuntimeVersionConfig(String runtimeVersionArn) {
    /**
     * The runtime version of a function.
     *
     * @param functionArn the function's ARN
     * @param runtime for example {@code java21}
     * @return an ARN that is made up from the runtime's name
     */
    public static RuntimeVersionConfig of(String functionArn, String runtime) {
      String[] parts = functionArn.split(":", 5);
      return new RuntimeVersionConfig(
          "arn:" + parts[1] + ":lambda:" + parts[3] + "::runtime:" + Digests.hex(runtime));
    }
  }
}
