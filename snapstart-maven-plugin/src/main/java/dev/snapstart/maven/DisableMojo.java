package dev.snapstart.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Switches SnapStart off: on {@code $LATEST}, by a version published without it, and by moving the
 * alias there. Snapshots of older versions stay, and may cost, until those are deleted: {@code
 * prune} does that, too.
 */
@Mojo(
    name = "disable",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    threadSafe = true)
public final class DisableMojo extends SnapStartMojo {
  @Inject
  DisableMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.deploying(RequestParts::disable);
  }

  @Override
  void run(GoalRun run) {
    new Deployments(run).deploy(RequestParts::disable);
  }
}
