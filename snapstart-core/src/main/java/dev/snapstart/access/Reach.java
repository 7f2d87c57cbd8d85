package dev.snapstart.access;

import dev.snapstart.model.Attribute;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.ShiftStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which steps a run of a request may come to, whatever it meets: what the planner decides, over all
 * worlds.
 */
final class Reach {
  private static final List<Facet.Kind> INVENTORY =
      List.of(
          Facet.Kind.VERSIONS,
          Facet.Kind.ALIASES,
          Facet.Kind.PROVISIONED,
          Facet.Kind.MAPPINGS,
          Facet.Kind.POLICY);

  private static final List<Facet.Kind> HANDED_OVER =
      List.of(
          Facet.Kind.DEPLOYMENT_GROUP,
          Facet.Kind.DEPLOYMENT_CONFIG,
          Facet.Kind.DEPLOYMENTS,
          Facet.Kind.DEPLOYMENT);

  /** What a rollback asks CodeDeploy. */
  private static final List<Facet.Kind> TAKEN_BACK =
      List.of(Facet.Kind.DEPLOYMENTS, Facet.Kind.DEPLOYMENT);

  private final DeploymentRequest request;
  private final boolean code;
  private final boolean publishes;
  private final boolean existing;
  private final boolean alias;
  private final boolean prunes;

  Reach(DeploymentRequest request) {
    this.request = request;
    this.code = !(request.code() instanceof CodeSource.Unchanged);
    this.publishes = request.version() instanceof VersionGoal.Publish;
    this.existing =
        request.version() instanceof VersionGoal.Existing
            || request.version() instanceof VersionGoal.Previous;
    this.alias = request.alias().isPresent();
    this.prunes = request.prune().isPresent();
  }

  /** What may be looked at; all of it is by a plan, too. */
  List<Facet.Kind> facets() {
    List<Facet.Kind> facets = new ArrayList<>();
    boolean latest =
        code || request.settings().isManaged() || request.tags().isManaged() || publishes;
    add(facets, Facet.Kind.LATEST, latest);
    add(
        facets,
        Facet.Kind.VERSION,
        existing || prunes || (publishes && (alias || request.awaitSnapshot())));
    add(facets, Facet.Kind.ALIAS, alias);
    add(facets, Facet.Kind.IDENTITY, latest || request.expectedAccount().isPresent());
    add(facets, Facet.Kind.STAGED_PACKAGE, isStaged());
    boolean object = request.code() instanceof CodeSource.S3Object;
    add(facets, Facet.Kind.S3_OBJECT, object);
    add(facets, Facet.Kind.CODE_HASH, object || isImageByTag());
    add(facets, Facet.Kind.KMS_KEY, latest);
    add(facets, Facet.Kind.KMS_GRANT, latest);
    add(facets, Facet.Kind.SOURCE_KMS_KEY, latest);
    add(facets, Facet.Kind.PROVISIONED, isStepwise());
    for (Facet.Kind kind : request.rollback() ? TAKEN_BACK : HANDED_OVER) {
      add(facets, kind, isHandedOver());
    }
    for (Facet.Kind kind : INVENTORY) {
      add(facets, kind, prunes);
    }
    if (request.retarget().isPresent()) {
      facets.addAll(callers(request.retarget().get().apiGateway()));
    }
    add(
        facets,
        Facet.Kind.CALLS,
        request.prune().filter(prune -> !prune.unusedFor().isZero()).isPresent());
    return facets;
  }

  private static List<Facet.Kind> callers(boolean apis) {
    List<Facet.Kind> facets =
        new ArrayList<>(
            List.of(
                Facet.Kind.LATEST,
                Facet.Kind.ALIASES,
                Facet.Kind.MAPPINGS,
                Facet.Kind.URLS,
                Facet.Kind.ALLOWED));
    add(facets, Facet.Kind.INTEGRATIONS, apis);
    return facets;
  }

  /** What is done beside looking. */
  List<Class<? extends Step>> steps() {
    List<Class<? extends Step>> steps = new ArrayList<>();
    add(steps, Step.StagePackage.class, isStaged());
    add(steps, Step.CreateFunction.class, code && isComplete());
    add(steps, Step.UpdateCode.class, code);
    // Publishing may hand back a version that failed; a mark on the description leaves it behind.
    add(steps, Step.UpdateConfiguration.class, configures() || publishes);
    add(steps, Step.PublishVersion.class, publishes);
    add(steps, Step.ShiftAlias.class, alias);
    add(steps, Step.WeighAlias.class, isStepwise());
    add(steps, Step.ReturnTraffic.class, alias);
    for (Class<? extends Step> step :
        List.of(
            Step.NoteMove.class,
            Step.CreateApplication.class,
            Step.CreateDeploymentConfig.class,
            Step.CreateDeploymentGroup.class,
            Step.StartDeployment.class)) {
      add(steps, step, isHandedOver() && !request.rollback());
    }
    add(steps, Step.NoteRollback.class, request.rollback());
    add(steps, Step.StopDeployment.class, isHandedOver() && request.rollback());
    add(steps, Step.CheckGate.class, alias && !request.rollback());
    add(steps, Step.WakeVersion.class, mayHaveSnapshot());
    add(
        steps,
        Step.DeleteVersion.class,
        prunes || (request.deleteFailedVersion() && (publishes || existing)));
    // What may have a snapshot may have one that failed.
    add(steps, Step.Stop.class, mayHaveSnapshot());
    add(
        steps,
        Step.TagFunction.class,
        request.tags() instanceof Attribute.Set<Map<String, String>> set && !set.value().isEmpty());
    add(steps, Step.UntagFunction.class, request.tags().isManaged());
    boolean retarget = request.retarget().isPresent();
    add(steps, CallerWrite.AllowCaller.class, retarget);
    add(steps, CallerWrite.MoveMapping.class, retarget);
    add(
        steps,
        CallerWrite.CopyUrl.class,
        request.retarget().filter(RetargetGoal::functionUrls).isPresent());
    add(
        steps,
        CallerWrite.MoveIntegration.class,
        request.retarget().filter(RetargetGoal::apiGateway).isPresent());
    return steps;
  }

  private boolean isHandedOver() {
    return request.alias().filter(it -> it.shift().codeDeploy() != null).isPresent();
  }

  /** A rollback is one move, whatever the shift forward is. */
  private boolean isStepwise() {
    return !request.rollback()
        && request
            .alias()
            .filter(it -> it.shift().strategy().kind() != ShiftStrategy.Kind.ALL_AT_ONCE)
            .isPresent();
  }

  /** A digest is a hash already. */
  private boolean isImageByTag() {
    return request.code() instanceof CodeSource.Image image && image.digest().isEmpty();
  }

  private boolean isStaged() {
    return request.code() instanceof CodeSource.Archive archive
        && archive.stagingPlace().isPresent();
  }

  /** Nothing else can create a function. */
  private boolean isComplete() {
    List<FunctionSetting<String>> needed =
        request.code() instanceof CodeSource.Image
            ? List.of(FunctionSetting.ROLE)
            : List.of(FunctionSetting.ROLE, FunctionSetting.RUNTIME, FunctionSetting.HANDLER);
    return needed.stream().allMatch(setting -> request.settings().target(setting).isPresent());
  }

  private boolean configures() {
    return request.settings().managed().stream().anyMatch(setting -> !setting.travelsWithCode());
  }

  /** A version that is published takes from here whether it is with SnapStart. */
  private boolean mayHaveSnapshot() {
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
