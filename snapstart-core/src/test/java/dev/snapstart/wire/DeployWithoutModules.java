package dev.snapstart.wire;

import dev.snapstart.SdkModules;
import dev.snapstart.SnapStart;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Warned;
import dev.snapstart.internal.lambda.aws.ClientSettings;
import dev.snapstart.internal.lambda.aws.OwnClients;
import dev.snapstart.internal.lambda.aws.TimeLimits;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@link OptionalModulesTest} runs in a class loader of its own. */
public final class DeployWithoutModules {
  private DeployWithoutModules() {}

  /** Deploys, and returns the version that is live. */
  public static String deploy(URI endpoint, Path archive) {
    try (SnapStart snapStart = SnapStart.builder().endpoint(endpoint).build()) {
      DeploymentRequest request =
          DeploymentRequest.forFunction(Fixture.FUNCTION)
              .code(CodeSource.archive(archive))
              .settings(Fixture.base().build())
              .publish()
              .alias("live")
              .build();
      return snapStart.deploy(request).alias().orElseThrow().version();
    }
  }

  /** Deploys with a KMS key, and returns what it was warned of. */
  public static String warnings(URI endpoint, Path archive, String key) {
    List<String> warnings = new ArrayList<>();
    DeploymentListener listener =
        new DeploymentListener() {
          @Override
          public void warned(Warned event) {
            warnings.add(event.message());
          }
        };
    try (SnapStart snapStart = SnapStart.builder().endpoint(endpoint).listener(listener).build()) {
      var unused =
          snapStart.deploy(
              DeploymentRequest.forFunction(Fixture.FUNCTION)
                  .code(CodeSource.archive(archive))
                  .settings(Fixture.base().kmsKeyArn(key).build())
                  .build());
    }
    return String.join("\n", warnings);
  }

  /** Deploys what fails, and returns the error. */
  public static String failure(URI endpoint, Path archive) {
    try {
      return deploy(endpoint, archive);
    } catch (SnapStartException e) {
      return e.code() + ": " + e.getMessage();
    }
  }

  /** Asks for the client of a missing module, and returns the error. */
  public static String missing(URI endpoint) {
    ClientSettings settings =
        new ClientSettings(null, null, endpoint, null, null, TimeLimits.STANDARD);
    try (OwnClients clients = new OwnClients(settings, SdkModules.ON_CLASS_PATH)) {
      return "got " + clients.kms();
    } catch (SnapStartException e) {
      return e.code() + ": " + e.getMessage();
    }
  }
}
