package dev.snapstart.maven.host;

import dev.snapstart.SnapStart;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.StepFinished;
import dev.snapstart.event.StepStarted;
import dev.snapstart.event.Waiting;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import java.net.URI;
import java.nio.file.Path;

/** A process that deploys as a goal does, and tells where it is. */
final class StoppedDeployment {
  private StoppedDeployment() {}

  public static void main(String[] arguments) {
    DeploymentRequest request =
        DeploymentRequest.forFunction("orders")
            .code(CodeSource.archive(Path.of(arguments[1])))
            .settings(
                settings ->
                    settings
                        .role("arn:aws:iam::123456789012:role/orders")
                        .runtime("java21")
                        .handler("com.example.Orders")
                        .snapStart(true))
            .publish()
            .alias("live")
            .build();
    try (SnapStart snapStart = SnapStart.builder().endpoint(URI.create(arguments[0])).build()) {
      var result =
          new StopSignal(
                  "orders",
                  "mvn snapstart:deploy",
                  StopSignal.AT_ONCE,
                  lines -> lines.forEach(System.out::println))
              .during(() -> snapStart.deploy(request, new Talking()));
      System.out.println(result.function() + " was deployed");
    } catch (RuntimeException e) {
      System.out.println("said again: " + e.getMessage());
    }
  }

  private static final class Talking implements DeploymentListener {
    @Override
    public void stepStarted(StepStarted event) {
      System.out.println("started " + event.step());
    }

    @Override
    public void stepFinished(StepFinished event) {
      System.out.println("finished " + event.step());
    }

    @Override
    public void waiting(Waiting event) {
      System.out.println("waiting for " + event.reason());
    }
  }
}
