package dev.snapstart.access;

import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.util.List;
import java.util.Map;

/**
 * Which actions each step of a deployment needs, and each task beside deploying: the one table of
 * its kind.
 *
 * <p>A step, facet or task that is added gets its line here. For facets and tasks the compiler asks
 * for it, for steps a test.
 */
final class AccessTable {
  private static final Map<Class<? extends Step>, List<AwsAction>> STEPS =
      Map.ofEntries(
          // Observations have a table of their own below.
          Map.entry(Step.Observe.class, List.of()),
          Map.entry(Step.StagePackage.class, List.of(AwsAction.PUT_OBJECT)),
          Map.entry(
              Step.CreateFunction.class,
              List.of(
                  AwsAction.CREATE_FUNCTION,
                  AwsAction.TAG_RESOURCE,
                  AwsAction.PASS_ROLE,
                  AwsAction.GET_LAYER_VERSION,
                  AwsAction.DESCRIBE_SECURITY_GROUPS,
                  AwsAction.DESCRIBE_SUBNETS,
                  AwsAction.DESCRIBE_VPCS,
                  AwsAction.CREATE_GRANT,
                  AwsAction.ENCRYPT,
                  AwsAction.DECRYPT,
                  AwsAction.GET_OBJECT,
                  AwsAction.GET_OBJECT_VERSION,
                  AwsAction.GENERATE_DATA_KEY,
                  AwsAction.DECRYPT_PACKAGE,
                  AwsAction.GET_IMAGE,
                  AwsAction.GET_IMAGE_LAYERS,
                  AwsAction.GET_REPOSITORY_POLICY,
                  AwsAction.SET_REPOSITORY_POLICY)),
          Map.entry(
              Step.UpdateCode.class,
              List.of(
                  AwsAction.UPDATE_CODE,
                  AwsAction.GET_OBJECT,
                  AwsAction.GET_OBJECT_VERSION,
                  AwsAction.GENERATE_DATA_KEY,
                  AwsAction.DECRYPT_PACKAGE,
                  AwsAction.GET_IMAGE,
                  AwsAction.GET_IMAGE_LAYERS,
                  AwsAction.GET_REPOSITORY_POLICY,
                  AwsAction.SET_REPOSITORY_POLICY)),
          Map.entry(
              Step.UpdateConfiguration.class,
              List.of(
                  AwsAction.UPDATE_CONFIGURATION,
                  AwsAction.PASS_ROLE,
                  AwsAction.GET_LAYER_VERSION,
                  AwsAction.DESCRIBE_SECURITY_GROUPS,
                  AwsAction.DESCRIBE_SUBNETS,
                  AwsAction.DESCRIBE_VPCS,
                  AwsAction.CREATE_GRANT,
                  AwsAction.ENCRYPT,
                  AwsAction.DECRYPT)),
          Map.entry(Step.PublishVersion.class, List.of(AwsAction.PUBLISH_VERSION)),
          Map.entry(Step.ShiftAlias.class, List.of(AwsAction.CREATE_ALIAS, AwsAction.UPDATE_ALIAS)),
          Map.entry(Step.WeighAlias.class, List.of(AwsAction.UPDATE_ALIAS)),
          Map.entry(Step.ReturnTraffic.class, List.of(AwsAction.UPDATE_ALIAS)),
          Map.entry(Step.NoteMove.class, List.of(AwsAction.UPDATE_ALIAS)),
          Map.entry(Step.NoteRollback.class, List.of(AwsAction.UPDATE_ALIAS)),
          // Each is looked at again right before it is moved.
          Map.entry(CallerWrite.AllowCaller.class, List.of(AwsAction.ADD_PERMISSION)),
          Map.entry(
              CallerWrite.MoveMapping.class,
              List.of(AwsAction.GET_MAPPING, AwsAction.UPDATE_MAPPING)),
          Map.entry(CallerWrite.CopyUrl.class, List.of(AwsAction.GET_URL, AwsAction.CREATE_URL)),
          Map.entry(
              CallerWrite.MoveIntegration.class,
              List.of(AwsAction.GET_INTEGRATION, AwsAction.PATCH_INTEGRATION)),
          Map.entry(Step.StopDeployment.class, List.of(AwsAction.STOP_DEPLOYMENT)),
          Map.entry(Step.CreateApplication.class, List.of(AwsAction.CREATE_APPLICATION)),
          Map.entry(Step.CreateDeploymentConfig.class, List.of(AwsAction.CREATE_DEPLOYMENT_CONFIG)),
          Map.entry(
              Step.CreateDeploymentGroup.class,
              List.of(AwsAction.CREATE_DEPLOYMENT_GROUP, AwsAction.PASS_DEPLOYER_ROLE)),
          Map.entry(
              Step.StartDeployment.class,
              List.of(
                  AwsAction.CREATE_DEPLOYMENT,
                  AwsAction.GET_DEPLOYMENT_CONFIG,
                  AwsAction.GET_REVISION,
                  AwsAction.REGISTER_REVISION)),
          Map.entry(
              Step.CheckGate.class,
              List.of(
                  AwsAction.SMOKE_TEST,
                  AwsAction.DESCRIBE_ALARMS,
                  AwsAction.GET_METRIC_DATA_OF_VERSION)),
          Map.entry(Step.WakeVersion.class, List.of(AwsAction.INVOKE_VERSION)),
          Map.entry(Step.DeleteVersion.class, List.of(AwsAction.DELETE_VERSION)),
          Map.entry(Step.TagFunction.class, List.of(AwsAction.TAG_RESOURCE)),
          Map.entry(Step.UntagFunction.class, List.of(AwsAction.UNTAG_RESOURCE)),
          Map.entry(Step.WaitUntil.class, List.of()),
          // Of a snapshot that failed the last lines of its log are shown.
          Map.entry(
              Step.Stop.class, List.of(AwsAction.DESCRIBE_LOG_STREAMS, AwsAction.GET_LOG_EVENTS)),
          Map.entry(Step.Done.class, List.of()));

  private AccessTable() {}

  static List<AwsAction> of(Class<? extends Step> step) {
    List<AwsAction> actions = STEPS.get(step);
    if (actions == null) {
      throw new IllegalStateException("no permissions are known for " + step.getSimpleName());
    }
    return actions;
  }

  static List<AwsAction> of(Facet.Kind facet) {
    return switch (facet) {
      // Without Decrypt the environment cannot be seen, and not be compared.
      case LATEST -> List.of(AwsAction.GET_FUNCTION, AwsAction.LIST_TAGS, AwsAction.DECRYPT);
      case VERSION -> List.of(AwsAction.GET_VERSION, AwsAction.DECRYPT);
      case ALIAS -> List.of(AwsAction.GET_ALIAS);
      // GetCallerIdentity needs no permission.
      case IDENTITY -> List.of();
      case STAGED_PACKAGE -> List.of(AwsAction.GET_OBJECT);
      case S3_OBJECT -> List.of(AwsAction.GET_OBJECT, AwsAction.GET_OBJECT_VERSION);
      // Lambda is asked by an update that changes nothing.
      case CODE_HASH -> of(Step.UpdateCode.class);
      case VERSIONS -> List.of(AwsAction.LIST_VERSIONS);
      case ALIASES -> List.of(AwsAction.LIST_ALIASES);
      case PROVISIONED -> List.of(AwsAction.LIST_PROVISIONED);
      case MAPPINGS -> List.of(AwsAction.LIST_MAPPINGS);
      case CALLS -> List.of(AwsAction.LIST_METRICS, AwsAction.GET_METRIC_DATA);
      case POLICY -> List.of(AwsAction.GET_POLICY_OF_VERSION);
      case ALLOWED -> List.of(AwsAction.GET_POLICY, AwsAction.GET_POLICY_OF_VERSION);
      case MAPPING -> List.of(AwsAction.GET_MAPPING);
      case URLS -> List.of(AwsAction.LIST_URLS);
      case URL -> List.of(AwsAction.GET_URL);
      case INTEGRATIONS -> List.of(AwsAction.GET_INTEGRATIONS);
      case INTEGRATION -> List.of(AwsAction.GET_INTEGRATION);
      case KMS_KEY -> List.of(AwsAction.DESCRIBE_KEY);
      case SOURCE_KMS_KEY -> List.of(AwsAction.DESCRIBE_SOURCE_KEY);
      case KMS_GRANT -> List.of(AwsAction.REHEARSE_GRANT);
      // Those are what steps were answered with.
      case GATE, REFUSAL, LOST_DEPLOYMENT -> List.of();
      case DEPLOYMENT_GROUP -> List.of(AwsAction.GET_DEPLOYMENT_GROUP);
      case DEPLOYMENT_CONFIG -> List.of(AwsAction.GET_DEPLOYMENT_CONFIG);
      case DEPLOYMENTS -> List.of(AwsAction.LIST_DEPLOYMENTS);
      case DEPLOYMENT -> List.of(AwsAction.GET_DEPLOYMENT);
    };
  }

  static List<AwsAction> of(AccessTask task) {
    return switch (task) {
      case STATUS -> List.of(AwsAction.GET_FUNCTION, AwsAction.GET_VERSION, AwsAction.LIST_ALIASES);
      case DOWNLOAD -> List.of(AwsAction.GET_FUNCTION, AwsAction.GET_VERSION);
      case VERSIONS ->
          List.of(
              AwsAction.GET_FUNCTION,
              AwsAction.GET_VERSION,
              AwsAction.LIST_VERSIONS,
              AwsAction.LIST_ALIASES,
              AwsAction.LIST_METRICS,
              AwsAction.GET_METRIC_DATA);
      case INVOKE ->
          List.of(AwsAction.INVOKE_VERSION, AwsAction.GET_FUNCTION, AwsAction.GET_VERSION);
      case MEASURE ->
          List.of(
              AwsAction.GET_FUNCTION,
              AwsAction.GET_VERSION,
              AwsAction.INVOKE_VERSION,
              AwsAction.UPDATE_CONFIGURATION);
      case LOGS ->
          List.of(
              AwsAction.GET_FUNCTION,
              AwsAction.GET_VERSION,
              AwsAction.GET_ALIAS,
              AwsAction.FILTER_LOG_EVENTS);
      case CHECK -> List.of(AwsAction.GET_FUNCTION, AwsAction.LIST_PROVISIONED);
      case CALLERS ->
          List.of(
              AwsAction.GET_FUNCTION,
              AwsAction.LIST_ALIASES,
              AwsAction.LIST_MAPPINGS,
              AwsAction.LIST_URLS,
              AwsAction.LIST_ASYNC_CONFIGS,
              AwsAction.GET_POLICY,
              AwsAction.GET_POLICY_OF_VERSION);
      case SCANNING ->
          List.of(AwsAction.LIST_FUNCTIONS, AwsAction.LIST_ASYNC_CONFIGS_OF_EVERY_FUNCTION);
      case RETARGETING ->
          List.of(AwsAction.ADD_PERMISSION, AwsAction.GET_MAPPING, AwsAction.UPDATE_MAPPING);
      case RETARGETING_OF_URLS -> of(CallerWrite.CopyUrl.class);
      case READING_OF_APIS -> List.of(AwsAction.GET_INTEGRATIONS);
      case RETARGETING_OF_APIS -> of(CallerWrite.MoveIntegration.class);
    };
  }
}
