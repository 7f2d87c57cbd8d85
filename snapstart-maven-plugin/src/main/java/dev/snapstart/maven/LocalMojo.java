package dev.snapstart.maven;

import dev.snapstart.maven.local.ForegroundServer;
import dev.snapstart.maven.local.LocalServer;
import dev.snapstart.maven.parameter.Values;
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
  private static final int HIGHEST_PORT = 65535;

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
    int number = port == null ? 0 : Values.integer("port", port);
    if (number < 0 || number > HIGHEST_PORT) {
      throw Values.invalid("port", String.valueOf(number), "Use 0 to " + HIGHEST_PORT + ".");
    }
    String given = run.connection().region();
    new ForegroundServer(run.localServer(), run.log())
        .serve(given == null ? LocalServer.DEFAULT_REGION : given, number);
  }
}
