package dev.snapstart.internal.lambda;

import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.DeploymentGroupView;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of the port that hands shifts to CodeDeploy.
 *
 * <p>Every method makes one call without repeating it and throws {@link CallFailure} if it is not
 * answered well; what is created and already there counts as created. Implementations are
 * thread-safe.
 */
public interface CodeDeployGateway {
  DeploymentGroupView group(String application, String group);

  boolean hasConfig(String name);

  /**
   * Names those that are under way, or with an instant all that were created since, newest first.
   */
  List<String> deployments(String application, String group, @Nullable Instant since);

  DeploymentView deployment(String id);

  void createApplication(Step.CreateApplication step);

  void createConfig(Step.CreateDeploymentConfig step);

  void createGroup(Step.CreateDeploymentGroup step);

  /**
   * Begins a deployment.
   *
   * @return its id; a group that has one under way is a {@link CallFailure.Kind#CONFLICT}
   */
  String start(FunctionId function, Step.StartDeployment step);

  /** Stops a deployment; one that has ended already counts as stopped. */
  void stop(Step.StopDeployment step);
}
