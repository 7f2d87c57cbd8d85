package dev.snapstart.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Creates an alias or moves it to a version, in one step and without routing weights, once that
 * version is ready.
 */
@Mojo(
    name = "alias",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    threadSafe = true)
public final class AliasMojo extends SnapStartMojo {
  @Inject
  AliasMojo(Services services) {
    super(services);
  }

  @Override
  void run(GoalRun run) {
    new Deployments(run).deploy(AliasMojo::choice);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.deploying(AliasMojo::choice);
  }

  static RequestParts choice(RequestParts parts) {
    return parts.existingVersion().alias();
  }
}
