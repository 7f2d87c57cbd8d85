package dev.snapstart.model;

import dev.snapstart.readiness.Fact;
import dev.snapstart.readiness.FunctionFacts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda said about {@code $LATEST} or about one published version.
 *
 * <p>States and reason codes are kept as Lambda's strings, because Lambda adds new ones faster than
 * SDKs do.
 *
 * @param arn the ARN, unqualified for {@code $LATEST}
 * @param version {@code $LATEST} or a number
 * @param codeSha256 Base64 of the package's SHA-256, or the hexadecimal digest of the image
 * @param codeSizeBytes size of the package in bytes
 * @param packageType {@code Zip} or {@code Image}
 * @param settings the visible settings, in canonical form, the description without recovery mark
 * @param furtherSettings what else Lambda shows
 * @param recoveryRound how often this function was made publishable again after a failed snapshot
 * @param state Pending, Active, Inactive, Failed or a newer word
 * @param stateReasonCode why it is in that state, or null
 * @param stateReason Lambda's text on it, or null
 * @param lastUpdateStatus InProgress, Successful, Failed, or null, which is normal on a version
 * @param lastUpdateStatusReasonCode why the last update stands there, or null
 * @param lastUpdateStatusReason Lambda's text on it, or null
 * @param optimizationStatus On once a version's snapshot exists; Off before and on {@code $LATEST}
 * @param revisionId the revision, or null from services that have none
 * @param lastModified when it was last changed or published, or null if Lambda did not say
 * @param tags the function's tags, or null if they could not be read or belong to a version
 * @param location where the code lies, or null in answers that do not tell
 */
public record FunctionState(
    String arn,
    String version,
    String codeSha256,
    long codeSizeBytes,
    String packageType,
    SettingValues settings,
    FurtherSettings furtherSettings,
    int recoveryRound,
    @Nullable String state,
    @Nullable String stateReasonCode,
    @Nullable String stateReason,
    @Nullable String lastUpdateStatus,
    @Nullable String lastUpdateStatusReasonCode,
    @Nullable String lastUpdateStatusReason,
    @Nullable String optimizationStatus,
    @Nullable String revisionId,
    @Nullable Instant lastModified,
    @Nullable Map<String, String> tags,
    @Nullable CodeLocation location) {

  /**
   * Tells whether SnapStart is on for this version, or for versions published from this {@code
   * $LATEST}.
   *
   * @return true if {@code ApplyOn} is PublishedVersions
   */
  public boolean snapStart() {
    return settings.get(FunctionSetting.SNAP_START).orElse(false);
  }

  /**
   * Tells whether a version may get traffic: Active, and with its snapshot made if SnapStart is on.
   *
   * @return true if ready; see AWS's developer guide, "Activating SnapStart"
   */
  public boolean isReady() {
    return "Active".equals(state) && (!snapStart() || "On".equals(optimizationStatus));
  }

  /**
   * Tells whether the version or function is beyond repair.
   *
   * @return true in state Failed
   */
  public boolean isFailed() {
    return "Failed".equals(state);
  }

  /**
   * Tells whether the snapshot was removed after idleness.
   *
   * @return true in state Inactive
   */
  public boolean isInactive() {
    return "Inactive".equals(state);
  }

  /**
   * Tells whether creation or an update is still under way on {@code $LATEST}.
   *
   * @return true while Lambda would refuse the next write with a conflict
   */
  public boolean isInProgress() {
    return "Pending".equals(state) || "InProgress".equals(lastUpdateStatus);
  }

  /**
   * Tells whether the last update was accepted and then failed.
   *
   * @return true if {@code LastUpdateStatus} is Failed
   */
  public boolean isUpdateFailed() {
    return "Failed".equals(lastUpdateStatus);
  }

  /**
   * Tells whether a version carries just what this {@code $LATEST} would publish; description,
   * revision, dates and status aside.
   *
   * @param other the version
   * @return false also when a setting could not be read on either side
   */
  public boolean sameContent(FunctionState other) {
    if (!codeSha256.equals(other.codeSha256)
        || !furtherSettings.fileSystems().equals(other.furtherSettings.fileSystems())) {
      return false;
    }
    return FunctionSetting.all().stream()
        .filter(setting -> !setting.equals(FunctionSetting.DESCRIPTION))
        .allMatch(
            setting ->
                settings.get(setting).isPresent()
                    && settings.get(setting).equals(other.settings.get(setting)));
  }

  /**
   * Tells whether the code is a container image.
   *
   * @return false for a package
   */
  public boolean isImage() {
    return "Image".equals(packageType);
  }

  /**
   * Tells whether a setting has a value; a description that a recovery mark has cut is the one that
   * it was cut from.
   *
   * @param setting the setting
   * @param value the value
   * @param <T> its type
   * @return false also if the setting could not be read
   */
  public <T> boolean shows(FunctionSetting<T> setting, T value) {
    Optional<T> seen = settings.get(setting);
    if (seen.filter(value::equals).isPresent()) {
      return true;
    }
    return recoveryRound > 0
        && setting.equals(FunctionSetting.DESCRIPTION)
        && value instanceof String whole
        && seen.filter(text -> text instanceof String part && isCutOf(part, whole)).isPresent();
  }

  private static boolean isCutOf(String part, String whole) {
    return whole.length() > part.length() && part.length() > 230 && whole.startsWith(part);
  }

  /**
   * Returns the account that the ARN names.
   *
   * @return twelve digits
   */
  public String account() {
    return arnPart(4);
  }

  /**
   * Returns the region that the ARN names.
   *
   * @return a region such as {@code eu-west-1}
   */
  public String region() {
    return arnPart(3);
  }

  /**
   * Returns the function's name.
   *
   * @return the name, without qualifier
   */
  public String name() {
    return arnPart(6);
  }

  /**
   * Returns what SnapStart depends on.
   *
   * @return the facts that Lambda showed
   */
  public FunctionFacts facts() {
    return FunctionFacts.none()
        .with(Fact.PACKAGE_TYPE, packageType)
        .with(Fact.REGION, region())
        .with(Fact.RUNTIME, settings.get(FunctionSetting.RUNTIME).filter(name -> !name.isEmpty()))
        .with(Fact.ARCHITECTURE, settings.get(FunctionSetting.ARCHITECTURE))
        .with(Fact.EPHEMERAL_STORAGE_MB, settings.get(FunctionSetting.EPHEMERAL_STORAGE_MB))
        .with(
            Fact.NEGATIVE_DNS_CACHE,
            settings.get(FunctionSetting.ENVIRONMENT).map(Environment::keepsNegativeDnsCache))
        .with(Fact.FILE_SYSTEMS, furtherSettings.fileSystems())
        .with(Fact.TENANCY, furtherSettings.tenancy())
        .with(Fact.CAPACITY_PROVIDER, furtherSettings.capacityProvider());
  }

  private String arnPart(int index) {
    String[] parts = arn.split(":", -1);
    return index < parts.length ? parts[index] : "";
  }

  @Override
  public String toString() {
    return arn
        + "["
        + version
        + ", state "
        + state
        + ", last update "
        + lastUpdateStatus
        + ", code "
        + codeSha256
        + ", "
        + settings
        + "]";
  }
}
