package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.AwsClients;
import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Failed;
import dev.snapstart.event.Finished;
import dev.snapstart.event.Retrying;
import dev.snapstart.event.StepFinished;
import dev.snapstart.event.StepStarted;
import dev.snapstart.event.Waiting;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.plan.DeploymentPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What goes wrong on the way, and what the library makes of it. */
class FaultsOverHttpTest {
  private static final String SECRET = "canary-7f3a9";

  @TempDir Path folder;
  private final RecordedEvents events = new RecordedEvents();
  private Fixture fixture;

  @BeforeEach
  void start() {
    fixture = new Fixture(folder, events);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDeniedException, ACCESS_DENIED",
    "403, ExpiredTokenException, CREDENTIALS_INVALID",
    "403, UnrecognizedClientException, CREDENTIALS_INVALID",
    "400, InvalidParameterValueException, REJECTED",
    "400, CodeStorageExceededException, QUOTA_EXCEEDED",
    "501, NotImplementedException, REJECTED"
  })
  void aFailureThatWillNotPassEndsTheRunAtOnce(int status, String type, ErrorCode code) {
    fixture.lambda().faults().add(Trigger.next().of("CreateFunction"), refuse(status, type));
    SnapStartException error = fixture.failure(fixture.deploy("one").build());
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.requestId()).isPresent();
    assertThat(error.step()).contains("CreateFunction");
    assertThat(error).hasMessageContaining(FUNCTION).hasCauseInstanceOf(RuntimeException.class);
    assertThat(fixture.writes()).containsExactly("CreateFunction");
    assertThat(events.all().get(events.all().size() - 1)).isInstanceOf(Failed.class);
  }

  @Test
  void accessDeniedNamesTheMissingAction() {
    fixture
        .lambda()
        .faults()
        .add(Trigger.next().of("GetFunction"), refuse(403, "AccessDeniedException"));
    assertThat(fixture.failure(fixture.deploy("one").build()))
        .hasMessageContaining("lambda:GetFunction is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GetFunction",
        "GetAlias",
        "CreateFunction",
        "PublishVersion",
        "CreateAlias",
        "GetCallerIdentity"
      })
  void whatPassesIsRepeatedAfterLookingAgain(String operation) {
    List<Fault> faults =
        List.of(
            Fault.dropBefore(),
            Fault.dropAfter(),
            Fault.throttle(0),
            refuse(500, "ServiceException"),
            refuse(503, "ServiceUnavailable"),
            Fault.truncate());
    for (Fault fault : faults) {
      fixture.close();
      start();
      fixture.lambda().faults().add(Trigger.next().of(operation), fault);
      DeploymentResult result = fixture.snapStart().deploy(fixture.deploy("one").build());
      assertThat(result.alias().orElseThrow().version()).as("%s", fault).isEqualTo("1");
      assertThat(fixture.lambda().state().function(FUNCTION).versions().values()).hasSize(1);
    }
  }

  @Test
  void aRoleThatIsNotKnownYetIsAwaitedWithAnEvent() {
    fixture.lambda().faults().rejectRole(1);
    fixture.snapStart().deploy(fixture.deploy("one").build());
    assertThat(events.all())
        .filteredOn(event -> event instanceof Retrying)
        .singleElement()
        .satisfies(
            event -> {
              Retrying retrying = (Retrying) event;
              assertThat(retrying.step()).isEqualTo("CreateFunction");
              assertThat(retrying.why()).contains("cannot be assumed");
            });
  }

  @Test
  void throttlingIsEndedByTheDeadline() {
    fixture.lambda().faults().add(Trigger.every().of("GetAlias"), Fault.throttle(0));
    SnapStart impatient = fixture.snapStart();
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class,
            () -> impatient.deploy(fixture.deploy("one").deadline(Duration.ofSeconds(2)).build()));
    assertThat(error.code()).isEqualTo(ErrorCode.THROTTLED);
    assertThat(fixture.writes()).isEmpty();
    assertThat(fixture.calls().stream().filter("GetAlias"::equals).count()).isLessThanOrEqualTo(12);
  }

  @Test
  void aFailedSnapshotEndsTheRunAndLeavesTheAliasAlone() {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.lambda().faults().failNextSnapshot(FUNCTION, "FunctionError", "init blew up");
    SnapStartException error = fixture.failure(fixture.deploy("two").build());
    assertThat(error.code()).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
    assertThat(error).hasMessageContaining("init blew up").hasMessageContaining("version 2");
    assertThat(aliasVersion()).isEqualTo("1");

    DeploymentResult next = fixture.snapStart().deploy(fixture.deploy("two").build());
    assertThat(next.version().orElseThrow().number()).isEqualTo("3");
    assertThat(aliasVersion()).isEqualTo("3");
    assertThat(fixture.lambda().state().function(FUNCTION).latest().settings().description())
        .endsWith("[snapstart r1]");
  }

  @Test
  void aVersionThatFailsAgainAfterRecoveryEndsTheRun() {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.lambda().faults().failNextSnapshot(FUNCTION, "FunctionError", "once");
    fixture.failure(fixture.deploy("two").build());
    fixture.lambda().faults().failNextSnapshot(FUNCTION, "FunctionError", "twice");
    assertThat(fixture.failure(fixture.deploy("two").build()))
        .hasMessageContaining("twice")
        .hasMessageContaining("version 3");
    assertThat(aliasVersion()).isEqualTo("1");
  }

  @Test
  void eventsComeInOrderAndAListenerCannotBreakTheDeployment() {
    fixture
        .snapStart()
        .deploy(
            fixture.deploy("one").build(),
            new DeploymentListener() {
              @Override
              public void stepStarted(StepStarted event) {
                throw new IllegalStateException("a broken listener");
              }
            });
    List<Object> steps =
        events.all().stream().filter(event -> !(event instanceof Waiting)).toList();
    assertThat(steps.get(0)).isInstanceOf(DeploymentPlan.class);
    assertThat(steps)
        .extracting(event -> event instanceof StepStarted s ? s.number() + "/" + s.total() : "")
        .contains("1/4", "2/4", "3/4", "4/4");
    assertThat(steps)
        .extracting(event -> event instanceof StepFinished f ? f.outcome() : "")
        .contains(
            "function created",
            "version 1 published",
            "snapshot of version 1: Active, optimization On",
            "alias live: new -> 1");
    assertThat(steps.get(steps.size() - 1)).isInstanceOf(Finished.class);
  }

  @Test
  void noSecretIsInPlanEventsResultOrError() {
    DeploymentRequest request =
        fixture.deploy("one", Fixture.base().environment(Map.of("TOKEN", SECRET))).build();
    DeploymentPlan plan = fixture.snapStart().plan(request);
    DeploymentResult result = fixture.snapStart().deploy(request);
    fixture
        .lambda()
        .faults()
        .add(
            Trigger.next().of("UpdateFunctionConfiguration"), refuse(403, "AccessDeniedException"));
    SnapStartException error =
        fixture.failure(
            fixture
                .deploy("one", Fixture.base().environment(Map.of("TOKEN", SECRET + "2")))
                .build());
    String all =
        plan
            + " "
            + result
            + " "
            + events.all()
            + " "
            + error
            + " "
            + request
            + " "
            + fixture.snapStart().status(FUNCTION);
    assertThat(all).doesNotContain(SECRET).contains("TOKEN");
  }

  @Test
  void anotherAccountThanTheExpectedOneIsRefusedBeforeAnyWrite() {
    SnapStartException error =
        fixture.failure(fixture.deploy("one").expectedAccount("999999999999").build());
    assertThat(error.code()).isEqualTo(ErrorCode.WRONG_ACCOUNT);
    assertThat(fixture.writes()).isEmpty();
  }

  @Test
  void anArnOrKeyOfAnotherRegionIsRefusedBeforeAnyCall() {
    SnapStartException function =
        fixture.failure(
            DeploymentRequest.forFunction("arn:aws:lambda:eu-west-1:123456789012:function:x")
                .publish()
                .build());
    assertThat(function.code()).isEqualTo(ErrorCode.WRONG_REGION);
    SnapStartException key =
        fixture.failure(
            fixture
                .deploy(
                    "one", Fixture.base().kmsKeyArn("arn:aws:kms:eu-west-1:123456789012:key/abc"))
                .build());
    assertThat(key.code()).isEqualTo(ErrorCode.INVALID_KMS_KEY);
    assertThat(fixture.calls()).isEmpty();
  }

  @Test
  void aFunctionThatCannotBeCreatedSaysWhatIsMissing() {
    SnapStartException error =
        fixture.failure(
            DeploymentRequest.forFunction(FUNCTION)
                .code(dev.snapstart.model.CodeSource.archive(fixture.archive("code", "one")))
                .settings(s -> s.runtime("java21"))
                .build());
    assertThat(error.code()).isEqualTo(ErrorCode.CREATE_INCOMPLETE);
    assertThat(error).hasMessageContaining("'role', 'handler'");
    assertThat(fixture.failure(DeploymentRequest.forFunction(FUNCTION).publish().build()).code())
        .isEqualTo(ErrorCode.FUNCTION_NOT_FOUND);
    assertThat(fixture.failure(DeploymentRequest.forFunction(FUNCTION).version("7").build()).code())
        .isEqualTo(ErrorCode.VERSION_NOT_FOUND);
  }

  @Test
  void theHostsClientsAreUsedAndNotClosed() {
    try (LambdaClient client = client(fixture.lambda().endpoint())) {
      try (SnapStart hosted =
          SnapStart.builder().clients(AwsClients.lambdaClient(client)).build()) {
        assertThat(hosted.region()).isEqualTo("us-east-1");
        hosted.deploy(fixture.deploy("one").build());
      }
      assertThat(client.getFunction(request -> request.functionName(FUNCTION)).configuration())
          .isNotNull();
    }
  }

  private static LambdaClient client(URI endpoint) {
    return LambdaClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(ApacheHttpClient.builder())
        .build();
  }

  private String aliasVersion() {
    return fixture.lambda().state().function(FUNCTION).aliases().get("live").functionVersion();
  }

  private static Fault refuse(int status, String type) {
    return Fault.refuse(status, type, "scripted " + type);
  }
}
