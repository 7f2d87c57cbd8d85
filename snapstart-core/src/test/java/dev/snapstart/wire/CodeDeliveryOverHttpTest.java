package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.AwsClients;
import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.code.Sha256;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.local.state.FunctionCode;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.RegisteredImage;
import dev.snapstart.model.CodeLocation;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.ImageOverrides;
import dev.snapstart.plan.Change;
import dev.snapstart.plan.DeploymentPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Images, objects known by their checksum and objects that Lambda refers to, over the real SDK. */
class CodeDeliveryOverHttpTest {
  private static final String REPOSITORY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders";
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @TempDir Path folder;
  private Fixture fixture;
  private S3Put s3;

  @BeforeEach
  void start() {
    fixture = new Fixture(folder);
    s3 = new S3Put(fixture.lambda().endpoint());
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void anImageIsKnownByItsDigest() {
    fixture.snapStart().deploy(image(REPOSITORY + "@sha256:" + ONE).build());
    assertThat(latest().code().sha256()).isEqualTo(ONE);
    assertThat(latest().code().packageType()).isEqualTo("Image");
    fixture.lambda().clearRecordedCalls();
    fixture.snapStart().deploy(image(REPOSITORY + "@sha256:" + ONE).build());
    assertThat(fixture.calls()).containsExactlyInAnyOrder("GetFunction", "GetAlias", "GetFunction");
    DeploymentPlan plan = fixture.snapStart().plan(image(REPOSITORY + "@sha256:" + TWO).build());
    assertThat(plan.changes().get(0))
        .isEqualTo(new Change("code", REPOSITORY + "@11111111…", REPOSITORY + "@22222222…"));
  }

  @Test
  void aTagIsFollowedAndTheWarningSaysThatItMoves() {
    String tag = REPOSITORY + ":1";
    fixture.lambda().change(state -> state.withImage(tag, RegisteredImage.of(ONE)));
    fixture.snapStart().deploy(image(tag).build());
    DeploymentPlan unmoved = fixture.snapStart().plan(image(tag).build());
    assertThat(unmoved.isEmpty()).isTrue();
    assertThat(unmoved.warnings()).singleElement().asString().contains("tag of " + tag);
    fixture.lambda().change(state -> state.withImage(tag, RegisteredImage.of(TWO)));
    fixture.snapStart().deploy(image(tag).build());
    assertThat(latest().code().resolvedImageUri()).isEqualTo(REPOSITORY + "@sha256:" + TWO);
    assertThat(aliasVersion()).isEqualTo("2");
  }

  @Test
  void anotherTagForTheSameImageMakesNoVersion() {
    fixture.lambda().change(state -> state.withImage(REPOSITORY + ":1", RegisteredImage.of(ONE)));
    fixture.lambda().change(state -> state.withImage(REPOSITORY + ":2", RegisteredImage.of(ONE)));
    fixture.snapStart().deploy(image(REPOSITORY + ":1").build());
    fixture.lambda().clearRecordedCalls();
    var result = fixture.snapStart().deploy(image(REPOSITORY + ":2").build());
    assertThat(writes()).isEmpty();
    assertThat(result.version().orElseThrow().reused()).isTrue();
  }

  @Test
  void imageOverridesAreWrittenReadBackAndCleared() {
    ImageOverrides overrides =
        new ImageOverrides(List.of("/entry", "-x"), List.of("com.example.Other::handle"), "/work");
    DeploymentRequest overridden =
        image(REPOSITORY + ":1", images().set(FunctionSetting.IMAGE_CONFIG, overrides));
    fixture.snapStart().deploy(image(REPOSITORY + ":1").build());
    fixture.snapStart().deploy(overridden);
    assertThat(fixture.snapStart().plan(overridden).isEmpty()).isTrue();
    assertThat(
            fixture
                .snapStart()
                .status(FUNCTION)
                .function()
                .orElseThrow()
                .settings()
                .get(FunctionSetting.IMAGE_CONFIG))
        .contains(overrides);
    DeploymentRequest cleared =
        image(REPOSITORY + ":1", images().clear(FunctionSetting.IMAGE_CONFIG));
    fixture.snapStart().deploy(cleared);
    assertThat(latest().settings().imageConfig()).isNull();
    assertThat(fixture.snapStart().plan(cleared).isEmpty()).isTrue();
  }

  @Test
  void createsWithImageOverridesAndTheRestOfTheSettings() {
    ImageOverrides overrides = new ImageOverrides(List.of(), List.of("handler"), null);
    FunctionSettings.Builder all =
        images()
            .memoryMb(1024)
            .environment(Map.of("STAGE", "prod"))
            .clear(FunctionSetting.LAYERS)
            .set(FunctionSetting.IMAGE_CONFIG, overrides)
            .set(FunctionSetting.ARCHITECTURE, "arm64");
    DeploymentRequest request = image(REPOSITORY + "@sha256:" + ONE, all);
    fixture.snapStart().deploy(request);
    assertThat(fixture.writes()).containsExactly("CreateFunction", "PublishVersion", "CreateAlias");
    assertThat(fixture.snapStart().plan(request).isEmpty()).isTrue();
  }

  @Test
  void thePackageTypeIsFixedAndThatIsSaidBeforeAnyWrite() {
    fixture.snapStart().deploy(image(REPOSITORY + ":1").build());
    fixture.lambda().clearRecordedCalls();
    SnapStartException toZip = failure(fixture.deploy("one", images()).build());
    assertThat(toZip.code()).isEqualTo(ErrorCode.PACKAGE_TYPE_FIXED);
    assertThat(toZip).hasMessageContaining("created from a container image");
    assertThat(fixture.calls()).containsOnly("GetFunction", "GetAlias");
    SnapStartException runtime =
        failure(DeploymentRequest.forFunction(FUNCTION).settings(s -> s.runtime("java21")).build());
    assertThat(runtime.code()).isEqualTo(ErrorCode.INVALID_SETTING);
    assertThat(fixture.writes()).isEmpty();
  }

  @Test
  void aFunctionFromAPackageTakesNoImage() {
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.lambda().clearRecordedCalls();
    SnapStartException error = failure(image(REPOSITORY + ":1").build());
    assertThat(error.code()).isEqualTo(ErrorCode.PACKAGE_TYPE_FIXED);
    assertThat(fixture.calls()).containsOnly("GetFunction", "GetAlias");
    SnapStartException overrides =
        failure(
            DeploymentRequest.forFunction(FUNCTION)
                .settings(
                    s ->
                        s.set(
                            FunctionSetting.IMAGE_CONFIG,
                            new ImageOverrides(List.of(), List.of("x"), null)))
                .build());
    assertThat(overrides.code()).isEqualTo(ErrorCode.INVALID_SETTING);
  }

  @Test
  void anImageWithoutTheLabelFailsWithAnExplanation() {
    String tag = REPOSITORY + ":node";
    fixture
        .lambda()
        .change(state -> state.withImage(tag, RegisteredImage.of(ONE).withoutSnapStart()));
    assertThat(fixture.snapStart().plan(image(tag).build()).warnings())
        .anyMatch(warning -> warning.contains("com.amazonaws.lambda.feature.snapstart=Allow"));
    SnapStartException error = failure(image(tag).build());
    assertThat(error.code()).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
    assertThat(error.advice().orElseThrow())
        .contains("com.amazonaws.lambda.feature.snapstart=Allow")
        .contains("restore/next");
  }

  @Test
  void anImageThatIsGoneIsRefusedInLambdasWords() {
    String tag = REPOSITORY + ":1";
    fixture.lambda().change(state -> state.withImage(tag, RegisteredImage.of(ONE).deleted()));
    assertThat(failure(image(tag).build())).hasMessageContaining("Source image " + tag);
  }

  @Test
  void anObjectIsComparedByTheChecksumThatS3Keeps() throws IOException {
    Path file = fixture.archive("v1", "from s3");
    s3.bucket("packages");
    s3.putWithSha256("packages", "v1.zip", file, Sha256.of(file).base64());
    DeploymentRequest request = fromS3(CodeSource.s3Object("packages", "v1.zip", null));
    fixture.snapStart().deploy(request);
    fixture.lambda().clearRecordedCalls();
    assertThat(fixture.snapStart().deploy(request).changed()).isFalse();
    assertThat(fixture.calls()).contains("HeadObject").doesNotContain("UpdateFunctionCode");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void withoutAnAnswerOfS3ADryRunTells(int status) throws IOException {
    Path file = fixture.archive("v1", "from s3");
    s3.bucket("packages");
    s3.putWithSha256("packages", "v1.zip", file, Sha256.of(file).base64());
    DeploymentRequest request = fromS3(CodeSource.s3Object("packages", "v1.zip", null));
    fixture.snapStart().deploy(request);
    fixture.lambda().clearRecordedCalls();
    fixture
        .lambda()
        .faults()
        .add(Trigger.every().of("HeadObject"), Fault.refuse(status, "AccessDenied", "no"));
    assertThat(fixture.snapStart().deploy(request).changed()).isFalse();
    assertThat(fixture.calls()).contains("UpdateFunctionCode");
  }

  @Test
  void aHostWithoutAnS3ClientFallsBackToTheDryRun() throws IOException {
    Path file = fixture.archive("v1", "from s3");
    s3.bucket("packages");
    s3.putWithSha256("packages", "v1.zip", file, Sha256.of(file).base64());
    DeploymentRequest request = fromS3(CodeSource.s3Object("packages", "v1.zip", null));
    fixture.snapStart().deploy(request);
    fixture.lambda().clearRecordedCalls();
    try (LambdaClient client = client();
        SnapStart hosted = SnapStart.builder().clients(AwsClients.lambdaClient(client)).build()) {
      assertThat(hosted.deploy(request).changed()).isFalse();
    }
    assertThat(fixture.calls()).contains("UpdateFunctionCode").doesNotContain("HeadObject");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void lambdaGoesOnReferringToAnObject(boolean hosted) throws IOException {
    s3.bucket("own");
    s3.enableVersions("own");
    String first = s3.putVersion("own", "code.zip", fixture.archive("v1", "one"));
    CodeSource.S3Object object = CodeSource.s3Object("own", "code.zip", first);
    try (LambdaClient client = client();
        SnapStart other = SnapStart.builder().clients(AwsClients.lambdaClient(client)).build()) {
      SnapStart snapStart = hosted ? other : fixture.snapStart();
      snapStart.deploy(fromS3(object.referenced()));
      assertThat(latest().code().reference())
          .isEqualTo(new FunctionCode.ResolvedS3Object("own", "code.zip", first));
      assertThat(snapStart.status(FUNCTION).function().orElseThrow().location().reference())
          .contains(new CodeLocation.Referenced("own", "code.zip", first));

      String second = s3.putVersion("own", "code.zip", fixture.archive("v2", "two"));
      snapStart.deploy(fromS3(CodeSource.s3Object("own", "code.zip", second)));
      assertThat(latest().code().reference().s3ObjectVersion()).isEqualTo(second);
      assertThat(aliasVersion()).isEqualTo("2");

      DeploymentRequest copied = fromS3(CodeSource.s3Object("own", "code.zip", second).copied());
      DeploymentPlan plan = snapStart.plan(copied);
      assertThat(plan.changes())
          .contains(
              new Change(
                  "code storage", "s3://own/code.zip version " + second, "Lambda's own copy"));
      assertThat(plan.warnings()).isEmpty();
      snapStart.deploy(copied);
      assertThat(latest().code().reference()).isNull();
    }
  }

  @Test
  void theNewestVersionOfAnObjectIsFoundOutToGoOnReferringToIt() throws IOException {
    s3.bucket("own");
    s3.enableVersions("own");
    String first = s3.putVersion("own", "code.zip", fixture.archive("v1", "one"));
    fixture.snapStart().deploy(fromS3(CodeSource.s3Object("own", "code.zip", first).referenced()));
    String second = s3.putVersion("own", "code.zip", fixture.archive("v2", "two"));
    fixture.snapStart().deploy(fromS3(CodeSource.s3Object("own", "code.zip", null)));
    assertThat(latest().code().reference().s3ObjectVersion()).isEqualTo(second);
  }

  @Test
  void anUploadEndsTheReferenceAndTheWarningSaysSo() throws IOException {
    s3.bucket("own");
    s3.enableVersions("own");
    String first = s3.putVersion("own", "code.zip", fixture.archive("v1", "one"));
    fixture.snapStart().deploy(fromS3(CodeSource.s3Object("own", "code.zip", first).referenced()));
    DeploymentPlan plan = fixture.snapStart().plan(fixture.deploy("two").build());
    assertThat(plan.warnings()).singleElement().asString().contains("copy of its own again");
    assertThat(plan.changes()).extracting(Change::subject).contains("code storage");
  }

  @Test
  void aFunctionThatLostItsObjectIsBroughtBack() throws IOException {
    s3.bucket("own");
    s3.enableVersions("own");
    String first = s3.putVersion("own", "code.zip", fixture.archive("v1", "one"));
    DeploymentRequest request = fromS3(CodeSource.s3Object("own", "code.zip", first).referenced());
    fixture.snapStart().deploy(request);
    fixture.lambda().change(state -> state.withLostObject(FUNCTION));
    fixture.lambda().clearRecordedCalls();
    fixture.snapStart().deploy(request);
    assertThat(latest().lifecycle().state()).isEqualTo("Active");
    assertThat(writes()).containsExactly("UpdateFunctionCode");
  }

  @Test
  void whatLambdaDoesWithoutTheModeIsWhatTheRepetitionIsFor() throws IOException {
    s3.bucket("own");
    s3.enableVersions("own");
    String first = s3.putVersion("own", "code.zip", fixture.archive("v1", "one"));
    fixture.snapStart().deploy(fromS3(CodeSource.s3Object("own", "code.zip", first).referenced()));
    fixture
        .lambda()
        .call(
            new LambdaCall.UpdateFunctionCode(
                FUNCTION,
                dev.snapstart.local.state.CodeSource.s3("own", "code.zip"),
                null,
                false,
                false,
                null));
    assertThat(latest().code().reference()).isNull();
  }

  /** The calls that changed something: a dry run has the name of a write. */
  private List<String> writes() {
    return fixture.lambda().recordedCalls().stream()
        .filter(
            call -> !(call.call() instanceof LambdaCall.UpdateFunctionCode code && code.dryRun()))
        .map(call -> call.operation())
        .filter(fixture.writes()::contains)
        .toList();
  }

  private LambdaClient client() {
    return LambdaClient.builder()
        .endpointOverride(fixture.lambda().endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static DeploymentRequest fromS3(CodeSource object) {
    return DeploymentRequest.forFunction(FUNCTION)
        .code(object)
        .settings(Fixture.base().build())
        .publish()
        .alias("live")
        .build();
  }

  private static DeploymentRequest.Builder image(String uri) {
    return DeploymentRequest.forFunction(FUNCTION)
        .code(CodeSource.image(uri))
        .settings(images().build())
        .publish()
        .alias("live");
  }

  private static DeploymentRequest image(String uri, FunctionSettings.Builder settings) {
    return image(uri).settings(settings.build()).build();
  }

  private static FunctionSettings.Builder images() {
    return FunctionSettings.builder().role(Fixture.ROLE).snapStart(true);
  }

  private SnapStartException failure(DeploymentRequest request) {
    return catchThrowableOfType(
        SnapStartException.class, () -> fixture.snapStart().deploy(request));
  }

  private FunctionVersion latest() {
    return fixture.lambda().state().function(FUNCTION).latest();
  }

  private String aliasVersion() {
    return fixture.lambda().state().function(FUNCTION).aliases().get("live").functionVersion();
  }
}
