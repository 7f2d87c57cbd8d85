package dev.snapstart.maven;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.LocalLambda;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/** Starts the embedded Lambda, with its state in the project so that the next build finds it. */
final class LocalServer {
  /** The region of a local Lambda when none is named. */
  static final String DEFAULT_REGION = "us-east-1";

  private final @Nullable Path folder;
  private final Consumer<String> report;

  private LocalServer(@Nullable Path folder, Consumer<String> report) {
    this.folder = folder;
    this.report = report;
  }

  /**
   * Finds the state folder: the given one, else {@code target/snapstart-local} of the topmost
   * project, else none.
   */
  static LocalServer of(MavenSession session, @Nullable String given, Consumer<String> report) {
    Path top = session.getRequest().getMultiModuleProjectDirectory().toPath();
    if (given != null) {
      return new LocalServer(top.resolve(given), report);
    }
    boolean hasPom = session.getTopLevelProject().getFile() != null;
    return new LocalServer(hasPom ? top.resolve("target/snapstart-local") : null, report);
  }

  /**
   * Starts a server on the loopback interface.
   *
   * @param region its region; each region has a state folder of its own
   * @param port the port, or 0 for any
   */
  LocalLambda start(String region, int port) {
    LocalLambda.Builder builder = LocalLambda.builder().region(region).port(port);
    if (folder != null) {
      builder.stateFolder(folder.resolve(region));
    }
    LocalLambda server = started(builder);
    report.accept(
        "Local Lambda at "
            + server.endpoint()
            + ", region "
            + region
            + (folder == null ? ", nothing is kept" : ", state kept in " + folder.resolve(region)));
    return server;
  }

  private static LocalLambda started(LocalLambda.Builder builder) {
    try {
      return builder.start();
    } catch (IllegalStateException e) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST, "The local Lambda could not be started: " + e.getMessage())
          .advice(
              "One process at a time uses a port and a state folder: end the other one, or choose"
                  + " others with -Dsnapstart.port and -Dsnapstart.localFolder.")
          .cause(e)
          .build();
    }
  }
}
