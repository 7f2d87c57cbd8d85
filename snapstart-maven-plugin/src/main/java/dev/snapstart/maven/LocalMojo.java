package dev.snapstart.maven;

import dev.snapstart.local.LocalLambda;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs a local Lambda in the foreground, for the aws CLI, Terraform and any other client, until
 * Ctrl-C.
 */
@Mojo(name = "local", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class LocalMojo extends SnapStartMojo {
  /** The port on 127.0.0.1; 0 takes a free one. */
  @Parameter(property = "snapstart.port", defaultValue = "9400")
  @Nullable String port;

  @Inject
  LocalMojo(Services services) {
    super(services);
  }

  @Override
  void run(GoalRun run) {
    String region = run.connection().region();
    String place = region == null ? LocalServer.DEFAULT_REGION : region;
    int number = port == null ? 0 : Values.integer("port", port);
    try (LocalLambda server = run.localServer().start(place, number)) {
      howToUse(server, place).forEach(run.log()::info);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> howToUse(LocalLambda server, String region) {
    return List.of(
        "Use it from another terminal, with any credentials:",
        "  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=" + region,
        "  aws --endpoint-url " + server.endpoint() + " lambda list-functions",
        "  mvn deploy -Dsnapstart.endpoint=" + server.endpoint(),
        "Ctrl-C ends it.");
  }
}
