package dev.snapstart.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCategory;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.readiness.RuntimeSupport;
import dev.snapstart.traffic.TrafficGate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input fails when it is given, with one error that says what, where, why and what to do. */
class BadInputTest {
  private static final String LAYER = "arn:aws:lambda:eu-west-1:123456789012:layer:base:1";

  private static int refused;

  @AfterAll
  static void tellHowMany() {
    System.out.println("bad input | builder calls | " + refused + " inputs, one error each");
  }

  static Stream<Arguments> inputs() {
    return Stream.of(
        bad("no function", ErrorCode.INVALID_FUNCTION_NAME, "function", () -> request(null)),
        bad("blank function", ErrorCode.INVALID_FUNCTION_NAME, "function", () -> request("  ")),
        bad("spaces", ErrorCode.INVALID_FUNCTION_NAME, "orders api", () -> request("orders api")),
        bad("long name", ErrorCode.INVALID_FUNCTION_NAME, "64", () -> request("x".repeat(65))),
        bad(
            "qualified ARN",
            ErrorCode.INVALID_FUNCTION_NAME,
            "without a version",
            () -> request("arn:aws:lambda:eu-west-1:123456789012:function:x:live")),
        bad(
            "ARN of something else",
            ErrorCode.INVALID_FUNCTION_NAME,
            "s3",
            () -> request("arn:aws:s3:::bucket")),
        bad(
            "short account",
            ErrorCode.INVALID_FUNCTION_NAME,
            "ARN",
            () -> request("arn:aws:lambda:eu-west-1:12345:function:x")),
        bad("numeric alias", ErrorCode.INVALID_ALIAS_NAME, "alias", () -> AliasGoal.named("42")),
        bad("alias with a dot", ErrorCode.INVALID_ALIAS_NAME, "a.b", () -> AliasGoal.named("a.b")),
        bad("empty alias", ErrorCode.INVALID_ALIAS_NAME, "alias", () -> AliasGoal.named("")),
        bad(
            "long alias",
            ErrorCode.INVALID_ALIAS_NAME,
            "128",
            () -> AliasGoal.named("a".repeat(129))),
        bad(
            "long alias description",
            ErrorCode.INVALID_DESCRIPTION,
            "256",
            () -> new AliasGoal("live", Attribute.set("x".repeat(257)), true)),
        bad(
            "long version description",
            ErrorCode.INVALID_DESCRIPTION,
            "257",
            () -> DeploymentRequest.forFunction("x").publish("d".repeat(257))),
        bad(
            "long function description",
            ErrorCode.INVALID_DESCRIPTION,
            "256",
            () -> set(FunctionSetting.DESCRIPTION, "x".repeat(257))),
        bad("version zero", ErrorCode.INVALID_VERSION, "0", () -> version("0")),
        bad(
            "rollback that publishes",
            ErrorCode.INVALID_REQUEST,
            "publish",
            () -> DeploymentRequest.forFunction("x").rollback().publish().alias("live").build()),
        bad(
            "tag without a value",
            ErrorCode.INVALID_SETTING,
            "team",
            () -> DeploymentRequest.forFunction("x").tags(Collections.singletonMap("team", null))),
        bad(
            "endless deadline",
            ErrorCode.INVALID_REQUEST,
            "365 days",
            () -> DeploymentRequest.forFunction("x").deadline(ChronoUnit.FOREVER.getDuration())),
        bad(
            "event that is no JSON",
            ErrorCode.INVALID_REQUEST,
            "line 1, column 1",
            () -> TrafficGate.SmokeTest.expectingStatus("not json", 200)),
        bad(
            "endpoint without a scheme",
            ErrorCode.INVALID_REQUEST,
            "localhost:9400",
            () -> SnapStart.builder().endpoint(URI.create("localhost:9400"))),
        bad("version $LATEST", ErrorCode.INVALID_VERSION, "$LATEST", () -> version("$LATEST")),
        bad("no version", ErrorCode.INVALID_VERSION, "toVersion", () -> version(null)),
        bad("little memory", ErrorCode.INVALID_SETTING, "128", () -> settings().memoryMb(127)),
        bad("much memory", ErrorCode.INVALID_SETTING, "10240", () -> settings().memoryMb(10_241)),
        bad("no timeout", ErrorCode.INVALID_SETTING, "900", () -> settings().timeoutSeconds(0)),
        bad("long timeout", ErrorCode.INVALID_SETTING, "900", () -> settings().timeoutSeconds(901)),
        bad(
            "little storage",
            ErrorCode.INVALID_SETTING,
            "512",
            () -> set(FunctionSetting.EPHEMERAL_STORAGE_MB, 511)),
        bad(
            "much storage",
            ErrorCode.INVALID_SETTING,
            "10240",
            () -> set(FunctionSetting.EPHEMERAL_STORAGE_MB, 10_241)),
        bad(
            "storage that excludes SnapStart",
            ErrorCode.INVALID_SETTING,
            "512",
            () ->
                settings().snapStart(true).set(FunctionSetting.EPHEMERAL_STORAGE_MB, 1024).build()),
        bad("key id", ErrorCode.INVALID_KMS_KEY, "kmsKeyArn", () -> settings().kmsKeyArn("1-2-3")),
        bad(
            "source key of another service",
            ErrorCode.INVALID_KMS_KEY,
            "sourceKmsKeyArn",
            () -> set(FunctionSetting.SOURCE_KMS_KEY_ARN, "arn:aws:s3:::x")),
        bad("role name", ErrorCode.INVALID_SETTING, "role", () -> settings().role("orders")),
        bad("blank runtime", ErrorCode.INVALID_SETTING, "runtime", () -> settings().runtime(" ")),
        bad(
            "handler with space",
            ErrorCode.INVALID_SETTING,
            "handler",
            () -> settings().handler("a b")),
        bad("empty handler", ErrorCode.INVALID_SETTING, "handler", () -> settings().handler("")),
        bad(
            "architecture",
            ErrorCode.INVALID_SETTING,
            "x86_64, arm64",
            () -> set(FunctionSetting.ARCHITECTURE, "sparc")),
        bad(
            "tracing",
            ErrorCode.INVALID_SETTING,
            "Active, PassThrough",
            () -> set(FunctionSetting.TRACING, "on")),
        bad(
            "six layers",
            ErrorCode.INVALID_SETTING,
            "5",
            () -> set(FunctionSetting.LAYERS, Collections.nCopies(6, LAYER))),
        bad(
            "layer without version",
            ErrorCode.INVALID_SETTING,
            "layer",
            () ->
                set(
                    FunctionSetting.LAYERS,
                    List.of("arn:aws:lambda:eu-west-1:123456789012:layer:base"))),
        bad(
            "subnets alone",
            ErrorCode.INVALID_SETTING,
            "security groups",
            () ->
                set(FunctionSetting.VPC, new VpcAttachment(List.of("subnet-1"), List.of(), false))),
        bad(
            "dead-letter target",
            ErrorCode.INVALID_SETTING,
            "SQS",
            () -> set(FunctionSetting.DEAD_LETTER_TARGET_ARN, "queue")),
        bad(
            "log format",
            ErrorCode.INVALID_SETTING,
            "Text, JSON",
            () -> set(FunctionSetting.LOGGING, new LogSettings("XML", null, null, null))),
        bad(
            "log level with text",
            ErrorCode.INVALID_SETTING,
            "JSON",
            () -> set(FunctionSetting.LOGGING, new LogSettings("Text", "INFO", null, null))),
        bad(
            "log level",
            ErrorCode.INVALID_SETTING,
            "LOUD",
            () -> set(FunctionSetting.LOGGING, new LogSettings("JSON", "LOUD", null, null))),
        bad(
            "system log level",
            ErrorCode.INVALID_SETTING,
            "FATAL",
            () -> set(FunctionSetting.LOGGING, new LogSettings("JSON", null, "FATAL", null))),
        bad(
            "variable name",
            ErrorCode.INVALID_SETTING,
            "1ST",
            () -> settings().environment(Map.of("1ST", "x"))),
        bad(
            "reserved variable",
            ErrorCode.INVALID_SETTING,
            "AWS_REGION",
            () -> settings().environment(Map.of("AWS_REGION", "eu-west-1"))),
        bad(
            "tag of AWS",
            ErrorCode.INVALID_SETTING,
            "aws:owner",
            () -> DeploymentRequest.forFunction("x").tags(Map.of("aws:owner", "me"))),
        bad(
            "callers beside tags",
            ErrorCode.INVALID_REQUEST,
            "retarget",
            () ->
                DeploymentRequest.forFunction("x")
                    .tags(Map.of("team", "orders"))
                    .retarget(new RetargetGoal("live", false, false))
                    .build()),
        bad(
            "long tag name",
            ErrorCode.INVALID_SETTING,
            "129",
            () -> DeploymentRequest.forFunction("x").tags(Map.of("t".repeat(129), "v"))),
        bad(
            "long tag value",
            ErrorCode.INVALID_SETTING,
            "257",
            () -> DeploymentRequest.forFunction("x").tags(Map.of("team", "v".repeat(257)))),
        bad(
            "many tags",
            ErrorCode.INVALID_SETTING,
            "51",
            () -> DeploymentRequest.forFunction("x").tags(tags(51))),
        bad(
            "bucket with a scheme",
            ErrorCode.INVALID_REQUEST,
            "s3://orders",
            () -> CodeSource.archive(Path.of("x.zip")).stagedIn("s3://orders", "")),
        bad(
            "environment over 4 KB",
            ErrorCode.INVALID_SETTING,
            "4096",
            () -> settings().environment(Map.of("BIG", "x".repeat(4096)))),
        bad(
            "cleared role",
            ErrorCode.INVALID_SETTING,
            "role",
            () -> settings().clear(FunctionSetting.ROLE)),
        runtime("nodejs22.x"),
        runtime("ruby3.3"),
        runtime("provided.al2023"),
        runtime("go1.x"),
        runtime("java8.al2"),
        runtime("python3.11"),
        runtime("dotnet6"),
        bad(
            "nothing asked",
            ErrorCode.INVALID_REQUEST,
            "nothing",
            () -> DeploymentRequest.forFunction("x").build()),
        bad(
            "alias without version",
            ErrorCode.INVALID_REQUEST,
            "toVersion",
            () -> DeploymentRequest.forFunction("x").alias("live").build()),
        bad(
            "account",
            ErrorCode.INVALID_REQUEST,
            "expectedAccount",
            () -> DeploymentRequest.forFunction("x").expectedAccount("12")),
        bad(
            "deadline",
            ErrorCode.INVALID_REQUEST,
            "waitMinutes",
            () -> DeploymentRequest.forFunction("x").deadline(Duration.ZERO)),
        bad(
            "bucket without key",
            ErrorCode.INVALID_REQUEST,
            "key",
            () -> CodeSource.s3Object("bucket", "", null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void isRefusedWithOneClearError(String name, ErrorCode code, String mentioned, Executable input) {
    SnapStartException error = catchThrowableOfType(SnapStartException.class, () -> call(input));
    assertThat(error).isNotNull();
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.code().category()).isEqualTo(ErrorCategory.INPUT);
    assertThat(error).hasMessageContaining(mentioned);
    assertThat(error.advice()).isPresent();
    refused++;
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "java11",
        "java17.al2023",
        "java21",
        "java25",
        "python3.12",
        "python3.15",
        "dotnet8",
        "dotnet10"
      })
  void runtimesWithSnapStartAreTaken(String runtime) {
    assertThat(RuntimeSupport.of(runtime)).isEqualTo(RuntimeSupport.SUPPORTED);
    settings().snapStart(true).runtime(runtime).build();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"rust1", "java", "python4", "quantum"})
  void unknownRuntimesAreLeftToLambda(String runtime) {
    assertThat(RuntimeSupport.of(runtime)).isEqualTo(RuntimeSupport.UNKNOWN);
    settings().snapStart(true).runtime(runtime).build();
  }

  private static Arguments runtime(String runtime) {
    return bad(
        runtime,
        ErrorCode.RUNTIME_NOT_SUPPORTED,
        runtime,
        () -> settings().snapStart(true).runtime(runtime).build());
  }

  private static Arguments bad(String name, ErrorCode code, String mentioned, Executable input) {
    return arguments(name, code, mentioned, input);
  }

  private static void call(Executable input) throws Exception {
    try {
      input.execute();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static void request(String function) {
    DeploymentRequest.forFunction(function);
  }

  private static Map<String, String> tags(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(i -> "tag" + i, i -> "value"));
  }

  private static void version(String number) {
    DeploymentRequest.forFunction("x").version(number);
  }

  private static FunctionSettings.Builder settings() {
    return FunctionSettings.builder();
  }

  private static <T> void set(FunctionSetting<T> setting, T value) {
    settings().set(setting, value);
  }
}
