package dev.snapstart.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Sets the KMS key for environment variables and snapshots, and nothing else, and waits until
 * Lambda has taken it over. Published versions keep theirs; with {@code publish} there is one with
 * the new key, the alias is moved there, and the versions are named that still need another key.
 */
@Mojo(
    name = "kms",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    threadSafe = true)
public final class KmsMojo extends SnapStartMojo {
  @Inject
  KmsMojo(Services services) {
    super(services);
  }

  @Override
  void run(GoalRun run) {
    new Deployments(run).deploy(KmsMojo::choice, job -> new KeyLines(run).show(job));
  }

  @Override
  GoalAccess access() {
    return GoalAccess.deploying(KmsMojo::choice);
  }

  static RequestParts choice(RequestParts parts) {
    return parts.rekey();
  }
}
