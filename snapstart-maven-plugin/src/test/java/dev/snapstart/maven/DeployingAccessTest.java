package dev.snapstart.maven;

import static dev.snapstart.maven.AccessTrial.FUNCTION;
import static dev.snapstart.maven.TriedConfigs.KEY;
import static dev.snapstart.maven.TriedConfigs.SOURCE_KEY;

import dev.snapstart.model.FunctionSettings;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goals that deploy may do is what their calls need. */
@Tag("slow")
class DeployingAccessTest extends FreshTrial {
  @Test
  void goalDeploy() {
    Consumer<FunctionConfig> config = TriedConfigs::everything;
    trial.run(config.andThen(it -> it.codeFile = trial.packages().large()), DeployMojo::choice);
    trial.with("small", it -> it.tags = Map.of("old", "1"));
    trial.run(
        config.andThen(it -> it.codeFile = trial.packages().archive("small2", 10)),
        DeployMojo::choice);
    trial.failed(
        config.andThen(it -> it.codeFile = trial.packages().archive("small2", 10)),
        DeployMojo::choice);
    trial.recovered(
        config.andThen(it -> it.codeFile = trial.packages().archive("small2", 10)),
        DeployMojo::choice);
    trial.idle(
        config.andThen(it -> it.codeFile = trial.packages().archive("small2", 10)),
        DeployMojo::choice);
    trial.failing(
        config.andThen(it -> it.codeFile = trial.packages().archive("small2", 10)),
        DeployMojo::choice);
    trial.compare("deploy", config, new DeployMojo(null));
  }

  @Test
  void deployFromAnObject() {
    trial.packages().put("one", "one");
    Consumer<FunctionConfig> config =
        it -> {
          TriedConfigs.created(it);
          it.s3Bucket = "packages";
          it.s3Key = "one.zip";
          it.s3ObjectVersion = "null";
          it.alias = "live";
        };
    trial.run(config, DeployMojo::choice);
    trial.with("two", it -> it.memoryMb = "1024");
    trial.run(config, DeployMojo::choice);
    trial.recovered(config, DeployMojo::choice);
    trial.idle(config, DeployMojo::choice);
    trial.failing(config, DeployMojo::choice);
    trial.compare("deploy", config, new DeployMojo(null));
  }

  @Test
  void deployAsItIsFromAnObjectThatMayBeReferredTo() {
    trial.packages().keepVersions();
    trial.packages().put("one", "one");
    String version = trial.packages().versionOf("one");
    Consumer<FunctionConfig> config =
        it -> {
          it.s3Bucket = "packages";
          it.s3Key = "one.zip";
        };
    trial.with(
        "small",
        it -> {
          config.accept(it);
          it.codeFile = null;
          it.s3ObjectVersion = version;
          it.s3Storage = "reference";
        });
    trial.packages().put("one", "two");
    trial.run(config, CodeMojo::choice);
    trial.compare("code", config, new CodeMojo(null));
  }

  @Test
  void deployFromAnImage() {
    Consumer<FunctionConfig> config =
        it -> {
          it.role = "arn:aws:iam::123456789012:role/orders";
          it.imageUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:1";
        };
    UnaryOperator<RequestParts> choice = parts -> parts.code().configuration();
    trial.run(config, choice);
    trial.run(
        config.andThen(it -> it.imageUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:2"),
        choice);
    trial
        .snapStart()
        .configure(
            FUNCTION,
            FunctionSettings.builder().role("arn:aws:iam::123456789012:role/other").build());
    trial.run(config, choice);
    trial.compare("an image", config, GoalAccess.deploying(choice));
  }

  @Test
  void goalPlan() {
    Consumer<FunctionConfig> config = TriedConfigs::everything;
    trial.with("small", it -> it.alias = "live");
    trial.run(
        config.andThen(it -> it.codeFile = trial.packages().large()),
        RequestParts::everything,
        trial.snapStart()::plan);
    trial.compare("plan", config, new PlanMojo(null));
  }

  @Test
  void goalCode() {
    Consumer<FunctionConfig> config =
        it -> {
          it.s3Bucket = "packages";
          it.s3Prefix = "shop/";
          it.sourceKmsKeyArn = SOURCE_KEY;
        };
    trial.with("small", it -> {});
    trial.run(config.andThen(it -> it.codeFile = trial.packages().large()), CodeMojo::choice);
    trial.compare("code", config, new CodeMojo(null));
  }

  @Test
  void goalConfigure() {
    Consumer<FunctionConfig> config =
        it -> {
          TriedConfigs.everything(it);
          it.alias = null;
          it.sourceKmsKeyArn = null;
        };
    trial.with(
        "small",
        it -> {
          it.role = "arn:aws:iam::123456789012:role/old";
          it.tags = Map.of("old", "1");
        });
    trial.run(config, ConfigureMojo::choice);
    trial.compare("configure", config, new ConfigureMojo(null));
  }

  @Test
  void goalKms() {
    Consumer<FunctionConfig> config = it -> it.kmsKeyArn = KEY;
    trial.with("small", it -> {});
    trial.run(config, KmsMojo::choice);
    trial.compare("kms", config, new KmsMojo(null));
  }

  @Test
  void kmsThatPublishes() {
    Consumer<FunctionConfig> config =
        it -> {
          it.kmsKeyArn = KEY;
          it.publish = "true";
          it.alias = "live";
        };
    trial.with("small", it -> {});
    trial.run(config, KmsMojo::choice);
    trial.with("other", it -> it.kmsKeyArn = "aws-owned");
    trial.run(config, KmsMojo::choice);
    trial.recovered(config, KmsMojo::choice);
    trial.idle(config, KmsMojo::choice);
    trial.failing(config, KmsMojo::choice);
    trial.compare("kms", config, new KmsMojo(null));
  }

  @Test
  void goalDisable() {
    Consumer<FunctionConfig> config = it -> it.alias = "live";
    trial.with("small", it -> {});
    trial.run(config, RequestParts::disable);
    trial.with("other", it -> {});
    trial.run(config, RequestParts::disable);
    trial.compare("disable", config, new DisableMojo(null));
  }

  @Test
  void goalPublish() {
    trial.with("small", it -> {});
    trial.run(it -> {}, PublishMojo::choice);
    trial.failed(it -> {}, PublishMojo::choice);
    trial.compare("publish", it -> {}, new PublishMojo(null));
  }

  @Test
  void goalWait() {
    Consumer<FunctionConfig> config = it -> it.deleteFailedVersion = "true";
    trial.snapshotsTake(Duration.ofMillis(800));
    trial.with("small", it -> {});
    String idle = trial.newest();
    trial.snapStart().configure(FUNCTION, FunctionSettings.builder().timeoutSeconds(20).build());
    trial.failNextSnapshot();
    trial.snapStart().publish(FUNCTION, null);
    String failing = trial.newest();
    trial.runInVain(config.andThen(it -> it.toVersion = failing), WaitMojo::choice);
    trial.snapshotsTake(Duration.ZERO);
    trial.putToSleep(idle);
    trial.run(config.andThen(it -> it.toVersion = idle), WaitMojo::choice);
    trial.compare("wait", config, new WaitMojo(null));
  }
}
