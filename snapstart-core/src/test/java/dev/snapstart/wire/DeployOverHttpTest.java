package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.Attribute;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionStatus;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.VpcAttachment;
import dev.snapstart.plan.DeploymentPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The facade over the real SDK and HTTP, against the local server. */
class DeployOverHttpTest extends OverHttp {
  private static final String KEY =
      "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

  @Test
  void createsPublishesAwaitsAndPointsTheAlias() {
    DeploymentResult result = fixture.snapStart().deploy(fixture.deploy("one").build());
    assertThat(result.version().orElseThrow().number()).isEqualTo("1");
    assertThat(result.version().orElseThrow().reused()).isFalse();
    assertThat(result.alias().orElseThrow().previousVersion()).isEmpty();
    assertThat(result.account()).isEqualTo("123456789012");
    assertThat(result.functionArn())
        .isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:orders-api");
    assertThat(fixture.writes()).containsExactly("CreateFunction", "PublishVersion", "CreateAlias");
    assertThat(version("1").lifecycle().snapshotReady()).isTrue();
  }

  @Test
  void anUnchangedDeployIsThreeReadsAndNoWrite() {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.lambda().clearRecordedCalls();
    DeploymentResult result = fixture.snapStart().deploy(fixture.deploy("one").build());
    assertThat(result.changed()).isFalse();
    assertThat(result.version().orElseThrow().reused()).isTrue();
    assertThat(fixture.writes()).isEmpty();
    assertThat(fixture.calls()).containsExactlyInAnyOrder("GetFunction", "GetAlias", "GetFunction");
  }

  @Test
  void aCodeChangeIsOneWriteOfEachKindAndOneReadOutsideGetFunction() {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.lambda().clearRecordedCalls();
    DeploymentResult result = fixture.snapStart().deploy(fixture.deploy("two").build());
    assertThat(result.alias().orElseThrow().previousVersion()).contains("1");
    assertThat(result.alias().orElseThrow().version()).isEqualTo("2");
    assertThat(fixture.writes())
        .containsExactly("UpdateFunctionCode", "PublishVersion", "UpdateAlias");
    assertThat(readsOutsideGetFunction()).containsExactly("GetAlias");
    assertThat(alias().description()).matches("\\[snapstart 2<1 at=[0-9TZ:-]+\\]");
  }

  @Test
  void changedSettingsAddOneConfigurationUpdateAndNothingElse() {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.lambda().clearRecordedCalls();
    FunctionSettings.Builder changed =
        Fixture.base()
            .memoryMb(2048)
            .timeoutSeconds(42)
            .environment(Map.of("STAGE", "prod"))
            .set(FunctionSetting.ARCHITECTURE, "arm64")
            .set(FunctionSetting.SOURCE_KMS_KEY_ARN, KEY);
    fixture.snapStart().deploy(fixture.deploy("two", changed).build());
    assertThat(fixture.writes())
        .containsExactly(
            "UpdateFunctionCode", "UpdateFunctionConfiguration", "PublishVersion", "UpdateAlias");
    assertThat(readsOutsideGetFunction()).containsExactly("GetAlias", "DescribeKey");
  }

  @Test
  void everySettingIsWrittenReadBackAndCleared() {
    DeploymentRequest set = fixture.deploy("one", everything()).tags(Map.of("team", "a")).build();
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.snapStart().deploy(set);
    assertThat(fixture.snapStart().plan(set).isEmpty()).isTrue();
    FunctionStatus status = fixture.snapStart().status(FUNCTION);
    assertThat(status.function().orElseThrow().settings())
        .isEqualTo(status.versions().get("2").settings());

    FunctionSettings.Builder cleared = Fixture.base();
    for (FunctionSetting<?> setting : FunctionSetting.all()) {
      boolean needed =
          List.of(FunctionSetting.SNAP_START, FunctionSetting.ARCHITECTURE).contains(setting)
              || setting.defaultValue() == null;
      if (!needed) {
        cleared.clear(setting);
      }
    }
    cleared.set(FunctionSetting.ARCHITECTURE, "arm64");
    DeploymentRequest clear = fixture.deploy("one", cleared).clearTags().build();
    DeploymentPlan plan = fixture.snapStart().plan(clear);
    assertThat(plan.changes()).extracting(change -> change.subject()).contains("KMS key", "VPC");
    fixture.snapStart().deploy(clear);
    assertThat(fixture.snapStart().plan(clear).isEmpty()).isTrue();
  }

  @Test
  void createsWithEverySetting() {
    DeploymentRequest request =
        fixture.deploy("one", everything()).tags(Map.of("team", "a")).build();
    fixture.snapStart().deploy(request);
    assertThat(fixture.writes()).containsExactly("CreateFunction", "PublishVersion", "CreateAlias");
    DeploymentPlan plan = fixture.snapStart().plan(request);
    assertThat(plan.isEmpty()).as("%s", plan.changes()).isTrue();
  }

  @Test
  void defaultsOfLambdaAreNoDrift() {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    FunctionSettings.Builder defaults = Fixture.base();
    for (FunctionSetting<?> setting : FunctionSetting.all()) {
      if (setting.defaultValue() != null && !setting.equals(FunctionSetting.SNAP_START)) {
        defaults.clear(setting);
      }
    }
    DeploymentPlan plan = fixture.snapStart().plan(fixture.deploy("one", defaults).build());
    assertThat(plan.isEmpty()).as("%s", plan.changes()).isTrue();
  }

  @Test
  void theSingleStepsLeadToTheSameEnd() {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.lambda().clearRecordedCalls();
    var snapStart = fixture.snapStart();
    snapStart.updateCode(FUNCTION, CodeSource.archive(fixture.archive("two", "two")));
    snapStart.configure(FUNCTION, FunctionSettings.builder().memoryMb(1024).build());
    snapStart.applyKmsKey(FUNCTION, KEY);
    DeploymentResult published = snapStart.publish(FUNCTION, "release 2");
    String version = published.version().orElseThrow().number();
    assertThat(version).isEqualTo("2");
    snapStart.awaitSnapshot(FUNCTION, version);
    snapStart.pointAlias(FUNCTION, "live", version);
    assertThat(fixture.writes())
        .containsExactly(
            "UpdateFunctionCode",
            "UpdateFunctionConfiguration",
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias");
    assertThat(version("2").settings().description()).isEqualTo("release 2");
    assertThat(version("2").settings().kmsKeyArn()).isEqualTo(KEY);
    snapStart.applyKmsKey(FUNCTION, null);
    assertThat(fixture.lambda().state().function(FUNCTION).latest().settings().kmsKeyArn())
        .isNull();
  }

  @Test
  void publishingTwiceSaysThatTheVersionIsReused() throws InterruptedException {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    DeploymentResult again = fixture.snapStart().publish(FUNCTION, "another description");
    assertThat(again.version().orElseThrow().reused()).isTrue();
    assertThat(again.version().orElseThrow().number()).isEqualTo("1");
  }

  @Test
  void statusOfAFunctionThatDoesNotExistIsEmpty() {
    assertThat(fixture.snapStart().status("nobody").function()).isEmpty();
  }

  @Test
  void takesCodeFromS3AndDoesNotRepeatIt() throws IOException {
    var s3 = new S3Put(fixture.lambda().endpoint());
    s3.put("packages", "v1.zip", fixture.archive("v1", "from s3"));
    DeploymentRequest request =
        DeploymentRequest.forFunction(FUNCTION)
            .code(CodeSource.s3Object("packages", "v1.zip", null))
            .settings(Fixture.base().build())
            .publish()
            .alias("live")
            .build();
    fixture.snapStart().deploy(request);
    fixture.lambda().clearRecordedCalls();
    assertThat(fixture.snapStart().deploy(request).changed()).isFalse();
    s3.put("packages", "v1.zip", fixture.archive("v1", "from s3, changed"));
    fixture.snapStart().deploy(request);
    assertThat(alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void archivesOverTheDirectLimitGoThroughTheBucketOnce() throws IOException {
    new S3Put(fixture.lambda().endpoint()).bucket("staging");
    Path large = largeArchive();
    DeploymentRequest request =
        DeploymentRequest.forFunction(FUNCTION)
            .code(CodeSource.archive(large).stagedIn("staging", "builds/"))
            .settings(Fixture.base().build())
            .publish()
            .alias("live")
            .build();
    DeploymentPlan plan = fixture.snapStart().plan(request);
    fixture.snapStart().deploy(request);
    assertThat(fixture.writes())
        .containsExactly("PutObject", "CreateFunction", "PublishVersion", "CreateAlias");
    assertThat(plan.steps()).extracting(step -> step.name()).startsWith("StagePackage");
    fixture.snapStart().updateCode(FUNCTION, CodeSource.archive(fixture.archive("small", "s")));
    fixture.lambda().clearRecordedCalls();
    fixture.snapStart().deploy(request);
    assertThat(fixture.writes()).doesNotContain("PutObject").startsWith("UpdateFunctionCode");
  }

  @Test
  void weightsThatACanaryLeftBehindAreCleared() {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.snapStart().deploy(fixture.deploy("two").build());
    fixture
        .lambda()
        .call(
            new LambdaCall.UpdateAlias(
                FUNCTION,
                "live",
                null,
                null,
                new LambdaCall.RoutingConfig(Map.of("1", 0.1)),
                null));
    assertThat(alias().weights().isEmpty()).isFalse();
    fixture.snapStart().deploy(fixture.deploy("two").build());
    assertThat(alias().weights().isEmpty()).isTrue();
    assertThat(alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void keepsTheUsersAliasDescriptionAndAppendsTheLedger() {
    AliasGoal goal = new AliasGoal("live", Attribute.set("what customers use"), true);
    fixture.snapStart().deploy(fixture.deploy("one").alias(goal).build());
    fixture.snapStart().deploy(fixture.deploy("two").build());
    assertThat(alias().description())
        .matches("what customers use \\[snapstart 2<1 at=[0-9TZ:-]+\\]");
    fixture
        .snapStart()
        .deploy(
            fixture
                .deploy("three")
                .alias(new AliasGoal("live", Attribute.unmanaged(), false))
                .build());
    assertThat(alias().description()).isEqualTo("what customers use");
  }

  private Path largeArchive() throws IOException {
    Path file = folder.resolve("large.zip");
    byte[] noise = new byte[53_000_000];
    new Random(7).nextBytes(noise);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("noise"));
      zip.write(noise);
      zip.closeEntry();
    }
    return file;
  }

  private List<String> readsOutsideGetFunction() {
    return fixture.calls().stream()
        .filter(call -> !fixture.writes().contains(call) && !call.equals("GetFunction"))
        .toList();
  }

  private Alias alias() {
    return fixture.lambda().state().function(FUNCTION).aliases().get("live");
  }

  private dev.snapstart.local.state.FunctionVersion version(String number) {
    return fixture.lambda().state().function(FUNCTION).version(number);
  }

  private static FunctionSettings.Builder everything() {
    return Fixture.base()
        .memoryMb(1024)
        .timeoutSeconds(30)
        .kmsKeyArn(KEY)
        .environment(Map.of("STAGE", "prod"))
        .set(FunctionSetting.LAYERS, List.of("arn:aws:lambda:us-east-1:123456789012:layer:base:3"))
        .set(FunctionSetting.TRACING, "Active")
        .set(FunctionSetting.EPHEMERAL_STORAGE_MB, 512)
        .set(FunctionSetting.DEAD_LETTER_TARGET_ARN, "arn:aws:sqs:us-east-1:123456789012:dead")
        .set(FunctionSetting.LOGGING, new LogSettings("JSON", "DEBUG", "WARN", "/my/group"))
        .set(
            FunctionSetting.VPC,
            new VpcAttachment(List.of("subnet-0b", "subnet-0a"), List.of("sg-0a"), true))
        .set(FunctionSetting.DESCRIPTION, "takes orders")
        .set(FunctionSetting.ARCHITECTURE, "arm64")
        .set(FunctionSetting.SOURCE_KMS_KEY_ARN, KEY);
  }
}
