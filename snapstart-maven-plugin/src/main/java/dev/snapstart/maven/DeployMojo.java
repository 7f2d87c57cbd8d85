package dev.snapstart.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Brings a function to a live alias: code, settings, a version with its snapshot, and, if one is
 * named, the alias. Creates what is missing, writes only what differs, and does nothing the second
 * time. Until the alias moves, callers stay on the old version.
 */
@Mojo(
    name = "deploy",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    threadSafe = true)
public final class DeployMojo extends SnapStartMojo {
  @Inject
  DeployMojo(Services services) {
    super(services);
  }

  @Override
  void run(GoalRun run) {
    new Deployments(run).deploy(DeployMojo::choice);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.deploying(DeployMojo::choice);
  }

  static RequestParts choice(RequestParts parts) {
    return parts.everything();
  }
}
