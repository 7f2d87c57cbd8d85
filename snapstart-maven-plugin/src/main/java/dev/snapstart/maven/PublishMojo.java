package dev.snapstart.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Publishes a version of the function as it is, without waiting for its snapshot (the goal {@code
 * wait} does). If nothing changed since the last version, that one is kept.
 */
@Mojo(
    name = "publish",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    threadSafe = true)
public final class PublishMojo extends SnapStartMojo {
  @Inject
  PublishMojo(Services services) {
    super(services);
  }

  @Override
  void run(GoalRun run) {
    new Deployments(run).deploy(PublishMojo::choice);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.deploying(PublishMojo::choice);
  }

  static RequestParts choice(RequestParts parts) {
    return parts.publish().withoutWaiting();
  }
}
