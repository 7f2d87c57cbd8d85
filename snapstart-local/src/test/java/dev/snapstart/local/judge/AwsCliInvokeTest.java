package dev.snapstart.local.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.run.FunctionZip;
import dev.snapstart.local.run.function.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI as a judge of invocations: what the article's reader would type. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
@Tag("slow")
class AwsCliInvokeTest {
  @TempDir Path folder;

  @Test
  void invokingARestoredVersionPrintsItsReport() throws IOException {
    Tool aws = Tool.orSkip(folder, "aws");
    Files.write(folder.resolve("function.zip"), FunctionZip.of(Snapshot.class));
    try (LocalLambda server =
        LocalLambda.builder().delays(Delays.none()).runFunctions(true).start()) {
      run(
          aws,
          server,
          "lambda create-function --function-name orders --runtime java17 --handler "
              + Snapshot.class.getName()
              + "::handle --memory-size 256 --timeout 20 --zip-file fileb://function.zip"
              + " --snap-start ApplyOn=PublishedVersions --role "
              + Deployments.ROLE);
      run(aws, server, "lambda publish-version --function-name orders");
      run(aws, server, "lambda wait published-version-active --function-name orders --qualifier 1");

      assertThat(tail(aws, server, "1"))
          .contains("RESTORE_REPORT Restore Duration: ", "\nREPORT RequestId: ")
          .contains("\tBilled Restore Duration: ");
      assertThat(folder.resolve("answer.json")).content().contains("\"after second\"");
      assertThat(
              run(
                  aws,
                  server,
                  "logs filter-log-events --log-group-name /aws/lambda/orders --query"
                      + " events[].message --output text"))
          .contains("INIT_REPORT", "constructing", "REPORT RequestId");
      String stream =
          run(
                  aws,
                  server,
                  "logs filter-log-events --log-group-name /aws/lambda/orders --query"
                      + " events[0].logStreamName --output text --filter-pattern RESTORE_REPORT")
              .trim();
      assertThat(
              run(
                  aws,
                  server,
                  "logs get-log-events --log-group-name /aws/lambda/orders --start-from-head"
                      + " --query events[].message --output text --log-stream-name "
                      + stream))
          .containsSubsequence("INIT_START", "RESTORE_REPORT", "REPORT RequestId");

      run(
          aws,
          server,
          "lambda update-function-configuration --function-name orders --logging-config"
              + " LogFormat=JSON");
      run(aws, server, "lambda publish-version --function-name orders");
      run(aws, server, "lambda wait published-version-active --function-name orders --qualifier 2");
      assertThat(tail(aws, server, "2"))
          .contains("\"type\":\"platform.restoreReport\"", "\"type\":\"platform.report\"")
          .contains("\"billedRestoreDurationMs\":");
      assertThat(
              run(
                  aws,
                  server,
                  "logs filter-log-events --log-group-name /aws/lambda/orders --query"
                      + " events[].message --output text --filter-pattern platform.report"))
          .contains("\"durationMs\":");

      run(
          aws,
          server,
          "lambda create-alias --function-name orders --name live --function-version 2");
      tail(aws, server, "live");
      assertThat(invocations(aws, server, "orders:1")).isEqualTo("1.0");
      assertThat(invocations(aws, server, "orders:2")).isEqualTo("1.0");
      assertThat(invocations(aws, server, "orders:live Name=ExecutedVersion,Value=2"))
          .isEqualTo("1.0");
      assertThat(
              run(
                  aws,
                  server,
                  "cloudwatch list-metrics --namespace AWS/Lambda --metric-name Duration"
                      + " --dimensions Name=Resource --query length(Metrics)"))
          .isEqualTo("4\n");
    }
  }

  /** The sum of the last hour and the next, as CloudWatch says it. */
  private static String invocations(Tool aws, LocalLambda server, String resource) {
    Instant now = Instant.now();
    return run(
            aws,
            server,
            "cloudwatch get-metric-statistics --namespace AWS/Lambda --metric-name Invocations"
                + " --period 7200 --statistics Sum --query sum(Datapoints[].Sum) --output text"
                + " --start-time "
                + now.minus(Duration.ofHours(1))
                + " --end-time "
                + now.plus(Duration.ofHours(1))
                + " --dimensions Name=FunctionName,Value=orders Name=Resource,Value="
                + resource)
        .trim();
  }

  /** What the CLI shows of the end of the log. */
  private static String tail(Tool aws, LocalLambda server, String version) {
    String tail =
        run(
            aws,
            server,
            "lambda invoke --function-name orders --log-type Tail --query LogResult --output text"
                + " answer.json --qualifier "
                + version);
    return new String(Base64.getDecoder().decode(tail.trim()), StandardCharsets.UTF_8);
  }

  private static String run(Tool aws, LocalLambda server, String words) {
    List<String> all =
        Stream.concat(
                Stream.of("--endpoint-url", server.endpoint().toString()),
                Stream.of(words.split(" ", -1)))
            .toList();
    Tool.Result result = aws.run(all.toArray(new String[0]));
    assertThat(result.exit()).as("aws %s: %s", words, result.output()).isZero();
    return result.output();
  }
}
