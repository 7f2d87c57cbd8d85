package dev.snapstart.local.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI as a judge: its own parser, its own checks, its own waiters. */
@Tag("slow")
class AwsCliTest {
  /** What must still be under way at the next command lasts longer than any command takes. */
  private static final Delays DELAYS =
      new Delays(
          Duration.ofMinutes(10),
          Duration.ofMillis(1500),
          Duration.ofMinutes(10),
          () -> Duration.ofMillis(1500));

  private final ClockAhead clock = new ClockAhead();
  @TempDir Path folder;
  private LocalLambda server;
  private Tool aws;

  @BeforeEach
  void start() throws IOException {
    aws = Tool.orSkip(folder, "aws");
    server = LocalLambda.builder().delays(DELAYS).clock(clock).start();
    Files.write(folder.resolve("one.zip"), Deployments.zip("one"));
    Files.write(folder.resolve("two.zip"), Deployments.zip("two"));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void theWholeDeploymentScriptRuns() {
    assertThat(
            lambda(
                "create-function",
                "--function-name orders --runtime java21 --handler a.B::c --role "
                    + Deployments.ROLE
                    + " --zip-file fileb://one.zip --query State"))
        .contains("Pending");
    assertThat(refused("publish-version", "--function-name orders"))
        .contains("ResourceConflictException", "following state: Pending");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-active-v2", "--function-name orders");
    assertThat(
            lambda(
                "update-function-configuration",
                "--function-name orders --snap-start ApplyOn=PublishedVersions --kms-key-arn"
                    + " arn:aws:kms:us-east-1:123456789012:key/k --query LastUpdateStatus"))
        .contains("InProgress");
    assertThat(refused("publish-version", "--function-name orders"))
        .contains("An update is in progress for resource");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-updated-v2", "--function-name orders");
    lambda("update-function-code", "--function-name orders --zip-file fileb://two.zip");
    lambda("wait function-updated-v2", "--function-name orders");
    assertThat(
            lambda(
                "publish-version",
                "--function-name orders --description first --query [Version,State]"))
        .contains("\"1\"", "Pending");
    lambda("wait published-version-active", "--function-name orders --qualifier 1");
    assertThat(
            lambda(
                "get-function-configuration",
                "--function-name orders:1 --query SnapStart.OptimizationStatus"))
        .contains("On");
    lambda("create-alias", "--function-name orders --name live --function-version 1");
    lambda("update-function-configuration", "--function-name orders --memory-size 256");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-updated-v2", "--function-name orders");
    lambda("publish-version", "--function-name orders");
    assertThat(
            lambda(
                "update-alias",
                "--function-name orders --name live --routing-config"
                    + " AdditionalVersionWeights={2=0.1}"))
        .contains("\"2\": 0.1");
    assertThat(
            lambda(
                "update-alias",
                "--function-name orders --name live --function-version 2 --routing-config {}"))
        .doesNotContain("AdditionalVersionWeights");
    assertThat(lambda("get-alias", "--function-name orders --name live --query FunctionVersion"))
        .contains("2");
    assertThat(
            lambda(
                "list-versions-by-function",
                "--function-name orders --query Versions[].Version --output text"))
        .isEqualTo("$LATEST\t1\t2\n");
    assertThat(
            lambda("list-aliases", "--function-name orders --query Aliases[].Name --output text"))
        .isEqualTo("live\n");
    assertThat(refused("delete-function", "--function-name orders --qualifier 2"))
        .contains("the following aliases reference it: [live]");
    assertThat(refused("invoke", "--function-name orders out.json"))
        .contains("Invoke is not implemented by snapstart-local");
    lambda("delete-function", "--function-name orders");
  }

  @Test
  void aPackageTravelsThroughS3() {
    run("s3api", "create-bucket --bucket packages");
    run("s3api", "put-object --bucket packages --key team/one.zip --body one.zip --metadata a=b");
    run("s3", "cp s3://packages/team/one.zip copy.zip");
    lambda(
        "create-function",
        "--function-name orders --runtime java21 --handler a.B::c --role "
            + Deployments.ROLE
            + " --code S3Bucket=packages,S3Key=team/one.zip");

    assertThat(folder.resolve("copy.zip")).hasSameBinaryContentAs(folder.resolve("one.zip"));
    assertThat(run("s3api", "head-object --bucket packages --key team/one.zip"))
        .contains("\"a\": \"b\"");
  }

  @Test
  void whatIsAttachedToAnAliasIsConfigured() {
    String name = "--function-name orders ";
    lambda(
        "create-function",
        name
            + "--runtime java21 --handler a.B::c --zip-file fileb://one.zip --role "
            + Deployments.ROLE);
    clock.pass(Duration.ofMinutes(11));
    lambda("publish-version", name);
    lambda("create-alias", name + "--name live --function-version 1");
    String uuid =
        lambda(
                "create-event-source-mapping",
                name
                    + "--event-source-arn arn:aws:sqs:us-east-1:123456789012:q --query UUID"
                    + " --output text")
            .trim();
    assertThat(lambda("get-event-source-mapping", "--uuid " + uuid + " --query State"))
        .contains("Creating");
    assertThat(refused("delete-event-source-mapping", "--uuid " + uuid))
        .contains("ResourceInUseException");
    clock.pass(Duration.ofMinutes(11));
    assertThat(
            lambda(
                "update-event-source-mapping", "--uuid " + uuid + " --function-name orders:live"))
        .contains(":orders:live\"", "Updating");
    assertThat(lambda("list-event-source-mappings", "--function-name orders:live")).contains(uuid);
    assertThat(
            lambda(
                "create-function-url-config",
                name + "--qualifier live --auth-type NONE --query FunctionUrl"))
        .contains(".lambda-url.us-east-1.on.aws/");
    assertThat(refused("create-function-url-config", name + "--qualifier 1 --auth-type NONE"))
        .contains("ValidationException");
    assertThat(
            lambda(
                "put-function-event-invoke-config",
                name + "--qualifier live --maximum-retry-attempts 0"))
        .contains("\"MaximumRetryAttempts\": 0");
    lambda("put-function-concurrency", name + "--reserved-concurrent-executions 5");
    assertThat(
            lambda(
                "put-provisioned-concurrency-config",
                name + "--qualifier live --provisioned-concurrent-executions 2"))
        .contains("IN_PROGRESS");
    clock.pass(Duration.ofMinutes(11));
    assertThat(lambda("get-provisioned-concurrency-config", name + "--qualifier live"))
        .contains("READY");
    assertThat(lambda("get-account-settings", "--query AccountLimit")).contains("995");
  }

  @Test
  void metricsAlarmsAndApisAreReadAndWritten() {
    String name = "--namespace AWS/Lambda --metric-name Errors ";
    run("cloudwatch", "put-metric-data " + name + "--value 3 --timestamp 2026-11-23T12:00:00Z");
    assertThat(
            run(
                "cloudwatch",
                "get-metric-statistics "
                    + name
                    + "--start-time 2026-11-23T12:00:00Z --end-time 2026-11-23T13:00:00Z"
                    + " --period 60 --statistics Sum"))
        .contains("3.0", "1795435200");
    run(
        "cloudwatch",
        "put-metric-alarm --alarm-name errors --statistic Sum --period 60 --evaluation-periods 1"
            + " --threshold 1 --comparison-operator GreaterThanThreshold "
            + name);
    run(
        "cloudwatch",
        "set-alarm-state --alarm-name errors --state-value ALARM --state-reason test");
    assertThat(run("cloudwatch", "describe-alarms --state-value ALARM")).contains("\"errors\"");
    assertThat(run("deploy", "create-application --application-name a --compute-platform Lambda"))
        .contains("applicationId");
    assertThat(
            run(
                "deploy",
                "get-deployment-config --deployment-config-name"
                    + " CodeDeployDefault.LambdaLinear10PercentEvery3Minutes"))
        .contains("\"linearInterval\": 3");
    String rest = server.apis().rest("shop", "orders", "POST", "arn:old");
    assertThat(
            run(
                "apigateway",
                "update-integration --rest-api-id "
                    + rest
                    + " --resource-id orders --http-method POST --patch-operations"
                    + " op=replace,path=/uri,value=arn:new"))
        .contains("arn:new");
    assertThat(run("apigateway", "get-resources --embed methods --rest-api-id " + rest))
        .contains("arn:new");
    String http = server.apis().http("shop", "POST /orders", "arn:old");
    run(
        "apigatewayv2",
        "update-integration --integration-id i1 --integration-uri arn:new --api-id " + http);
    assertThat(run("apigatewayv2", "get-integrations --api-id " + http)).contains("arn:new");
  }

  @Test
  void aContainerImageIsDeployed() {
    String image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders";
    String digest = "1".repeat(64);
    lambda(
        "create-function",
        "--function-name orders --package-type Image --role "
            + Deployments.ROLE
            + " --snap-start ApplyOn=PublishedVersions --image-config Command=a.B::c --code ImageUri="
            + image
            + ":1");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-active-v2", "--function-name orders");
    assertThat(
            lambda(
                "update-function-code",
                "--function-name orders --image-uri " + image + "@sha256:" + digest))
        .contains(digest);
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-updated-v2", "--function-name orders");
    assertThat(lambda("get-function", "--function-name orders"))
        .contains("\"RepositoryType\": \"ECR\"", image + "@sha256:" + digest, "a.B::c");
    assertThat(refused("update-function-code", "--function-name orders --zip-file fileb://one.zip"))
        .contains("PackageType Image");
    assertThat(refused("update-function-configuration", "--function-name orders --handler a.B::d"))
        .contains("InvalidParameterValueException");
    lambda("update-function-configuration", "--function-name orders --image-config {}");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-updated-v2", "--function-name orders");
    assertThat(lambda("get-function", "--function-name orders")).doesNotContain("a.B::c");
    lambda("publish-version", "--function-name orders");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait published-version-active", "--function-name orders --qualifier 1");
  }

  @Test
  void versionsAndChecksumsOfObjectsAreKept() {
    run("s3api", "create-bucket --bucket own");
    run("s3api", "put-bucket-versioning --bucket own --versioning-configuration Status=Enabled");
    assertThat(run("s3api", "get-bucket-versioning --bucket own")).contains("Enabled");
    String first =
        run(
                "s3api",
                "put-object --bucket own --key code.zip --body one.zip --checksum-algorithm SHA256"
                    + " --query VersionId --output text")
            .strip();
    run("s3api", "put-object --bucket own --key code.zip --body two.zip");
    assertThat(
            run(
                "s3api",
                "head-object --bucket own --key code.zip --checksum-mode ENABLED --version-id "
                    + first))
        .contains("ChecksumSHA256", "FULL_OBJECT", first);
    run("s3api", "get-object --bucket own --key code.zip --version-id " + first + " back.zip");
    assertThat(folder.resolve("back.zip")).hasSameBinaryContentAs(folder.resolve("one.zip"));
  }

  @Test
  void whoAndWithWhichKeyIsAnswered() {
    assertThat(run("sts", "get-caller-identity")).contains("123456789012");
    assertThat(run("kms", "describe-key --key-id arn:aws:kms:us-east-1:123456789012:key/k"))
        .contains("SYMMETRIC_DEFAULT", "Enabled");
    assertThat(
            refusedBy(
                "kms",
                "create-grant --dry-run --operations Decrypt"
                    + " --key-id arn:aws:kms:us-east-1:123456789012:key/k"
                    + " --grantee-principal arn:aws:iam::123456789012:role/orders"))
        .contains("DryRunOperationException");
  }

  @Test
  void logsAreDescribedReadAndFiltered() {
    server
        .logs()
        .append("/aws/lambda/orders", "2026/11/23/[1]abc", Instant.EPOCH.plusSeconds(1), "hello");
    assertThat(run("logs", "describe-log-groups")).contains("/aws/lambda/orders");
    assertThat(run("logs", "describe-log-streams --log-group-name /aws/lambda/orders"))
        .contains("[1]abc");
    assertThat(
            run(
                "logs",
                "get-log-events --log-group-name /aws/lambda/orders"
                    + " --log-stream-name 2026/11/23/[1]abc"))
        .contains("hello");
    assertThat(
            run(
                "logs",
                "filter-log-events --log-group-name /aws/lambda/orders --filter-pattern hello"))
        .contains("hello");
  }

  private String lambda(String operation, String arguments) {
    return run("lambda", operation + " " + arguments);
  }

  private String run(String service, String words) {
    Tool.Result result = aws.run(arguments(service, words));
    assertThat(result.exit()).as("aws %s %s: %s", service, words, result.output()).isZero();
    return result.output();
  }

  private String refused(String operation, String arguments) {
    return refusedBy("lambda", operation + " " + arguments);
  }

  private String refusedBy(String service, String words) {
    Tool.Result result = aws.run(arguments(service, words));
    assertThat(result.exit()).as(result.output()).isNotZero();
    return result.output();
  }

  private String[] arguments(String service, String words) {
    List<String> all =
        new ArrayList<>(List.of("--endpoint-url", server.endpoint().toString(), service));
    all.addAll(List.of(words.split(" ", -1)));
    return all.toArray(new String[0]);
  }
}
