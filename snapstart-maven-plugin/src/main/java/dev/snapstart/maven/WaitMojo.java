package dev.snapstart.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Waits until a version is ready: active, and with its snapshot made if SnapStart is on for it. */
@Mojo(
    name = "wait",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    threadSafe = true)
public final class WaitMojo extends SnapStartMojo {
  @Inject
  WaitMojo(Services services) {
    super(services);
  }

  @Override
  void run(GoalRun run) {
    new Deployments(run).deploy(WaitMojo::choice);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.deploying(WaitMojo::choice);
  }

  static RequestParts choice(RequestParts parts) {
    return parts.existingVersion();
  }
}
