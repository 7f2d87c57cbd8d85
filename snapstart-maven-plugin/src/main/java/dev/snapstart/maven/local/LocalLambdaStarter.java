package dev.snapstart.maven.local;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.run.RunOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The one class that knows the local Lambda's types; used only after {@link
 * OptionalLibraries#load}.
 */
final class LocalLambdaStarter {
  private LocalLambdaStarter() {}

  /**
   * Starts a server.
   *
   * @param region its region
   * @param port the port, or 0 for any
   * @param folder keeps its state, or null if nothing is kept
   * @param environments how many environments of functions it has at once; 0 if it runs none
   */
  static RunningLambda start(String region, int port, @Nullable Path folder, int environments) {
    LocalLambda.Builder builder = LocalLambda.builder().region(region).port(port);
    if (environments > 0) {
      RunOptions options = RunOptions.defaults();
      builder.runFunctions(options.withEnvironments(environments, options.maxHeld()));
    }
    if (folder != null) {
      builder.stateFolder(folder);
    }
    try {
      LocalLambda server = builder.start();
      return new RunningLambda(server.endpoint(), server::close);
    } catch (IllegalStateException e) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "The local Lambda could not be started: " + e.getMessage() + ".")
          .advice(
              "Wait for the other build, or give this one a folder or port of its own"
                  + " (-Dsnapstart.localFolder, -Dsnapstart.port).")
          .cause(e)
          .build();
    }
  }
}
