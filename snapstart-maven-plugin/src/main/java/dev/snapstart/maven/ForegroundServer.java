package dev.snapstart.maven;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Serves until the process ends. */
final class ForegroundServer {
  private final GoalRun run;

  ForegroundServer(GoalRun run) {
    this.run = run;
  }

  /**
   * Serves, and says how to use it.
   *
   * @param port the port, or 0 for any
   */
  void serve(int port) {
    String given = run.connection().region();
    String region = given == null ? LocalServer.DEFAULT_REGION : given;
    try (RunningLambda server = run.localServer().start(region, port)) {
      howToUse(server, region).forEach(run.log()::info);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> howToUse(RunningLambda server, String region) {
    return List.of(
        "Use it from another terminal, with any credentials:",
        "  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=" + region,
        "  aws --endpoint-url " + server.endpoint() + " lambda list-functions",
        "  mvn deploy -Dsnapstart.endpoint=" + server.endpoint(),
        "Ctrl-C ends it.");
  }
}
