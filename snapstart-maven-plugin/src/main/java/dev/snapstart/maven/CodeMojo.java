package dev.snapstart.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Uploads the code, with architecture and source key, and waits until Lambda has taken it over;
 * does nothing if the function runs that code already.
 */
@Mojo(
    name = "code",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    threadSafe = true)
public final class CodeMojo extends SnapStartMojo {
  @Inject
  CodeMojo(Services services) {
    super(services);
  }

  @Override
  void run(GoalRun run) {
    new Deployments(run).deploy(CodeMojo::choice);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.deploying(CodeMojo::choice);
  }

  static RequestParts choice(RequestParts parts) {
    return parts.code();
  }
}
