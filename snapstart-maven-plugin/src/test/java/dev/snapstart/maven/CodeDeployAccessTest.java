package dev.snapstart.maven;

import static dev.snapstart.maven.AccessTrial.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.trigger.AccountScan;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the policy allows where CodeDeploy shifts the traffic is what the calls of all such runs
 * need together, and nothing more.
 */
@Tag("slow")
class CodeDeployAccessTest extends FreshTrial {
  private static final String ROLE = "arn:aws:iam::123456789012:role/deployer";
  private static final String STOP = "codedeploy:StopDeployment on *";

  @Test
  void aliasThatCodeDeployMoves() {
    Consumer<FunctionConfig> created =
        config -> {
          handedOver(config);
          config.codeDeploy.createMissing = "true";
          config.codeDeploy.serviceRoleArn = ROLE;
          config.shift = "Canary30Percent7Minutes";
        };
    String one = publish("one");
    trial.putToSleep(one);
    trial.run(created.andThen(config -> config.toVersion = one), AliasMojo::choice);
    trial.failingVersion(created, AliasMojo::choice);
    String two = publish("two");
    for (int i = 0; i < 2; i++) {
      trial.run(created.andThen(config -> config.toVersion = two), AliasMojo::choice);
    }
    // What the role is that a group gets is not recorded.
    trial.needed().add("iam:PassRole on " + ROLE);
    trial.compare("alias", created, new AliasMojo(null));
  }

  @Test
  void rollbackStopsWhatIsUnderWay() {
    Consumer<FunctionConfig> config = CodeDeployAccessTest::handedOver;
    underWay();
    trial.run(config, RequestParts::rollback);
    assertThat(trial.needed()).contains(STOP);
    trial.putToSleep("2");
    trial.run(config.andThen(it -> it.toVersion = "2"), RequestParts::rollback);
    trial.putToSleep("1");
    trial.failNextSnapshot();
    trial.runInVain(config.andThen(it -> it.toVersion = "1"), RequestParts::rollback);
    trial.compare("rollback", config, new RollbackMojo(null));
  }

  @Test
  void aRollbackThatIsOnlyPlannedStopsNothing() {
    Consumer<FunctionConfig> config = CodeDeployAccessTest::handedOver;
    underWay();
    trial.run(config, RequestParts::rollback, trial.snapStart()::plan);
    RollbackMojo dry = new RollbackMojo(null);
    dry.dryRun = "true";
    assertThat(trial.needed()).doesNotContain(STOP);
    trial.compare("rollback", config, dry);
  }

  @Test
  void withoutTheEngineNothingOfCodeDeployIsAllowed() {
    assertThat(trial.allowed(config -> config.alias = "live", new RollbackMojo(null).access()))
        .noneMatch(it -> it.startsWith("codedeploy:"));
  }

  @Test
  void callersOfTheWholeRegion() {
    trial.with("one", config -> config.alias = "live");
    trial.with("other", config -> config.function = "audit");
    trial.lambda().clearRecordedCalls();
    trial.snapStart().callers().find(FUNCTION, "live", new AccountScan(10));
    trial.collect();
    CallersMojo mojo = new CallersMojo(null);
    mojo.scanAccount = "true";
    trial.compare("callers", config -> {}, mojo);
  }

  /** CodeDeploy moves the alias from 1 to 2. */
  private void underWay() {
    for (String content : List.of("one", "two")) {
      String version = publish(content);
      trial.run(
          config -> {
            handedOver(config);
            config.codeDeploy.createMissing = "true";
            config.codeDeploy.serviceRoleArn = ROLE;
            config.toVersion = version;
          },
          AliasMojo::choice);
    }
    trial.forget();
  }

  private String publish(String content) {
    trial.with(content, config -> {});
    return trial.newest();
  }

  private static void handedOver(FunctionConfig config) {
    config.alias = "live";
    config.shift = "Canary10Percent5Minutes";
    config.engine = "codedeploy";
    config.codeDeploy = new CodeDeployConfig();
    config.codeDeploy.application = "orders";
    config.codeDeploy.deploymentGroup = "live";
    config.codeDeploy.detach = "true";
  }
}
