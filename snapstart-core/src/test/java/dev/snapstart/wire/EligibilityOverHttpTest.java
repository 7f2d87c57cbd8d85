package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.readiness.EligibilityReport;
import dev.snapstart.readiness.EligibilityRule;
import dev.snapstart.readiness.Finding;
import dev.snapstart.readiness.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FileSystemConfig;

/** What excludes SnapStart ends a deployment before its first write. */
class EligibilityOverHttpTest {
  @TempDir private Path folder;

  @Test
  void aFileSystemEndsADeployBeforeTheFirstWrite() {
    try (Fixture fixture = new Fixture(folder)) {
      mountOnto(fixture);
      fixture.lambda().clearRecordedCalls();
      DeploymentRequest request = fixture.deploy("two").build();

      SnapStartException refused = refused(() -> fixture.snapStart().deploy(request));
      assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ELIGIBLE);
      assertThat(refused).hasMessageContainingAll("arn:aws:elasticfilesystem", "FileSystemConfigs");
      assertThat(fixture.writes()).isEmpty();
      assertThat(fixture.calls()).containsOnly("GetFunction", "GetAlias");

      assertThat(refused(() -> fixture.snapStart().plan(request)).code())
          .isEqualTo(ErrorCode.NOT_ELIGIBLE);
      fixture.snapStart().deploy(fixture.deploy("two", Fixture.base().snapStart(false)).build());
    }
  }

  @Test
  void aRegionWithoutSnapStartEndsTheCreationOfAFunction() {
    try (LocalLambda lambda =
            LocalLambda.builder().region("ap-east-2").delays(Delays.none()).start();
        SnapStart snapStart =
            SnapStart.builder().endpoint(lambda.endpoint()).region("ap-east-2").build();
        Fixture archives = new Fixture(folder)) {
      SnapStartException refused = refused(() -> snapStart.deploy(archives.deploy("one").build()));
      assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ELIGIBLE);
      assertThat(refused).hasMessageContaining("ap-east-2");
      assertThat(lambda.recordedCalls())
          .extracting(call -> call.operation())
          .doesNotContain("CreateFunction");
    }
  }

  @Test
  void bigEphemeralStorageOfTheFunctionEndsADeploy() {
    try (Fixture fixture = new Fixture(folder)) {
      fixture
          .snapStart()
          .deploy(
              fixture
                  .deploy(
                      "one",
                      Fixture.base()
                          .snapStart(false)
                          .set(FunctionSetting.EPHEMERAL_STORAGE_MB, 1024))
                  .build());
      fixture.lambda().clearRecordedCalls();
      SnapStartException refused =
          refused(() -> fixture.snapStart().deploy(fixture.deploy("two").build()));
      assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_SETTING);
      assertThat(refused).hasMessageContaining("1024 MB");
      assertThat(fixture.writes()).isEmpty();
    }
  }

  @Test
  void aFunctionThatIsNotThereYetIsJudgedAsLambdaMakesNewOnes() {
    try (Fixture fixture = new Fixture(folder)) {
      EligibilityReport report =
          fixture
              .snapStart()
              .eligibility(fixture.deploy("one", Fixture.base().runtime("java11")).build());
      assertThat(report.unjudged()).isEmpty();
      assertThat(report.findings())
          .extracting(finding -> finding.rule().name())
          .containsExactly("DNS cache");
    }
  }

  @Test
  void theReportReadsTheFunctionAndItsProvisionedConcurrency() {
    try (Fixture fixture = new Fixture(folder)) {
      mountOnto(fixture);
      try (LambdaClient client = client(fixture)) {
        client.putProvisionedConcurrencyConfig(
            put ->
                put.functionName(Fixture.FUNCTION)
                    .qualifier("live")
                    .provisionedConcurrentExecutions(1));
      }
      fixture.lambda().clearRecordedCalls();
      EligibilityReport report =
          fixture
              .snapStart()
              .eligibility(
                  fixture.deploy("two", FunctionSettings.builder().runtime("java11")).build());
      assertThat(fixture.calls())
          .containsExactly("GetFunction", "ListProvisionedConcurrencyConfigs");
      assertThat(report.of(Severity.ERROR))
          .extracting(finding -> finding.rule().name())
          .containsExactly("file systems", "provisioned concurrency");
      assertThat(report.of(Severity.WARNING))
          .extracting(Finding::rule)
          .extracting(EligibilityRule::name)
          .containsExactly("DNS cache");
      assertThat(report.unjudged()).isEmpty();
    }
  }

  private static void mountOnto(Fixture fixture) {
    fixture.snapStart().deploy(fixture.deploy("one", Fixture.base().snapStart(false)).build());
    try (LambdaClient client = client(fixture)) {
      client.updateFunctionConfiguration(
          update ->
              update
                  .functionName(Fixture.FUNCTION)
                  .fileSystemConfigs(
                      FileSystemConfig.builder()
                          .arn(
                              "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/"
                                  + "fsap-0123456789abcdef0")
                          .localMountPath("/mnt/data")
                          .build()));
    }
  }

  private static LambdaClient client(Fixture fixture) {
    return LambdaClient.builder()
        .endpointOverride(fixture.lambda().endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .build();
  }

  private static SnapStartException refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable run) {
    SnapStartException refused = catchThrowableOfType(SnapStartException.class, run);
    assertThat(refused).isNotNull();
    return refused;
  }
}
