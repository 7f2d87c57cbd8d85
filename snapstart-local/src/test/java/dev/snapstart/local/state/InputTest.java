package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.ARN;
import static dev.snapstart.local.state.Scenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.state.FunctionSettings.FileSystemConfig;
import dev.snapstart.local.state.FunctionSettings.LoggingConfig;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
  private final Scenario scenario = new Scenario();

  static Stream<Arguments> badSettings() {
    SettingsChange.Builder none = SettingsChange.builder();
    return Stream.of(
        bad(SettingsChange.builder().memorySize(127), "memorySize"),
        bad(SettingsChange.builder().memorySize(10_241), "memorySize"),
        bad(SettingsChange.builder().timeout(0), "timeout"),
        bad(SettingsChange.builder().timeout(901), "timeout"),
        bad(SettingsChange.builder().ephemeralStorage(511), "ephemeralStorage.size"),
        bad(SettingsChange.builder().ephemeralStorage(10_241), "ephemeralStorage.size"),
        bad(SettingsChange.builder().description("x".repeat(257)), "description"),
        bad(SettingsChange.builder().role("nobody"), "role"),
        bad(SettingsChange.builder().handler("with space"), "handler"),
        bad(SettingsChange.builder().tracingMode("Sometimes"), "tracingConfig.mode"),
        bad(
            SettingsChange.builder().snapStart("Always"),
            "snapStart.applyOn' failed to satisfy constraint: Member must satisfy enum value set:"
                + " [PublishedVersions, None]"),
        bad(SettingsChange.builder().kmsKeyArn("no-arn"), "kMSKeyArn"),
        bad(SettingsChange.builder().kmsKeyArn("arn:aws:kms:eu-west-1:1:key/x"), "KMS key"),
        bad(SettingsChange.builder().runtime("cobol60"), "'runtime'"),
        bad(SettingsChange.builder().layers(List.of("no-arn")), "layers"),
        bad(SettingsChange.builder().layers(Collections.nCopies(6, layer())), "5 layers"),
        bad(
            SettingsChange.builder().loggingConfig(new LoggingConfig("XML", null, null, null)),
            "loggingConfig.logFormat"),
        bad(environment("x".repeat(4096)), "4KB"),
        bad(
            none.fileSystemConfigs(Collections.nCopies(2, new FileSystemConfig("arn", "/mnt/x"))),
            "fileSystemConfigs"));
  }

  private static String layer() {
    return "arn:aws:lambda:us-east-1:123456789012:layer:l:1";
  }

  private static SettingsChange.Builder environment(String value) {
    return SettingsChange.builder().environment(new Environment(Map.of("NAME", value)));
  }

  private static Arguments bad(SettingsChange.Builder settings, String text) {
    return Arguments.of(settings.build(), text);
  }

  @ParameterizedTest
  @MethodSource("badSettings")
  void badSettingsAreRefusedByName(SettingsChange settings, String text) {
    scenario.settledFunction(false);

    LambdaError error = scenario.refusal(Scenario.update(settings));

    assertThat(error.status()).isEqualTo(400);
    assertThat(error.message()).contains(text);
    assertThat(error.message()).doesNotContain("xxxxx".repeat(100));
  }

  @Test
  void theLimitsThemselvesAreAccepted() {
    scenario.settledFunction(false);

    FunctionConfiguration changed =
        scenario.configuration(
            Scenario.update(
                SettingsChange.builder()
                    .memorySize(10_240)
                    .timeout(900)
                    .ephemeralStorage(10_240)
                    .description("x".repeat(256))
                    .layers(Collections.nCopies(5, layer()))
                    .environment(new Environment(Map.of("NAME", "x".repeat(4092))))
                    .build()));

    assertThat(changed.memorySize()).isEqualTo(10_240);
  }

  @Test
  void severalViolationsAreToldAtOnce() {
    scenario.settledFunction(false);

    LambdaError error =
        scenario.refusal(
            Scenario.update(SettingsChange.builder().memorySize(1).timeout(0).build()));

    assertThat(error.message())
        .isEqualTo(
            "2 validation errors detected: Value '0' at 'timeout' failed to satisfy constraint:"
                + " Member must have value greater than or equal to 1; Value '1' at 'memorySize'"
                + " failed to satisfy constraint: Member must have value greater than or equal to"
                + " 128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodejs22.x",
        "ruby3.4",
        "provided.al2023",
        "java8.al2",
        "python3.11",
        "dotnet6",
        "go1.x"
      })
  void runtimesWithoutSnapStartAreRefusedWithIt(String runtime) {
    LambdaError error =
        scenario.refusal(Scenario.create(Scenario.settings(true).runtime(runtime).build()));

    assertThat(error.status()).isEqualTo(400);
    assertThat(error.message())
        .isEqualTo(runtime + " is not supported for SnapStart enabled functions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java11", "java25", "java17.al2023", "python3.12", "dotnet8", "dotnet10"})
  void runtimesWithSnapStartAreAccepted(String runtime) {
    assertThat(
            scenario
                .configuration(Scenario.create(Scenario.settings(true).runtime(runtime).build()))
                .snapStart()
                .applyOn())
        .isEqualTo("PublishedVersions");
  }

  @Test
  void snapStartGoesWithNeitherFileSystemsNorLargeStorage() {
    scenario.settledFunction(false);
    SettingsChange.Builder storage =
        SettingsChange.builder().snapStart("PublishedVersions").ephemeralStorage(513);
    SettingsChange.Builder files =
        SettingsChange.builder()
            .snapStart("PublishedVersions")
            .fileSystemConfigs(List.of(new FileSystemConfig("arn", "/mnt/x")));

    assertThat(scenario.refusal(Scenario.update(storage.build())).message()).contains("512 MB");
    assertThat(scenario.refusal(Scenario.update(files.build())).message()).contains("EFS");
  }

  static Stream<Arguments> badCode() {
    return Stream.of(
        Arguments.of(CodeSource.none(), 400, "Please provide a source"),
        Arguments.of(code(new CodePackage("s", 10, -1, 0)), 400, "Could not unzip"),
        Arguments.of(code(new CodePackage("s", 22, 0, 0)), 400, "non-empty zip"),
        Arguments.of(code(new CodePackage("s", 52_428_801, 1, 1)), 413, "52428800"),
        Arguments.of(code(new CodePackage("s", 10, 262_144_001, 1)), 400, "262144000"),
        Arguments.of(CodeSource.s3("nobody", "key"), 400, "S3 Error Code: NoSuchBucket"),
        Arguments.of(CodeSource.s3("bucket", "no"), 400, "S3 Error Code: NoSuchKey"),
        Arguments.of(CodeSource.s3("bucket", "text"), 400, "Could not unzip"),
        Arguments.of(CodeSource.image("repo/image:1"), 400, "PackageType Zip"),
        Arguments.of(
            new CodeSource(Scenario.CODE, "bucket", "big", null, null, null, null),
            400,
            "do not provide other"));
  }

  private static CodeSource code(CodePackage code) {
    return CodeSource.zip(code);
  }

  @ParameterizedTest
  @MethodSource("badCode")
  void codeThatLambdaCannotUseIsRefused(CodeSource code, int status, String text) {
    scenario.settledFunction(false);
    scenario.state = scenario.state.withBucket("bucket", objects());

    LambdaError error =
        scenario.refusal(new LambdaCall.UpdateFunctionCode(NAME, code, null, false, false, null));

    assertThat(error.status()).isEqualTo(status);
    assertThat(error.message()).contains(text);
  }

  @Test
  void aPackageInS3MayBeLargerThanAnUpload() {
    scenario.settledFunction(false);
    scenario.state = scenario.state.withBucket("bucket", objects());

    FunctionConfiguration changed =
        scenario.configuration(
            new LambdaCall.UpdateFunctionCode(
                NAME, CodeSource.s3("bucket", "big"), List.of("arm64"), false, false, null));

    assertThat(changed.codeSize()).isEqualTo(100_000_000);
    assertThat(changed.architectures()).containsExactly("arm64");
  }

  private Table<String, StoredObject> objects() {
    return Table.of(
        Map.of(
            "big", object(new CodePackage("s", 100_000_000, 200_000_000, 1)),
            "text", object(new CodePackage("t", 10, -1, 0))));
  }

  private StoredObject object(CodePackage content) {
    return new StoredObject(
        content, "etag", "application/zip", Table.empty(), Table.empty(), scenario.now, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "orders:live",
        "function:orders",
        "123456789012:function:orders:live",
        "arn:aws:lambda:us-east-1:123456789012:function:orders",
        "arn:aws:lambda:us-east-1:123456789012:function:orders:live"
      })
  void aFunctionMayBeNamedInEveryWayThatLambdaKnows(String name) {
    scenario.settledFunction(false);
    scenario.publish();
    scenario.call(new LambdaCall.CreateAlias(NAME, "live", "1", null, null));

    FunctionConfiguration found =
        scenario.configuration(new LambdaCall.GetFunctionConfiguration(name, null));

    assertThat(found.functionName()).isEqualTo(NAME);
    assertThat(found.functionArn()).isEqualTo(name.endsWith("live") ? ARN + ":live" : ARN);
  }

  @Test
  void namesOfOthersAreRefused() {
    scenario.settledFunction(false);

    assertThat(get("arn:aws:lambda:eu-west-1:123456789012:function:orders").message())
        .isEqualTo("Functions from 'eu-west-1' are not reachable in this region ('us-east-1')");
    assertThat(get("arn:aws:lambda:us-east-1:999999999999:function:orders").status())
        .isEqualTo(403);
    assertThat(get("not a name").type()).isEqualTo("ValidationException");
    assertThat(scenario.refusal(new LambdaCall.GetFunctionConfiguration("orders:1", "2")).message())
        .contains("derived qualifier");
    assertThat(scenario.refusal(new LambdaCall.GetFunction(NAME, "7")).message())
        .isEqualTo("Function not found: " + ARN + ":7");
  }

  private LambdaError get(String name) {
    return scenario.refusal(new LambdaCall.GetFunctionConfiguration(name, null));
  }

  @Test
  void deletingIsCarefulWithQualifiers() {
    scenario.settledFunction(true);
    scenario.publish();

    assertThat(delete("$LATEST").message()).contains("$LATEST version cannot be deleted");
    assertThat(delete("live").message()).contains("Deletion of aliases");
    assertThat(delete("1").message()).as("Pending").contains("following state: Pending");
    assertThat(scenario.call(new LambdaCall.DeleteFunction(NAME, "77")))
        .isEqualTo(new LambdaAnswer.Nothing());
    scenario.settles();
    scenario.call(new LambdaCall.DeleteFunction(NAME, "1"));
    assertThat(scenario.refusal(new LambdaCall.GetFunction(NAME, "1")).status()).isEqualTo(404);
  }

  private LambdaError delete(String qualifier) {
    return scenario.refusal(new LambdaCall.DeleteFunction(NAME, qualifier));
  }

  @Test
  void staleRevisionsAreRefusedOnEveryGuardedWrite() {
    scenario.settledFunction(false);
    String stale = scenario.latest().revisionId();
    scenario.changes("another");

    List<LambdaCall> guarded =
        List.of(
            new LambdaCall.UpdateFunctionCode(
                NAME, CodeSource.zip(Scenario.OTHER_CODE), null, false, false, stale),
            new LambdaCall.UpdateFunctionConfiguration(
                NAME, SettingsChange.builder().build(), stale),
            new LambdaCall.PublishVersion(NAME, null, null, stale),
            Scenario.allow(null, "s", "*", stale));

    assertThat(guarded)
        .allSatisfy(
            call -> {
              LambdaError error = scenario.refusal(call);
              assertThat(error.status()).isEqualTo(412);
              assertThat(error.type()).isEqualTo("PreconditionFailedException");
            });
  }

  @Test
  void aContainerImageHasNoRuntimeAndCanTakeSnapshots() {
    LambdaCall create =
        new LambdaCall.CreateFunction(
            NAME,
            SettingsChange.builder().role(Scenario.ROLE).snapStart("PublishedVersions").build(),
            CodeSource.image("123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1"),
            "Image",
            null,
            null,
            false);

    FunctionConfiguration created = scenario.configuration(create);
    scenario.settles();
    scenario.publish();
    scenario.settles();

    assertThat(created.packageType()).isEqualTo("Image");
    assertThat(created.runtimeVersionConfig()).isNull();
    assertThat(scenario.get("1").snapStart().optimizationStatus()).isEqualTo("On");
    LambdaAnswer.Function function =
        (LambdaAnswer.Function) scenario.call(new LambdaCall.GetFunction(NAME, null));
    assertThat(function.code().repositoryType()).isEqualTo("ECR");
    assertThat(function.code().resolvedImageUri()).contains("/app@sha256:");
  }
}
