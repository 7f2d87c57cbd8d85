package dev.snapstart.maven.local;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.logging.Log;

/** Serves until the process ends. */
public final class ForegroundServer {
  private final LocalServer server;
  private final Log log;

  public ForegroundServer(LocalServer server, Log log) {
    this.server = server;
    this.log = log;
  }

  /**
   * Serves, and says how to use it.
   *
   * @param region its region
   * @param port the port, or 0 for any
   */
  public void serve(String region, int port) {
    try (RunningLambda running = server.start(region, port)) {
      howToUse(running, region).forEach(log::info);
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
