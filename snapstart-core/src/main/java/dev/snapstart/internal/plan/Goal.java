package dev.snapstart.internal.plan;

import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Step;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose archive has been read: everything that the planner may know about the wish.
 *
 * @param request the request
 * @param settings the request's settings in canonical form
 * @param code the package to reach, or null to leave the code alone
 * @param staging how the package gets into its bucket, or null if it needs not
 * @param region where the calls go, or null if that is unknown
 */
public record Goal(
    DeploymentRequest request,
    FunctionSettings settings,
    @Nullable CodePackage code,
    Step.@Nullable StagePackage staging,
    @Nullable String region) {

  public static Goal of(
      DeploymentRequest request, @Nullable CodePackage code, Step.@Nullable StagePackage staging) {
    return new Goal(request, canonical(request), code, staging, null);
  }

  /** The same wish, and where the calls go. */
  public Goal in(String where) {
    return new Goal(request, settings, code, staging, where);
  }

  /** The code that a source names without a file; null if it names none. */
  public static @Nullable CodePackage named(CodeSource source) {
    if (source instanceof CodeSource.S3Object object) {
      return new CodePackage.InS3(
          object.bucket(), object.key(), object.objectVersion(), null, -1, object.storage());
    }
    return source instanceof CodeSource.Image image
        ? new CodePackage.Image(image.uri(), image.digest().orElse(null))
        : null;
  }

  /** The package to reach, where there must be one. */
  CodePackage wantedCode() {
    if (code == null) {
      throw new IllegalStateException("the code is left alone");
    }
    return code;
  }

  /** Whether the run has to look at, and may have to change, {@code $LATEST}. */
  boolean concernsLatest() {
    return code != null
        || settings.isManaged()
        || request.tags().isManaged()
        || request.version() instanceof VersionGoal.Publish;
  }

  Optional<VersionGoal.Publish> publish() {
    return request.version() instanceof VersionGoal.Publish publish
        ? Optional.of(publish)
        : Optional.empty();
  }

  /** How long the run may take: a shift in portions has its own time on top. */
  public Duration deadline() {
    return request
        .alias()
        .filter(alias -> !request.rollback())
        .map(alias -> request.deadline().plus(alias.shift().longest()))
        .orElse(request.deadline());
  }

  private static FunctionSettings canonical(DeploymentRequest request) {
    FunctionSettings settings = request.settings();
    FunctionSettings.Builder canonical = FunctionSettings.builder();
    settings.managed().forEach(setting -> Differences.copy(settings, setting, canonical));
    if (settings.get(FunctionSetting.LOGGING)
        instanceof dev.snapstart.model.Attribute.Set<LogSettings> logging) {
      canonical.set(FunctionSetting.LOGGING, logging.value().canonical(request.function().name()));
    }
    return canonical.build();
  }
}
