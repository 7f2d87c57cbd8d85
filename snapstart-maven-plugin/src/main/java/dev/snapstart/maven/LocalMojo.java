package dev.snapstart.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs a local Lambda in the foreground, for the aws CLI, Terraform and any other client, until
 * Ctrl-C.
 */
@Mojo(name = "local", requiresProject = false, threadSafe = true)
public final class LocalMojo extends SnapStartMojo {
  /** The port on 127.0.0.1; 0 takes a free one. */
  @Parameter(property = "snapstart.port", defaultValue = "9400")
  @Nullable String port;

  @Inject
  LocalMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.none();
  }

  @Override
  void run(GoalRun run) {
    new ForegroundServer(run).serve(port == null ? 0 : Values.integer("port", port));
  }
}
