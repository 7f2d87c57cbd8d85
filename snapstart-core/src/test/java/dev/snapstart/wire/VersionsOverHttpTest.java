package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.Metrics;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.PruneReport;
import dev.snapstart.model.VersionVerdict;
import dev.snapstart.model.VersionVerdict.Reason;
import dev.snapstart.version.AliasShare;
import dev.snapstart.version.VersionInfo;
import dev.snapstart.version.VersionReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Listing and pruning versions over the real SDK and HTTP, against the local server. */
class VersionsOverHttpTest {
  private static final PruneGoal KEEP_ONE = PruneGoal.keeping(1).withGrace(Duration.ZERO);

  @TempDir Path folder;
  private Fixture fixture;
  private LambdaClient lambda;

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
  }

  @AfterEach
  void stop() {
    lambda.close();
    fixture.close();
  }

  @Test
  void tellsOfEachVersionWhatItIsAndWhoPointsToIt() {
    deploy(3);
    lambda.updateAlias(
        request ->
            request
                .functionName(FUNCTION)
                .name("live")
                .functionVersion("3")
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.25))));
    VersionReport report = fixture.snapStart().versions().list(FUNCTION);
    assertThat(report.versions()).extracting(VersionInfo::number).containsExactly("1", "2", "3");
    assertThat(report.versions())
        .extracting(VersionInfo::aliases)
        .containsExactly(
            List.of(),
            List.of(new AliasShare("live", 0.25)),
            List.of(new AliasShare("live", 0.75)));
    assertThat(report.versions())
        .allSatisfy(
            version -> {
              assertThat(version.state().state()).isEqualTo("Active");
              assertThat(version.state().optimizationStatus()).isEqualTo("On");
              assertThat(version.state().lastModified()).isNotNull();
              assertThat(version.state().codeSizeBytes()).isPositive();
              assertThat(version.price().kind()).isEqualTo(SnapshotPrice.Kind.FREE);
            });
    assertThat(report.usdPerMonth().orElseThrow()).isEqualByComparingTo("0");
  }

  /** Slow because a thousand calls of GetFunction take eleven seconds within the quota. */
  @Test
  @Tag("slow")
  void aThousandVersionsAreAtMostTwentyFiveCallsBesideGetFunction() {
    try (LocalLambda local = LocalLambda.builder().delays(Delays.none()).start();
        SnapStart snapStart = SnapStart.builder().endpoint(local.endpoint()).build()) {
      snapStart.deploy(fixture.deploy("code").build());
      for (int i = 2; i <= 1000; i++) {
        SettingsChange change = SettingsChange.builder().memorySize(200 + i).build();
        local.call(new LambdaCall.UpdateFunctionConfiguration(FUNCTION, change, null));
        local.call(new LambdaCall.PublishVersion(FUNCTION, null, null, null));
      }
      local.clearRecordedCalls();
      VersionReport report = snapStart.versions().list(FUNCTION);
      assertThat(report.versions()).hasSize(1000);
      List<String> others =
          local.recordedCalls().stream()
              .map(RecordedCall::operation)
              .filter(call -> !call.equals("GetFunction"))
              .toList();
      assertThat(others.size()).as("%s", others).isLessThanOrEqualTo(25);
    }
  }

  @Test
  void aFunctionThatIsNotThereIsAnError() {
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> fixture.snapStart().versions().list("nobody"));
    assertThat(error.code()).isEqualTo(ErrorCode.FUNCTION_NOT_FOUND);
  }

  @Test
  void whatAnEventSourceOrProvisionedConcurrencyCallsIsNotPruned() {
    deploy(5);
    lambda.createEventSourceMapping(
        request ->
            request
                .functionName(FUNCTION + ":1")
                .eventSourceArn("arn:aws:sqs:us-east-1:123456789012:orders"));
    lambda.addPermission(
        request ->
            request
                .functionName(FUNCTION)
                .qualifier("2")
                .statementId("partner")
                .action("lambda:InvokeFunction")
                .principal("210987654321"));
    PruneReport report =
        fixture
            .snapStart()
            .deploy(DeploymentRequest.forFunction(FUNCTION).prune(KEEP_ONE).build())
            .pruning()
            .orElseThrow();
    assertThat(report.kept())
        .extracting(VersionVerdict::reason)
        .containsExactly(Reason.EVENT_SOURCE, Reason.POLICY, Reason.LEDGER, Reason.ALIAS);
    assertThat(report.deleted()).extracting(VersionVerdict::version).containsExactly("3");
    assertThat(fixture.writes().subList(fixture.writes().size() - 1, fixture.writes().size()))
        .containsExactly("DeleteFunction");
  }

  @Test
  void aVersionThatWasCalledLatelyIsNotPruned() {
    deploy(5);
    Instant now = Instant.now();
    calls(
        now.minus(Duration.ofDays(3)),
        Map.of("FunctionName", FUNCTION, "Resource", FUNCTION + ":1"));
    calls(now.minus(Duration.ofDays(10)), Metrics.version(FUNCTION, "live", "2"));
    VersionReport listed = fixture.snapStart().versions().list(FUNCTION);
    assertThat(listed.withoutMetrics()).isEmpty();
    assertThat(listed.versions().get(0).lastInvoked().orElseThrow())
        .isBetween(now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(2)).plusSeconds(1));
    assertThat(listed.versions().get(1).lastInvoked()).isPresent();
    assertThat(listed.versions().get(2).lastInvoked()).isEmpty();
    PruneReport report = fixture.snapStart().versions().prune(FUNCTION, KEEP_ONE);
    assertThat(report.withoutCalls()).isEmpty();
    assertThat(report.kept())
        .extracting(VersionVerdict::reason)
        .containsExactly(Reason.CALLED, Reason.LEDGER, Reason.ALIAS);
    assertThat(report.deleted()).extracting(VersionVerdict::version).containsExactly("2", "3");
  }

  private void calls(Instant at, Map<String, String> dimensions) {
    fixture.lambda().metrics().put(at, "Invocations", dimensions, 1);
  }

  private void deploy(int versions) {
    for (int i = 1; i <= versions; i++) {
      fixture.snapStart().deploy(fixture.deploy("code " + i).build());
    }
  }
}
