package dev.snapstart.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Changes settings and tags, and waits until Lambda has taken them over. Published versions keep
 * their settings: publish a new one afterwards.
 */
@Mojo(
    name = "configure",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    threadSafe = true)
public final class ConfigureMojo extends SnapStartMojo {
  @Inject
  ConfigureMojo(Services services) {
    super(services);
  }

  @Override
  void run(GoalRun run) {
    new Deployments(run).deploy(ConfigureMojo::choice);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.deploying(ConfigureMojo::choice);
  }

  static RequestParts choice(RequestParts parts) {
    return parts.configuration();
  }
}
