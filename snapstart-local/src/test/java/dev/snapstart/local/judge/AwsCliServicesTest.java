package dev.snapstart.local.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Deployments;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The AWS CLI attaches, measures and looks. */
@Tag("slow")
class AwsCliServicesTest extends AwsCli {
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
}
