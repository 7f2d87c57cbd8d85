package com.example.tooling;

import dev.snapstart.SnapStart;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.plan.DeploymentPlan;
import java.net.URI;
import java.nio.file.Path;

/**
 * Releases an archive to a function that exists, after showing what that means.
 *
 * <p>Usage: {@code java -jar release.jar FUNCTION ARCHIVE ALIAS [--yes]}. The endpoint can be set
 * with the environment variable {@code SNAPSTART_ENDPOINT}.
 */
public final class Release {
  private final SnapStart snapStart;

  private Release(SnapStart snapStart) {
    this.snapStart = snapStart;
  }

  /**
   * Runs the program; ends with 0, 1 if the release failed, or 2 if it was called wrongly.
   *
   * @param args function, archive, alias, and {@code --yes} to go on after the plan
   */
  public static void main(String[] args) {
    if (args.length < 3) {
      System.err.println("Usage: release FUNCTION ARCHIVE ALIAS [--yes]");
      System.exit(2);
    }
    String endpoint = System.getenv("SNAPSTART_ENDPOINT");
    SnapStart.Builder builder = SnapStart.builder();
    if (endpoint != null) {
      builder.endpoint(URI.create(endpoint));
    }
    try (SnapStart snapStart = builder.build()) {
      boolean confirmed = args.length > 3 && args[3].equals("--yes");
      new Release(snapStart).run(request(args[0], Path.of(args[1]), args[2]), confirmed);
    } catch (SnapStartException e) {
      System.err.println(e.code() + ": " + e.getMessage());
      System.exit(1);
    }
  }

  /** Settings that are not mentioned stay as they are. */
  private static DeploymentRequest request(String function, Path archive, String alias) {
    return DeploymentRequest.forFunction(function)
        .code(CodeSource.archive(archive))
        .settings(settings -> settings.snapStart(true))
        .publish("released by custom-tooling")
        .alias(alias)
        .build();
  }

  private void run(DeploymentRequest request, boolean confirmed) {
    DeploymentPlan plan = snapStart.plan(request);
    plan.changes().forEach(System.out::println);
    if (plan.isEmpty()) {
      System.out.println("Nothing to release.");
    } else if (confirmed) {
      DeploymentResult result = snapStart.deploy(request, new Progress(System.out));
      result.version().ifPresent(version -> System.out.println("Released " + version.number()));
    } else {
      System.out.println("Call it again with --yes to release.");
    }
  }
}
