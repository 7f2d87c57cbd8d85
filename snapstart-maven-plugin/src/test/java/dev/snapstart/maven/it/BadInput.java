package dev.snapstart.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One thing that a pom, or a command line, can say wrong.
 *
 * @param goal the goal that reads it
 * @param element the element's name, as errors must name it
 * @param value the element's text, or its inner elements
 * @param says what the error must say, in this order: what is wrong and what to do
 */
public record BadInput(String goal, String element, String value, List<String> says) {
  private static final String LONG = "x".repeat(257);
  private static final String LAYER =
      "<layer>arn:aws:lambda:us-east-1:123456789012:layer:base:1</layer>";

  private static BadInput deploy(String element, String value, String... says) {
    return of("deploy", element, value, says);
  }

  private static BadInput of(String goal, String element, String value, String... says) {
    return new BadInput(goal, element, value, List.of(says));
  }

  /** Whether the value is text, which a property could say as well. */
  public boolean isScalar() {
    return !value.startsWith("<");
  }

  /** Writes the files that the values name, good and bad. */
  public static void writeFiles(Path folder) throws IOException {
    Files.createDirectories(folder);
    new ItProject(folder.toFile()).archive("one.zip", "one");
    Files.createFile(folder.resolve("empty.zip"));
    Files.writeString(folder.resolve("text.zip"), "no archive");
    Files.writeString(folder.resolve("broken.properties"), "A=\\u12");
  }

  /** The element among others that are right. */
  public Map<String, String> among(URI endpoint) {
    Map<String, String> elements = new LinkedHashMap<>();
    elements.put("function", "orders");
    elements.put("alias", "live");
    elements.put("runtime", "java21");
    elements.put("handler", "com.example.Orders");
    elements.put("role", "arn:aws:iam::123456789012:role/orders");
    elements.put("codeFile", "one.zip");
    elements.put("endpoint", endpoint.toString());
    if (Set.of("classifier", "imageUri").contains(element)) {
      elements.remove("codeFile");
    }
    if (goal.equals("alias")) {
      elements.put("toVersion", "1");
    }
    elements.put(element, value);
    return elements;
  }

  /** Checks that an error names the element, or the file it led to, and says all it must say. */
  public void assertExplainedBy(String error) {
    if (!Set.of("codeFile", "classifier").contains(element)) {
      String inner = isScalar() ? element : value.substring(1, value.indexOf('>'));
      assertThat(error.toLowerCase(Locale.ROOT))
          .containsAnyOf(element.toLowerCase(Locale.ROOT), inner.toLowerCase(Locale.ROOT));
    }
    assertThat(error).containsSubsequence(says);
  }

  @Override
  public String toString() {
    String shown = value.length() > 60 ? value.substring(0, 57) + "..." : value;
    return goal + " | " + element + " | " + shown;
  }

  /** All of them. */
  public static List<BadInput> all() {
    return List.of(
        of(
            "check",
            "failOn",
            "sometimes",
            "'sometimes' is not understood",
            "Use error, warning, note or none"),
        of("check", "accept", "@Orders", "'@Orders' is not understood", "Use RULE or RULE@WHERE"),
        of("check", "accept", "runtime@", "'runtime@' is not understood", "Use RULE or RULE@WHERE"),
        of("check", "accept", "RANDOM@Orders", "No rule is called 'RANDOM'", "LOG_NAMES, runtime"),
        of("rehearse", "accept", "RANDOM@Orders", "No rule is called 'RANDOM'", "identical-value"),
        of("check", "connect", "perhaps", "'perhaps' is not understood", "Use auto, true or false"),
        of("check", "scan", "maybe", "'maybe' is not understood", "Use true or false"),
        deploy("function", "", "No function name was given", "Set 'function'"),
        deploy(
            "function",
            "orders api",
            "'orders api'",
            "neither a function name nor a function ARN",
            "Use 1 to 64 letters"),
        deploy(
            "function",
            LONG.substring(0, 65),
            "neither a function name nor a function ARN",
            "Use 1 to 64 letters"),
        deploy(
            "function",
            "arn:aws:lambda:us-east-1:123456789012:function:orders:live",
            "orders:live'",
            "neither a function name nor a function ARN",
            "Use 1 to 64 letters",
            "without a version or alias"),
        deploy(
            "function",
            "arn:aws:s3:::bucket",
            "neither a function name nor a function ARN",
            "Use 1 to 64 letters"),
        of(
            "status",
            "function",
            "orders/api",
            "'orders/api'",
            "neither a function name nor a function ARN",
            "Use 1 to 64 letters"),
        deploy("alias", "42", "'42'", "is not an alias name", "Use 1 to 128 letters"),
        deploy("alias", "a.b", "'a.b'", "is not an alias name", "Use 1 to 128 letters"),
        of("alias", "alias", "", "No alias name was given", "Set 'alias'"),
        deploy("aliasDescription", LONG, "257 characters; Lambda takes 256", "Shorten"),
        deploy("ledger", "maybe", "is not understood", "Use true or false"),
        of(
            "alias",
            "toVersion",
            "0",
            "'0'",
            "is not a published version",
            "positive numbers such as 42"),
        of(
            "alias",
            "toVersion",
            "$LATEST",
            "'$LATEST'",
            "is not a published version",
            "positive numbers such as 42"),
        of("invoke", "qualifier", "a b", "'a b'", "neither a version nor an alias", "$LATEST"),
        of("invoke", "payload", "{\"a\":", "payload is not JSON", "Lambda takes one JSON value"),
        of("invoke", "payloadFile", "none.json", "not a readable file", "event as JSON"),
        of("invoke", "event", "mail", "'mail' is not understood", "Use one of alb"),
        of("invoke", "eventBody", "{}", "No event for 'eventBody'", "Set 'event'"),
        of("invoke", "eventPath", "/a", "No event for 'eventPath'", "Set 'event'"),
        of("logs", "follow", "maybe", "'maybe' is not understood", "Use true or false"),
        of("invoke", "failOnError", "maybe", "is not understood", "Use true or false"),
        of("measure", "qualifier", "$LATEST", "'$LATEST' is not understood", "Name a version"),
        of("measure", "payload", "{\"a\":", "payload is not JSON", "Lambda takes one JSON value"),
        of("measure", "payloadFile", "none.json", "not a readable file", "event as JSON"),
        of("measure", "event", "mail", "'mail' is not understood", "Use one of alb"),
        of("measure", "eventBody", "{}", "No event for 'eventBody'", "Set 'event'"),
        of("measure", "eventPath", "/a", "No event for 'eventPath'", "Set 'event'"),
        of("measure", "count", "0", "count: 0 is not within 1 and 1000", "Correct 'count'"),
        of("measure", "count", "many", "'many' is not understood", "Use a whole number"),
        of("measure", "warm", "1001", "warm: 1001 is not within 0 and 1000", "Correct 'warm'"),
        of("measure", "parallel", "0", "parallel: 0 is not within", "Correct 'parallel'"),
        of("measure", "failIfSlowerThan", "fast", "'fast' is not understood", "number above 0"),
        of("measure", "failIfRestoreOver", "-1", "'-1' is not understood", "number above 0"),
        of("measure", "localEnvironments", "0", "'0' is not understood", "Use 1 or more"),
        of("logs", "qualifier", "a:b", "'a:b'", "neither a version nor an alias", "$LATEST"),
        of("logs", "since", "soon", "'soon' is not understood", "such as 10m"),
        of("logs", "since", "0m", "not positive ('since')", "such as 10m"),
        of("logs", "limit", "many", "'many' is not understood", "Use a whole number"),
        of("logs", "limit", "0", "0 events cannot be shown", "from 1 to 10000"),
        of("logs", "filter", "x".repeat(1025), "1025 characters ('filter')", "at most 1024"),
        of("wait", "toVersion", "", "No version for orders was given", "Publish one earlier"),
        of(
            "wait",
            "toVersion",
            "newest",
            "'newest'",
            "is not a published version",
            "positive numbers such as 42"),
        deploy("description", LONG, "257 characters; Lambda takes 256", "Shorten"),
        deploy("codeFile", "absent.zip", "absent.zip' does not exist", "Correct 'codeFile'"),
        deploy("codeFile", "empty.zip", "empty.zip is empty", "Build it again"),
        deploy(
            "codeFile",
            "text.zip",
            "text.zip cannot be read as a zip",
            "Lambda takes zip and jar files"),
        deploy("codeFile", ".", "is not a file", "Correct 'codeFile'"),
        deploy("classifier", "aws", "-aws.jar does not exist", "Build it in the same run: mvn "),
        deploy("s3Key", "orders.zip", "No bucket for 's3Key' was given", "Give 's3Bucket' too"),
        deploy(
            "s3Bucket", "s3://orders", "'s3://orders' is not the name of a bucket", "Use 3 to 63"),
        deploy("s3ObjectVersion", "3", "No object for 's3ObjectVersion'", "Give 's3Key' too"),
        deploy("normalizeArchive", "perhaps", "is not understood", "Use true or false"),
        deploy("architecture", "sparc", "'sparc' is not one of x86_64, arm64", "Correct"),
        deploy("sourceKmsKeyArn", "key", "'key' is not a KMS key ARN", "Correct"),
        deploy("snapStart", "yes", "'yes' is not understood", "Use on, off or keep"),
        deploy("kmsKeyArn", "alias/orders", "'alias/orders' is not a KMS key ARN", "Correct"),
        of("kms", "kmsKeyArn", "", "No key was given", "Give a key ARN, or 'aws-owned'"),
        deploy("memoryMb", "much", "'much' ", "is not understood", "Use a whole number"),
        deploy("memoryMb", "64", "64 is outside of 128 to 10240 MB", "Correct"),
        deploy("memoryMb", "10241", "10241 is outside of 128 to 10240 MB", "Correct"),
        deploy("memoryMb", "512 MB", "'512 MB' ", "is not understood", "Use a whole number"),
        deploy("timeoutSeconds", "0", "0 is outside of 1 to 900 seconds", "Correct"),
        deploy("timeoutSeconds", "901", "901 is outside of 1 to 900 seconds", "Correct"),
        deploy("timeoutSeconds", "3s", "'3s' ", "is not understood", "Use a whole number"),
        deploy("runtime", "nodejs22.x", "'nodejs22.x' has no SnapStart", "Change 'runtime'"),
        deploy("runtime", "none", "cannot be cleared", "Leave 'runtime' out"),
        deploy("handler", "a b", "'a b' has white space", "Correct"),
        deploy("role", "orders", "'orders' is not a role ARN", "Correct"),
        deploy(
            "environment",
            "<A.B>x</A.B>",
            "variable name 'A.B' must start with a letter",
            "Correct"),
        deploy("environment", "<AWS_REGION>x</AWS_REGION>", "'AWS_REGION' is reserved", "Correct"),
        deploy(
            "environment",
            "<BIG>" + "x".repeat(4096) + "</BIG>",
            "4099 bytes; Lambda takes 4096",
            "Correct"),
        deploy(
            "environmentFile",
            "absent.properties",
            "absent.properties' is not a readable properties file",
            "STAGE=test"),
        deploy(
            "environmentFile",
            "broken.properties",
            "broken.properties' is not a readable properties file",
            "STAGE=test"),
        deploy(
            "environmentFrom",
            "NOT_SET_ANYWHERE",
            "'NOT_SET_ANYWHERE' is not set",
            "Set it, or take the name out"),
        deploy("layers", LAYER.repeat(6), "has 6 layers; Lambda takes 5", "Correct"),
        deploy("layers", "base", "'base' is not the ARN of a layer version", "Correct"),
        deploy(
            "ephemeralStorageMb",
            "1024",
            "1024 MB exclude SnapStart",
            "to 512 or 'snapStart' to off"),
        deploy("ephemeralStorageMb", "big", "'big' ", "is not understood", "Use a whole number"),
        deploy("vpc", "yes", "'yes' is not understood", "Use its inner elements, or 'none'"),
        deploy(
            "vpc",
            "<subnetIds>subnet-1</subnetIds>",
            "needs both subnets and security groups",
            "Correct"),
        deploy(
            "vpc",
            "<ipv6>perhaps</ipv6>",
            "vpc.ipv6: 'perhaps' ",
            "is not understood",
            "Use true or false"),
        deploy("vpc", "<subnets>subnet-1</subnets>", "Cannot find 'subnets' in class"),
        deploy(
            "deadLetterTargetArn",
            "queue",
            "'queue' is not the ARN of an SQS queue or SNS topic",
            "Correct"),
        deploy("tracing", "sometimes", "'sometimes' is not one of Active, PassThrough", "Correct"),
        deploy("logging", "all", "'all' is not understood", "Use its inner elements, or 'none'"),
        deploy("logging", "<format>XML</format>", "'XML' is not one of Text, JSON", "Correct"),
        deploy(
            "logging",
            "<applicationLevel>INFO</applicationLevel>",
            "only be set with the JSON format",
            "Correct"),
        deploy("functionDescription", LONG, "257 characters; Lambda takes 256", "Correct"),
        deploy(
            "tags",
            "<team>" + LONG + "</team>",
            "the value of 'team' has 257 characters",
            "Shorten it"),
        deploy("expectedAccount", "12", "'12' is not an account number", "Use twelve digits"),
        deploy("deleteFailedVersion", "maybe", "is not understood", "Use true or false"),
        deploy("waitMinutes", "0", "'0' is not understood", "Use at least 1"),
        deploy("waitMinutes", "soon", "'soon' ", "is not understood", "Use a whole number"),
        deploy("waitMinutes", "-5", "'-5' is not understood", "Use at least 1"),
        deploy("resultFile", ".", "'.' is not understood", "Name a file"),
        deploy("skip", "maybe", "is not understood", "Use true or false"),
        deploy("local", "maybe", "is not understood", "Use true or false"),
        deploy("local", "true", "'endpoint' and 'local' exclude each other", "Give one of them"),
        deploy("endpoint", "localhost:9400", "'localhost:9400' is not understood", "Use a URL"),
        deploy("endpoint", "ftp://127.0.0.1", "'ftp://127.0.0.1' is not understood", "Use a URL"),
        deploy("endpoint", "http://[::ffff:99999999999.0.0.1]:1", "is not understood", "Use a URL"),
        deploy("region", "mars one", "'mars one' is not a region", "Regions look like"),
        deploy(
            "functions",
            "<functionConfig><function>a</function></functionConfig>",
            "'function' and 'functions' exclude each other",
            "Give one of them"),
        deploy("shift", "slowly", "'slowly' is no way to shift traffic", "Use AllAtOnce"),
        deploy("gates", "all", "'all' is not understood", "Use its inner elements"),
        deploy(
            "gates", "<smokeStatus>200</smokeStatus>", "No payload for the smoke test", "Give it"),
        deploy(
            "gates",
            "<smokePayloadFile>absent.json</smokePayloadFile>",
            "absent.json' is not a readable text file",
            "Give a UTF-8 file"),
        deploy(
            "gates",
            "<maxErrorPercent>few</maxErrorPercent>",
            "'few' is not understood",
            "Use a number"),
        deploy(
            "gates",
            "<maxErrorPercent>101</maxErrorPercent>",
            "101.0 is no percentage",
            "Use 0 to 100"),
        deploy("gates", "<maxP99Millis>0</maxP99Millis>", "0 ms", "Use 1 to 900000 ms"),
        deploy("engine", "spinnaker", "'spinnaker' is not understood", "Use own or codedeploy"),
        deploy("codeDeploy", "all", "'all' is not understood", "Use its inner elements"),
        deploy(
            "engine",
            "codedeploy",
            "No application and deployment group for engine codedeploy",
            "Give codeDeploy its application"),
        deploy("rerelease", "maybe", "is not understood", "Use true or false"),
        deploy("s3Storage", "copy", "No object for 's3Storage' was given", "Give 's3Key' too"),
        deploy("imageUri", "orders", "is not the URI of an image", "Use ACCOUNT"),
        deploy("imageConfig", "all", "'all' is not understood", "Use its inner elements"),
        of("download", "toVersion", "newest", "is not a published version"),
        of("rehearse", "environments", "1", "'1' is not understood", "Use 2 to 20"),
        of("rehearse", "environments", "few", "'few' is not understood", "Use a whole number"),
        of("rehearse", "payload", "{", "No JSON text was given ('payload')", "Give an event"),
        of("rehearse", "payloadFile", "none.json", "none.json was given", "that is there"),
        of("rehearse", "failOn", "bad", "'bad' is not understood", "Use error, warning, note or"),
        of("rollback", "alias", "", "No alias", "Set 'alias'"),
        of("callers", "scanAccount", "maybe", "is not understood", "Use true or false"),
        of("callers", "maxFunctions", "many", "'many' is not understood", "Use a whole number"),
        of("callers", "maxFunctions", "0", "0 is not between 1 and 100000"),
        of("cost", "restores", "-1", "-1 is no number of them", "Use 0 or more"),
        of("cost", "restores", "some", "'some' is not understood", "Use a whole number"),
        of("cost", "coldStarts", "-5", "-5 is no number of them", "Use 0 or more"),
        of("cost", "initMillis", "900001", "900001 ms is no time", "Use 0 to 900000"),
        of("cost", "ratesFile", "absent.json", "absent.json' is not there", "Name a file"),
        of("cost", "ratesFile", "text.zip", "text.zip' is not JSON (line 1)", "Correct it"),
        of("plan", "failOnChanges", "maybe", "is not understood", "Use true or false"),
        of("local", "port", "many", "'many' ", "is not understood", "Use a whole number"),
        of("local", "port", "70000", "'70000' is not understood", "Use 0 to 65535"),
        deploy("memroyMb", "512", "that no goal knows", "Did you mean"));
  }
}
