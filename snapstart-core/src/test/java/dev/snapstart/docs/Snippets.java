package dev.snapstart.docs;

import dev.snapstart.AwsClients;
import dev.snapstart.SnapStart;
import dev.snapstart.access.AccessPolicy;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.error.ErrorCategory;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.StepFinished;
import dev.snapstart.event.Waiting;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionStatus;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.PruneReport;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.trigger.CallerReport;
import dev.snapstart.trigger.RetargetChoice;
import dev.snapstart.trigger.Retargeting;
import dev.snapstart.version.PackageDownload;
import dev.snapstart.version.VersionReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The Java of README.md and docs/library.md, so that it compiles; see DocumentationTest. */
final class Snippets {
  private Snippets() {}

  static void readme() {
    try (SnapStart snapStart = SnapStart.create()) {
      DeploymentRequest request =
          DeploymentRequest.forFunction("orders-api")
              .code(CodeSource.archive(Path.of("target/orders-api.jar")))
              .settings(settings -> settings.snapStart(true).memoryMb(1024))
              .publish("build 4711")
              .alias("live")
              .build();
      DeploymentResult result = snapStart.deploy(request);
      result.alias().ifPresent(alias -> System.out.println(alias.version() + " is live"));
    }
  }

  static SnapStart withProfile() {
    return SnapStart.builder().profile("production").region("eu-west-1").build();
  }

  static SnapStart withHostClients(LambdaClient lambda, S3Client s3) {
    AwsClients clients =
        new AwsClients() {
          @Override
          public LambdaClient lambda() {
            return lambda;
          }

          @Override
          public S3Client s3() {
            return s3;
          }
        };
    return SnapStart.builder().clients(clients).build();
  }

  static DeploymentRequest request(Path archive) {
    DeploymentRequest request =
        DeploymentRequest.forFunction("orders-api")
            .code(CodeSource.archive(archive).stagedIn("my-deployments", "snapstart/"))
            .settings(
                settings ->
                    settings
                        .snapStart(true)
                        .memoryMb(1024)
                        .environment(Map.of("STAGE", "test"))
                        .set(FunctionSetting.TRACING, "Active")
                        .clear(FunctionSetting.KMS_KEY_ARN))
            .publish("build 4711")
            .alias("live")
            .expectedAccount("123456789012")
            .deadline(Duration.ofMinutes(30))
            .build();
    return request;
  }

  static DeploymentPlan plan(SnapStart snapStart, DeploymentRequest request) {
    DeploymentPlan plan = snapStart.plan(request);
    plan.changes().forEach(System.out::println);
    if (plan.isEmpty()) {
      System.out.println("Nothing to do.");
    }
    return plan;
  }

  static DeploymentResult deploy(SnapStart snapStart, DeploymentRequest request) {
    DeploymentListener progress =
        new DeploymentListener() {
          @Override
          public void stepFinished(StepFinished event) {
            System.out.println(event.number() + "/" + event.total() + " " + event.outcome());
          }

          @Override
          public void waiting(Waiting event) {
            System.out.println(event.subject() + ": " + event.seen());
          }
        };
    DeploymentResult result = snapStart.deploy(request, progress);
    System.out.println(result.changed() ? "deployed in " + result.took() : "already there");
    return result;
  }

  static void async(SnapStart snapStart, DeploymentRequest request) {
    CompletableFuture<DeploymentResult> future = snapStart.deployAsync(request);
    future.thenAccept(result -> System.out.println("done: " + result.version()));
    future.cancel(true); // ends the run before its next call
  }

  static DeploymentResult steps(SnapStart snapStart, Path archive) {
    snapStart.updateCode("orders-api", CodeSource.archive(archive));
    snapStart.configure("orders-api", FunctionSettings.builder().memoryMb(2048).build());
    snapStart.applyKmsKey("orders-api", null); // null: the key that AWS owns
    DeploymentResult published = snapStart.publish("orders-api", "by hand");
    String version = published.version().orElseThrow().number();
    snapStart.awaitSnapshot("orders-api", version);
    return snapStart.pointAlias("orders-api", "live", version);
  }

  static FunctionStatus status(SnapStart snapStart) {
    FunctionStatus status = snapStart.status("orders-api");
    status.aliases().forEach(alias -> System.out.println(alias.name() + " -> " + alias.target()));
    status.versions().forEach((number, it) -> System.out.println(number + " " + it.isReady()));
    return status;
  }

  static AccessPolicy permissions(SnapStart snapStart, DeploymentRequest request) {
    AccessPolicy policy = AccessPolicy.forRequests(snapStart.accessScope(), request);
    System.out.println(policy.toJson());
    return policy;
  }

  static PackageDownload download(SnapStart snapStart) {
    PackageDownload download = snapStart.download("orders-api", "live", Path.of("before.zip"));
    System.out.println(download.version() + " " + download.codeSha256());
    return download;
  }

  static PruneReport versions(SnapStart snapStart) {
    VersionReport report = snapStart.versions().list("orders-api");
    report
        .usdPerMonth()
        .ifPresent(usd -> System.out.println("snapshots cost $" + usd + " a month"));
    PruneGoal goal = PruneGoal.keeping(5).withOlderThan(Duration.ofDays(30));
    PruneReport planned = snapStart.versions().planPrune("orders-api", goal);
    planned.kept().forEach(it -> System.out.println(it.version() + " stays: " + it.detail()));
    PruneReport done = snapStart.versions().prune("orders-api", goal);
    return done;
  }

  static Retargeting callers(SnapStart snapStart) {
    CallerReport callers = snapStart.callers().find("orders-api", "live");
    callers.missing().forEach(it -> System.out.println(it.service() + ": " + it.changes()));
    Retargeting moves =
        snapStart.callers().planRetarget("orders-api", "live", RetargetChoice.withinLambda());
    moves.moves().forEach(it -> System.out.println(it.what() + ", undone by " + it.undo()));
    return moves;
  }

  static InvokeOutcome invoke(SnapStart snapStart) {
    InvokeOutcome outcome =
        snapStart.coldStarts().invoke(InvokeRequest.of("orders-api", "live", "{\"order\": 7}"));
    outcome.report().ifPresent(report -> System.out.println(report.restoreDurationMs()));
    return outcome;
  }

  static void errors(SnapStart snapStart, DeploymentRequest request) {
    try {
      snapStart.deploy(request);
    } catch (SnapStartException e) {
      if (e.code().category() == ErrorCategory.SERVICE) {
        System.err.println("AWS has trouble, trying again tonight: " + e.summary());
      } else {
        throw e;
      }
    }
  }
}
