package dev.snapstart.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.cloud.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

class PersistenceTest {
  private static final Instant START = Instant.parse("2026-11-23T06:14:21.123Z");
  @TempDir Path folder;

  @Test
  void aLaterServerGoesOnWhereTheFirstOneStopped() {
    Cloud before;
    try (LocalLambda server = server(Delays.none(), START);
        LambdaClient lambda = Deployments.client(server);
        S3Client s3 = Deployments.pointed(S3Client.builder(), server.endpoint()).build()) {
      s3.createBucket(r -> r.bucket("packages"));
      s3.putObject(
          r -> r.bucket("packages").key("a b.zip").metadata(Map.of("k", "v")),
          RequestBody.fromBytes(Deployments.zip("in s3")));
      lambda.createFunction(Deployments.create("orders", true));
      lambda.updateFunctionConfiguration(
          r ->
              r.functionName("orders")
                  .environment(e -> e.variables(Map.of("KEY", "value")))
                  .vpcConfig(v -> v.subnetIds("subnet-1").securityGroupIds("sg-1"))
                  .loggingConfig(l -> l.logFormat("JSON"))
                  .layers("arn:aws:lambda:us-east-1:123456789012:layer:l:1")
                  .deadLetterConfig(d -> d.targetArn("arn:aws:sqs:us-east-1:123456789012:q"))
                  .kmsKeyArn("arn:aws:kms:us-east-1:123456789012:key/k"));
      lambda.tagResource(
          r ->
              r.resource("arn:aws:lambda:us-east-1:123456789012:function:orders")
                  .tags(Map.of("team", "a")));
      lambda.publishVersion(r -> r.functionName("orders"));
      lambda.createAlias(r -> r.functionName("orders").name("live").functionVersion("1"));
      lambda.addPermission(
          r ->
              r.functionName("orders")
                  .qualifier("live")
                  .statementId("s")
                  .action("lambda:InvokeFunction")
                  .principal("*"));
      lambda.createEventSourceMapping(
          r ->
              r.functionName("orders:live")
                  .eventSourceArn("arn:aws:kinesis:us-east-1:123456789012:stream/s")
                  .startingPosition("LATEST")
                  .filterCriteria(c -> c.filters(f -> f.pattern("{}")))
                  .destinationConfig(d -> d.onFailure(f -> f.destination("arn:aws:sqs:a:b"))));
      lambda.createFunctionUrlConfig(
          r ->
              r.functionName("orders")
                  .qualifier("live")
                  .authType("NONE")
                  .cors(c -> c.allowOrigins("*")));
      lambda.putFunctionEventInvokeConfig(r -> r.functionName("orders").maximumRetryAttempts(1));
      lambda.putFunctionConcurrency(r -> r.functionName("orders").reservedConcurrentExecutions(3));
      server.faults().failNextSnapshot("orders", "FunctionError", "Broken");
      server.change(
          state ->
              state.withKey(
                  KmsKey.enabled("arn:aws:kms:us-east-1:123456789012:key/d")
                      .withKeyState("Disabled")));
      server.alarms().set("errors", Alarms.State.OK);
      server.metrics().put("Errors", Metrics.version("orders", "live", "1"), 1, 2);
      server.apis().rest("shop", "orders", "POST", "arn:aws:lambda:us-east-1:123456789012:f");
      server.apis().http("shop", "POST /orders", "arn:aws:lambda:us-east-1:123456789012:f");
      shift(server);
      before = server.cloud();
    }

    try (LocalLambda server = server(Delays.none(), START);
        LambdaClient lambda = Deployments.client(server);
        S3Client s3 = Deployments.pointed(S3Client.builder(), server.endpoint()).build()) {
      assertThat(server.cloud()).isEqualTo(before);
      assertThat(s3.getObjectAsBytes(r -> r.bucket("packages").key("a b.zip")).asByteArray())
          .isEqualTo(Deployments.zip("in s3"));
      lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(256));
      assertThat(lambda.publishVersion(r -> r.functionName("orders")).version()).isEqualTo("2");
    }
  }

  /** A deployment that waits for its hook. */
  private static void shift(LocalLambda server) {
    try (CodeDeployClient codeDeploy =
        Deployments.pointed(CodeDeployClient.builder(), server.endpoint()).build()) {
      codeDeploy.createApplication(r -> r.applicationName("app").computePlatform("Lambda"));
      codeDeploy.createDeploymentGroup(
          r ->
              r.applicationName("app")
                  .deploymentGroupName("group")
                  .deploymentConfigName("CodeDeployDefault.LambdaCanary10Percent5Minutes")
                  .serviceRoleArn(Deployments.ROLE)
                  .autoRollbackConfiguration(
                      a -> a.enabled(true).eventsWithStrings("DEPLOYMENT_FAILURE")));
      codeDeploy.createDeployment(
          r ->
              r.applicationName("app")
                  .deploymentGroupName("group")
                  .revision(
                      v ->
                          v.revisionType("AppSpecContent")
                              .appSpecContent(
                                  c ->
                                      c.content(
                                          """
                                          {"Resources":[{"f":{"Type":"AWS::Lambda::Function",
                                          "Properties":{"Name":"orders","Alias":"live",
                                          "CurrentVersion":"1","TargetVersion":"1"}}}],
                                          "Hooks":[{"BeforeAllowTraffic":"check"}]}
                                          """))));
    }
  }

  @Test
  void whatIsUnderWaySettlesAtItsOwnTime() {
    Delays slow = Delays.none().withSnapshot(Duration.ofMinutes(2));
    try (LocalLambda server = server(slow, START);
        LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", true));
      lambda.publishVersion(r -> r.functionName("orders"));
    }

    assertThat(stateOfVersionOne(START.plusSeconds(119))).isEqualTo("Pending");
    assertThat(stateOfVersionOne(START.plusSeconds(120))).isEqualTo("Active");
  }

  private String stateOfVersionOne(Instant now) {
    try (LocalLambda server = server(Delays.none(), now);
        LambdaClient lambda = Deployments.client(server)) {
      return lambda
          .getFunctionConfiguration(r -> r.functionName("orders").qualifier("1"))
          .stateAsString();
    }
  }

  @Test
  void onlyOneServerMayUseAFolder() {
    LocalLambda.Builder second = LocalLambda.builder().stateFolder(folder);
    try (LocalLambda first = server(Delays.none(), START)) {
      assertThat(first.state().functions().isEmpty()).isTrue();

      assertThatThrownBy(second::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in use by another LocalLambda");
    }
    second.start().close();
  }

  @Test
  void aFolderOfAnotherRegionIsNotMixedUp() {
    server(Delays.none(), START).close();
    try (LocalLambda server = server(Delays.none(), START);
        LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", false));
    }

    assertThatThrownBy(() -> LocalLambda.builder().region("eu-west-1").stateFolder(folder).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("eu-west-1");
  }

  @Test
  void anUnreadableStateStopsTheStartAndFreesTheFolder() throws IOException {
    Files.writeString(folder.resolve("state.json"), "{ no json", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> server(Delays.none(), START))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder.resolve("state.json") + " holds no readable state")
        .hasMessageContaining("delete the folder");
    Files.delete(folder.resolve("state.json"));
    server(Delays.none(), START).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{\"format\":1}",
        "{\"format\":1,\"state\":null}",
        "{\"format\":1,\"state\":{}}",
        "{\"format\":1,\"state\":{\"functions\":null}}",
        "{\"format\":1,\"state\":{\"functions\":{\"a\":{\"name\":\"a\"}}}}"
      })
  void aDamagedStateIsNotTakenForAnEmptyOne(String json) throws IOException {
    server(Delays.none(), START).close();
    Path blob = Files.writeString(folder.resolve("blobs").resolve("kept"), "code");
    Files.writeString(folder.resolve("state.json"), json);

    assertThatThrownBy(() -> server(Delays.none(), START))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("holds no readable state");
    assertThat(blob).exists();
  }

  @Test
  void aStateOfAnotherFormatIsNotGuessedAt() throws IOException {
    server(Delays.none(), START).close();
    Path file = folder.resolve("state.json");
    Files.writeString(file, "{\"format\":99,\"state\":{}}");

    assertThatThrownBy(() -> server(Delays.none(), START))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(
            "format 99, and this release reads 1 to 3", "format 99, and this release reads 1 to 2");
    assertThat(file).hasContent("{\"format\":99,\"state\":{}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aStateOfAnOlderFormatIsReadAndKeptInTodays(int format) throws IOException {
    try (InputStream kept = getClass().getResourceAsStream("/kept/format-" + format + ".json")) {
      Files.copy(kept, folder.resolve("state.json"));
    }

    try (LocalLambda server = server(Delays.none(), START);
        LambdaClient lambda = Deployments.client(server);
        S3Client s3 = Deployments.pointed(S3Client.builder(), server.endpoint()).build()) {
      assertThat(lambda.getAlias(r -> r.functionName("orders").name("live")).description())
          .isEqualTo("Live");
      assertThat(lambda.getPolicy(r -> r.functionName("orders").qualifier("live")).policy())
          .contains("lambda:InvokeFunction");
      assertThat(lambda.getFunction(r -> r.functionName("image")).code().resolvedImageUri())
          .contains("/image@sha256:");
      assertThat(s3.headObject(r -> r.bucket("packages").key("a.zip")).contentLength())
          .isEqualTo(100);
      assertThat(server.state().keys().values())
          .extracting(KmsKey::keyState)
          .containsExactly("Disabled");
      lambda.putFunctionConcurrency(r -> r.functionName("orders").reservedConcurrentExecutions(3));
    }
    try (LocalLambda server = server(Delays.none(), START)) {
      assertThat(server.state().function("orders").attachments().reserved()).isEqualTo(3);
    }
    assertThat(folder.resolve("state.json")).content().startsWith("{\"format\":3,");
  }

  @Test
  void packagesThatNobodyNeedsAreRemovedAtTheNextStart() throws IOException {
    try (LocalLambda server = server(Delays.none(), START);
        LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", false));
      lambda.createFunction(Deployments.create("billing", false));
      lambda.deleteFunction(r -> r.functionName("billing"));
    }
    assertThat(blobs()).isEqualTo(2);

    server(Delays.none(), START).close();

    assertThat(blobs()).isEqualTo(1);
  }

  private long blobs() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("blobs"))) {
      return files.count();
    }
  }

  private LocalLambda server(Delays delays, Instant now) {
    return LocalLambda.builder()
        .stateFolder(folder)
        .delays(delays)
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .start();
  }
}
