package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.trigger.AccountScan;
import dev.snapstart.trigger.Caller;
import dev.snapstart.trigger.Caller.Kind;
import dev.snapstart.trigger.Caller.Verdict;
import dev.snapstart.trigger.CallerReport;
import dev.snapstart.trigger.Callers;
import dev.snapstart.trigger.RetargetChoice;
import dev.snapstart.trigger.Retargeting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Finding callers and moving them, over the real SDK and HTTP, against the local server. */
class CallersOverHttpTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:" + FUNCTION;
  private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:orders";
  private static final String RULE = "arn:aws:events:us-east-1:123456789012:rule/nightly";

  @TempDir Path folder;
  private Fixture fixture;
  private LambdaClient lambda;
  private Callers callers;

  @BeforeEach
  void start() {
    fixture = new Fixture(folder);
    lambda =
        LambdaClient.builder()
            .endpointOverride(fixture.lambda().endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    callers = fixture.snapStart().callers();
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.snapStart().deploy(fixture.deploy("two").build());
  }

  @AfterEach
  void stop() {
    lambda.close();
    fixture.close();
  }

  @Test
  void findsWhatCallsLatestAndOldVersionsAndSaysWhatToChange() {
    String latest = mapping(FUNCTION);
    String old = mapping(FUNCTION + ":1");
    mapping(FUNCTION + ":live");
    allow(null, "nightly", RULE);
    lambda.createFunctionUrlConfig(request -> request.functionName(FUNCTION).authType("NONE"));
    CallerReport report = callers.find(FUNCTION, null);
    assertThat(report.alias()).contains("live");
    assertThat(report.missing())
        .extracting(Caller::kind, Caller::verdict)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Kind.EVENT_SOURCE, Verdict.LATEST),
            org.assertj.core.groups.Tuple.tuple(Kind.EVENT_SOURCE, Verdict.OLD_VERSION),
            org.assertj.core.groups.Tuple.tuple(Kind.PERMISSION, Verdict.LATEST),
            org.assertj.core.groups.Tuple.tuple(Kind.FUNCTION_URL, Verdict.LATEST));
    assertThat(caller(report, latest).changes())
        .containsExactly(
            "aws lambda update-event-source-mapping --uuid "
                + latest
                + " --function-name "
                + ARN
                + ":live");
    assertThat(caller(report, latest).sourceArn()).isEqualTo(QUEUE);
    assertThat(caller(report, latest).service()).isEqualTo("sqs");
    assertThat(caller(report, old).qualifier()).isEqualTo("1");
    assertThat(caller(report, "nightly").changes())
        .containsExactly(
            "aws lambda add-permission --function-name orders-api --qualifier live --statement-id"
                + " nightly --action lambda:InvokeFunction --principal events.amazonaws.com"
                + " --source-arn "
                + RULE,
            "Make " + ARN + ":live the target of the rule " + RULE + ".",
            "aws lambda remove-permission --function-name orders-api --statement-id nightly");
    assertThat(fixture.writes()).doesNotContain("AddPermission").hasSize(6);
  }

  @Test
  void nothingMissesWhereEverybodyUsesTheAlias() {
    mapping(FUNCTION + ":live");
    allow("live", "nightly", RULE);
    assertThat(callers.find(FUNCTION, "live").missing()).isEmpty();
    assertThat(callers.find(FUNCTION, "live").callers()).hasSize(2);
  }

  @Test
  void movesCallersPermissionsFirstAndNamesTheWayBack() {
    String mapping = mapping(FUNCTION);
    allow(null, "nightly", RULE);
    Retargeting plan = callers.planRetarget(FUNCTION, null, RetargetChoice.withinLambda());
    assertThat(permissions("live")).isNull();
    Retargeting done = callers.retarget(FUNCTION, null, RetargetChoice.withinLambda());
    assertThat(done).isEqualTo(plan);
    assertThat(done.moves())
        .extracting(Retargeting.Move::undo)
        .containsExactly(
            "aws lambda remove-permission --function-name orders-api --qualifier live"
                + " --statement-id nightly",
            "aws lambda update-event-source-mapping --uuid " + mapping + " --function-name " + ARN);
    assertThat(permissions("live")).contains(RULE).contains("nightly");
    assertThat(permissions(null)).as("nothing is taken away").contains("nightly");
    assertThat(lambda.getEventSourceMapping(request -> request.uuid(mapping)).functionArn())
        .isEqualTo(ARN + ":live");

    CallerReport after = callers.find(FUNCTION, null);
    assertThat(after.missing()).isEmpty();
    assertThat(caller(after, Verdict.LEFTOVER).changes().get(0)).contains("remove-permission");
    assertThat(callers.retarget(FUNCTION, null, RetargetChoice.withinLambda()).moves()).isEmpty();
  }

  @Test
  void aMappingThatIsStillChangingIsMovedOnceThatIsOver() {
    String mapping = mapping(FUNCTION);
    fixture
        .lambda()
        .faults()
        .add(
            Trigger.next().of("UpdateEventSourceMapping"),
            Fault.refuse(400, "ResourceInUseException", "It is in use."));
    assertThat(callers.retarget(FUNCTION, null, RetargetChoice.withinLambda()).moves()).hasSize(1);
    assertThat(lambda.getEventSourceMapping(request -> request.uuid(mapping)).functionArn())
        .isEqualTo(ARN + ":live");
  }

  @Test
  void theAliasGetsAUrlOnlyOnRequest() {
    lambda.createFunctionUrlConfig(
        request ->
            request
                .functionName(FUNCTION)
                .authType("AWS_IAM")
                .invokeMode("RESPONSE_STREAM")
                .cors(cors -> cors.allowOrigins("https://example.com")));
    lambda.addPermission(
        request ->
            request
                .functionName(FUNCTION)
                .statementId("url")
                .action("lambda:InvokeFunctionUrl")
                .principal("*")
                .functionUrlAuthType("AWS_IAM"));
    Retargeting without = callers.retarget(FUNCTION, null, RetargetChoice.withinLambda());
    assertThat(without.moves()).isEmpty();
    assertThat(without.byHand()).singleElement().asString().contains("another address");

    callers.retarget(FUNCTION, null, new RetargetChoice(true, false));
    var url = lambda.getFunctionUrlConfig(r -> r.functionName(FUNCTION).qualifier("live"));
    assertThat(url.authTypeAsString()).isEqualTo("AWS_IAM");
    assertThat(url.invokeModeAsString()).isEqualTo("RESPONSE_STREAM");
    assertThat(url.cors().allowOrigins()).containsExactly("https://example.com");
    assertThat(permissions("live")).contains("lambda:InvokeFunctionUrl");
    assertThat(callers.find(FUNCTION, null).missing())
        .filteredOn(caller -> caller.kind() == Kind.FUNCTION_URL)
        .singleElement()
        .satisfies(
            old ->
                assertThat(old.changes())
                    .containsExactly(
                        "Tell its callers the URL of live: " + url.functionUrl(),
                        "If they use it by now: aws lambda delete-function-url-config"
                            + " --function-name orders-api"));
  }

  @Test
  void integrationsOfApisArePointedAtTheAliasOnRequest() {
    String rest = fixture.lambda().apis().rest("shop", "orders", "POST", ARN);
    String http = fixture.lambda().apis().http("shop", "POST /orders", ARN + ":1");
    fixture.lambda().apis().http("not named by a permission", "POST /orders", ARN);
    allow(null, "rest", "arn:aws:execute-api:us-east-1:123456789012:" + rest + "/*/POST/orders");
    allow("1", "http", "arn:aws:execute-api:us-east-1:123456789012:" + http + "/*/*/orders");
    mapping(FUNCTION + ":1");
    RetargetChoice withApis = new RetargetChoice(false, true);

    Retargeting done = callers.retarget(FUNCTION, null, withApis);

    assertThat(done.moves())
        .extracting(Retargeting.Move::what)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("allow"),
            second -> assertThat(second).startsWith("allow"),
            third -> assertThat(third).startsWith("event source mapping"),
            fourth -> assertThat(fourth).contains(" -> ").contains(ARN + ":live"),
            fifth -> assertThat(fifth).contains(" -> ").contains(ARN + ":live"));
    assertThat(done.byHand())
        .singleElement()
        .asString()
        .contains("create-deployment --rest-api-id " + rest);
    assertThat(fixture.calls()).filteredOn(call -> call.equals("UpdateIntegration")).hasSize(2);
    assertThat(callers.planRetarget(FUNCTION, null, withApis).moves()).isEmpty();
  }

  @Test
  void anIdThatTheAliasUsesForSomethingElseIsNotTakenTwice() {
    allow("live", "nightly", RULE + "-other");
    allow(null, "nightly", RULE);
    callers.retarget(FUNCTION, null, RetargetChoice.withinLambda());
    assertThat(permissions("live")).contains("nightly-2").contains(RULE + "-other");
  }

  @Test
  void settingsOfAsynchronousCallsThatTheAliasLacksAreNamed() {
    lambda.putFunctionEventInvokeConfig(
        request ->
            request
                .functionName(FUNCTION)
                .destinationConfig(to -> to.onFailure(failure -> failure.destination(QUEUE))));
    CallerReport report = callers.find(FUNCTION, null);
    assertThat(report.missing()).isEmpty();
    assertThat(caller(report, Verdict.NOT_ON_ALIAS).changes().get(0))
        .contains("put-function-event-invoke-config")
        .contains("\"OnFailure\":{\"Destination\":\"" + QUEUE + "\"}");
  }

  @Test
  void destinationsOfOtherFunctionsAreFoundOnRequestWithACallForEach() {
    other("audit", null, ARN, QUEUE);
    other("billing", "1", ARN + ":1", ARN + ":live");
    other("shop", null, QUEUE, null);
    fixture.lambda().clearRecordedCalls();
    assertThat(callers.find(FUNCTION, null).callers()).isEmpty();
    int without = fixture.calls().size();
    fixture.lambda().clearRecordedCalls();

    CallerReport report = callers.find(FUNCTION, null, new AccountScan(4));

    assertThat(fixture.calls()).hasSize(without + 1 + 3);
    assertThat(report.callers())
        .extracting(Caller::kind, Caller::id, Caller::verdict)
        .containsExactly(
            tuple(Kind.DESTINATION, "OnSuccess", Verdict.LATEST),
            tuple(Kind.DESTINATION, "OnSuccess", Verdict.OLD_VERSION),
            tuple(Kind.DESTINATION, "OnFailure", Verdict.ALIAS));
    Caller audit = report.callers().get(0);
    assertThat(audit.sourceArn()).endsWith(":function:audit:$LATEST");
    assertThat(audit.changes())
        .containsExactly(
            "Its role must be allowed to call " + ARN + ":live.",
            "aws lambda update-function-event-invoke-config --function-name"
                + " arn:aws:lambda:us-east-1:123456789012:function:audit --qualifier '$LATEST'"
                + " --destination-config '{\"OnSuccess\":{\"Destination\":\""
                + ARN
                + ":live\"},\"OnFailure\":{\"Destination\":\""
                + QUEUE
                + "\"}}'");
    assertThat(report.missing()).hasSize(2);
  }

  @Test
  void moreFunctionsThanAllowedAreAnErrorBeforeOneIsAsked() {
    other("audit", null, ARN, QUEUE);
    fixture.lambda().clearRecordedCalls();
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> callers.find(FUNCTION, null, new AccountScan(1)));
    assertThat(error.code()).isEqualTo(ErrorCode.SCAN_TOO_LARGE);
    assertThat(error).hasMessageContaining("more than 1").hasMessageContaining("maxFunctions");
    assertThat(fixture.calls().stream().filter("ListFunctionEventInvokeConfigs"::equals).count())
        .isEqualTo(1);
  }

  private byte[] archive() {
    try {
      return Files.readAllBytes(fixture.archive("other", "other"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void other(String name, String qualifier, String onSuccess, String onFailure) {
    lambda.createFunction(
        request ->
            request
                .functionName(name)
                .runtime("java21")
                .handler("a.B::c")
                .role("arn:aws:iam::123456789012:role/" + name)
                .publish(true)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(archive()))));
    lambda.putFunctionEventInvokeConfig(
        request ->
            request
                .functionName(name)
                .qualifier(qualifier)
                .destinationConfig(
                    to ->
                        to.onSuccess(success -> success.destination(onSuccess))
                            .onFailure(failure -> failure.destination(onFailure))));
  }

  @Test
  void anAliasThatIsNotThereIsAnError() {
    for (String alias : List.of("prod", "LIVE")) {
      SnapStartException error =
          catchThrowableOfType(SnapStartException.class, () -> callers.find(FUNCTION, alias));
      assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
      assertThat(error).hasMessageContaining("live");
    }
  }

  private String mapping(String function) {
    return lambda
        .createEventSourceMapping(request -> request.functionName(function).eventSourceArn(QUEUE))
        .uuid();
  }

  private void allow(String qualifier, String id, String source) {
    lambda.addPermission(
        request ->
            request
                .functionName(FUNCTION)
                .qualifier(qualifier)
                .statementId(id)
                .action("lambda:InvokeFunction")
                .principal("events.amazonaws.com")
                .sourceArn(source));
  }

  private String permissions(String qualifier) {
    try {
      return lambda
          .getPolicy(request -> request.functionName(FUNCTION).qualifier(qualifier))
          .policy();
    } catch (software.amazon.awssdk.services.lambda.model.ResourceNotFoundException e) {
      return null;
    }
  }

  private static Caller caller(CallerReport report, String id) {
    return report.callers().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  private static Caller caller(CallerReport report, Verdict verdict) {
    return report.callers().stream()
        .filter(it -> it.verdict() == verdict)
        .findFirst()
        .orElseThrow();
  }
}
