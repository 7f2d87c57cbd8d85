package dev.snapstart.access;

import dev.snapstart.model.Attribute;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which steps a run of a request may come to, whatever it meets: what the planner decides, over all
 * worlds.
 */
final class Reach {
  private final DeploymentRequest request;
  private final boolean code;
  private final boolean publishes;
  private final boolean existing;

  Reach(DeploymentRequest request) {
    this.request = request;
    this.code = !(request.code() instanceof CodeSource.Unchanged);
    this.publishes = request.version() instanceof VersionGoal.Publish;
    this.existing = request.version() instanceof VersionGoal.Existing;
  }

  /** What may be looked at; all of it is by a plan, too. */
  List<Facet.Kind> facets() {
    List<Facet.Kind> facets = new ArrayList<>();
    boolean latest =
        code || request.settings().isManaged() || request.tags().isManaged() || publishes;
    add(facets, Facet.Kind.LATEST, latest);
    add(facets, Facet.Kind.VERSION, existing || (publishes && request.awaitSnapshot()));
    add(facets, Facet.Kind.ALIAS, request.alias().isPresent());
    add(facets, Facet.Kind.IDENTITY, latest || request.expectedAccount().isPresent());
    add(facets, Facet.Kind.STAGED_PACKAGE, isStaged());
    add(facets, Facet.Kind.OBJECT_HASH, request.code() instanceof CodeSource.S3Object);
    return facets;
  }

  List<Class<? extends Step>> writes() {
    List<Class<? extends Step>> steps = new ArrayList<>();
    add(steps, Step.StagePackage.class, isStaged());
    add(steps, Step.CreateFunction.class, code && isComplete());
    add(steps, Step.UpdateCode.class, code);
    // Publishing may hand back a version that failed; a mark on the description leaves it behind.
    add(steps, Step.UpdateConfiguration.class, configures() || publishes);
    add(steps, Step.PublishVersion.class, publishes);
    add(steps, Step.ShiftAlias.class, request.alias().isPresent());
    add(steps, Step.WakeVersion.class, mayWake());
    add(steps, Step.DeleteVersion.class, request.deleteFailedVersion() && (publishes || existing));
    add(
        steps,
        Step.TagFunction.class,
        request.tags() instanceof Attribute.Set<Map<String, String>> set && !set.value().isEmpty());
    add(steps, Step.UntagFunction.class, request.tags().isManaged());
    return steps;
  }

  private boolean isStaged() {
    return request.code() instanceof CodeSource.Archive archive
        && archive.stagingPlace().isPresent();
  }

  /** Nothing else can create a function. */
  private boolean isComplete() {
    return Stream.of(FunctionSetting.ROLE, FunctionSetting.RUNTIME, FunctionSetting.HANDLER)
        .allMatch(setting -> request.settings().target(setting).isPresent());
  }

  private boolean configures() {
    return request.settings().managed().stream().anyMatch(setting -> !setting.travelsWithCode());
  }

  /** Versions without SnapStart are not woken, and one that is published takes it from here. */
  private boolean mayWake() {
    boolean without =
        request.settings().target(FunctionSetting.SNAP_START).filter(on -> !on).isPresent();
    return request.awaitSnapshot() && (existing || (publishes && !without));
  }

  private static <T> void add(List<T> all, T one, boolean reached) {
    if (reached) {
      all.add(one);
    }
  }
}
