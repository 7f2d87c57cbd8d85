package dev.snapstart.maven;

import static dev.snapstart.maven.AccessTrial.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Alarms;
import dev.snapstart.trigger.RetargetChoice;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;

/** What goals that move traffic may do is what their calls need. */
@Tag("slow")
class TrafficAccessTest extends FreshTrial {
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders";

  @Test
  void goalAlias() {
    Consumer<FunctionConfig> config = it -> it.alias = "blue";
    trial.with("small", it -> it.alias = "live");
    String idle = trial.newest();
    trial.putToSleep(idle);
    trial.run(config.andThen(it -> it.toVersion = idle), AliasMojo::choice);
    trial.with("other", it -> it.alias = "live");
    String other = trial.newest();
    trial.run(config.andThen(it -> it.toVersion = other), AliasMojo::choice);
    trial.failingVersion(config, AliasMojo::choice);
    trial.compare("alias", config, new AliasMojo(null));
  }

  @Test
  void aliasWithGatesAndPortions() {
    Consumer<FunctionConfig> config =
        it -> {
          it.alias = "live";
          it.shift = "Linear50PercentEvery1Second";
          it.gates = new GatesConfig();
          it.gates.smokePayload = "{}";
          it.gates.alarms = List.of("errors");
          it.gates.maxErrorPercent = "1";
        };
    trial.lambda().alarms().set("errors", Alarms.State.OK);
    trial.with("one", it -> it.alias = "live");
    trial.with("two", it -> {});
    String two = trial.newest();
    // The local Lambda has no function to run here, but what IAM is asked does not depend on that.
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(() -> trial.run(config.andThen(it -> it.toVersion = two), AliasMojo::choice))
        .withMessageContaining("lambda:InvokeFunction");
    Consumer<FunctionConfig> untested = config.andThen(it -> it.gates.smokePayload = null);
    trial.run(untested.andThen(it -> it.toVersion = two), AliasMojo::choice);
    trial.run(
        untested.andThen(
            it -> {
              it.alias = "blue";
              it.toVersion = two;
            }),
        AliasMojo::choice);
    trial.failingVersion(untested, AliasMojo::choice);
    trial.compare("alias", config, new AliasMojo(null));
  }

  @Test
  void goalRollback() {
    Consumer<FunctionConfig> config = it -> it.alias = "live";
    trial.with("small", config);
    String idle = trial.newest();
    trial.with("other", config);
    trial.putToSleep(idle);
    trial.run(config, RequestParts::rollback);
    trial.with("third", config);
    trial.putToSleep(idle);
    trial.failNextSnapshot();
    trial.runInVain(config, RequestParts::rollback);
    trial.compare("rollback", config, new RollbackMojo(null));
  }

  @Test
  void rollbackThatIsOnlyPlanned() {
    Consumer<FunctionConfig> config = it -> it.alias = "live";
    trial.with("small", config);
    trial.with("other", config);
    trial.run(config, RequestParts::rollback, trial.snapStart()::plan);
    RollbackMojo dry = new RollbackMojo(null);
    dry.dryRun = "true";
    trial.compare("rollback", config, dry);
  }

  @Test
  void goalCallers() {
    trial.with("small", it -> it.alias = "live");
    called();
    trial.lambda().clearRecordedCalls();
    trial.snapStart().callers().find(FUNCTION, "live");
    trial.collect();
    CallersMojo mojo = new CallersMojo(null);
    trial.compare("callers", it -> {}, mojo);
    mojo.retarget = "true";
    trial.compare("callers", it -> {}, mojo);
    mojo.dryRun = "false";
    retargeted(RetargetChoice.withinLambda());
    trial.compare("callers", it -> {}, mojo);
    mojo.retargetUrls = "true";
    retargeted(new RetargetChoice(true, false));
    trial.compare("callers", it -> {}, mojo);
  }

  @Test
  void callersFromApiGateway() {
    trial.with("small", it -> it.alias = "live");
    called();
    for (String api : List.of(restApi(), httpApi())) {
      allow(api);
    }
    CallersMojo mojo = new CallersMojo(null);
    mojo.retarget = "true";
    mojo.retargetApis = "true";
    trial.lambda().clearRecordedCalls();
    trial.snapStart().callers().find(FUNCTION, "live");
    trial.snapStart().callers().planRetarget(FUNCTION, "live", new RetargetChoice(false, true));
    trial.collect();
    trial.compare("callers", it -> {}, mojo);
    mojo.dryRun = "false";
    retargeted(new RetargetChoice(false, true));
    assertThat(trial.lambda().recordedCalls())
        .filteredOn(call -> call.operation().equals("UpdateIntegration"))
        .hasSize(2);
    trial.compare("callers", it -> {}, mojo);
  }

  private String restApi() {
    return trial.lambda().apis().rest("shop", "orders", "POST", ARN);
  }

  private String httpApi() {
    return trial.lambda().apis().http("shop", "POST /orders", ARN);
  }

  private void allow(String restOrHttpApi) {
    try (LambdaClient api = trial.client()) {
      api.addPermission(
          it ->
              it.functionName(FUNCTION)
                  .statementId(restOrHttpApi)
                  .action("lambda:InvokeFunction")
                  .principal("apigateway.amazonaws.com")
                  .sourceArn(
                      "arn:aws:execute-api:us-east-1:123456789012:" + restOrHttpApi + "/*/*/*"));
    }
  }

  /** Each is a caller of its kind. */
  private void called() {
    try (LambdaClient api = trial.client()) {
      api.createEventSourceMapping(
          it -> it.functionName(FUNCTION).eventSourceArn("arn:aws:sqs:us-east-1:123456789012:new"));
      api.addPermission(
          it ->
              it.functionName(FUNCTION)
                  .statementId("s3")
                  .action("lambda:InvokeFunction")
                  .principal("s3.amazonaws.com"));
      api.createFunctionUrlConfig(
          it -> it.functionName(FUNCTION).authType(FunctionUrlAuthType.AWS_IAM));
    }
  }

  private void retargeted(RetargetChoice choice) {
    trial.lambda().clearRecordedCalls();
    trial.snapStart().callers().retarget(FUNCTION, "live", choice);
    trial.collect();
  }
}
