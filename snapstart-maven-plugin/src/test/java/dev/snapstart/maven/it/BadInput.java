package dev.snapstart.maven.it;

import java.util.Arrays;
import java.util.List;

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

  @Override
  public String toString() {
    String shown = value.length() > 60 ? value.substring(0, 57) + "..." : value;
    return goal + " | " + element + " | " + shown;
  }

  /** All of them. */
  public static List<BadInput> all() {
    return Arrays.asList(
        deploy("function", "", ""),
        deploy("function", "orders api", ""),
        deploy("function", LONG.substring(0, 65), ""),
        deploy("function", "arn:aws:lambda:us-east-1:123456789012:function:orders:live", ""),
        deploy("function", "arn:aws:s3:::bucket", ""),
        of("status", "function", "orders/api", ""),
        deploy("alias", "42", ""),
        deploy("alias", "a.b", ""),
        of("alias", "alias", "", ""),
        deploy("aliasDescription", LONG, ""),
        deploy("ledger", "maybe", ""),
        of("alias", "toVersion", "0", ""),
        of("alias", "toVersion", "$LATEST", ""),
        of("wait", "toVersion", "", ""),
        of("wait", "toVersion", "newest", ""),
        deploy("description", LONG, ""),
        deploy("codeFile", "absent.zip", ""),
        deploy("codeFile", "empty.zip", ""),
        deploy("codeFile", "text.zip", ""),
        deploy("codeFile", ".", ""),
        deploy("classifier", "aws", ""),
        deploy("s3Key", "orders.zip", ""),
        deploy("s3Bucket", "s3://orders", ""),
        deploy("s3ObjectVersion", "3", ""),
        deploy("normalizeArchive", "perhaps", ""),
        deploy("architecture", "sparc", ""),
        deploy("sourceKmsKeyArn", "key", ""),
        deploy("snapStart", "yes", ""),
        deploy("kmsKeyArn", "alias/orders", ""),
        of("kms", "kmsKeyArn", "", ""),
        deploy("memoryMb", "much", ""),
        deploy("memoryMb", "64", ""),
        deploy("memoryMb", "10241", ""),
        deploy("memoryMb", "512 MB", ""),
        deploy("timeoutSeconds", "0", ""),
        deploy("timeoutSeconds", "901", ""),
        deploy("timeoutSeconds", "3s", ""),
        deploy("runtime", "nodejs22.x", ""),
        deploy("runtime", "none", ""),
        deploy("handler", "a b", ""),
        deploy("role", "orders", ""),
        deploy("environment", "<A.B>x</A.B>", ""),
        deploy("environment", "<AWS_REGION>x</AWS_REGION>", ""),
        deploy("environment", "<BIG>" + "x".repeat(4096) + "</BIG>", ""),
        deploy("environmentFile", "absent.properties", ""),
        deploy("environmentFile", "broken.properties", ""),
        deploy("environmentFrom", "NOT_SET_ANYWHERE", ""),
        deploy("layers", LAYER.repeat(6), ""),
        deploy("layers", "base", ""),
        deploy("ephemeralStorageMb", "1024", ""),
        deploy("ephemeralStorageMb", "big", ""),
        deploy("vpc", "yes", ""),
        deploy("vpc", "<subnetIds>subnet-1</subnetIds>", ""),
        deploy("vpc", "<ipv6>perhaps</ipv6>", ""),
        deploy("vpc", "<subnets>subnet-1</subnets>", ""),
        deploy("deadLetterTargetArn", "queue", ""),
        deploy("tracing", "sometimes", ""),
        deploy("logging", "all", ""),
        deploy("logging", "<format>XML</format>", ""),
        deploy("logging", "<applicationLevel>INFO</applicationLevel>", ""),
        deploy("functionDescription", LONG, ""),
        deploy("tags", "<team>" + LONG + "</team>", ""),
        deploy("expectedAccount", "12", ""),
        deploy("deleteFailedVersion", "maybe", ""),
        deploy("waitMinutes", "0", ""),
        deploy("waitMinutes", "soon", ""),
        deploy("waitMinutes", "-5", ""),
        deploy("resultFile", ".", ""),
        deploy("skip", "maybe", ""),
        deploy("local", "maybe", ""),
        deploy("local", "true", ""),
        deploy("endpoint", "localhost:9400", ""),
        deploy("endpoint", "ftp://127.0.0.1", ""),
        deploy("region", "mars one", ""),
        deploy("functions", "<functionConfig><function>a</function></functionConfig>", ""),
        of("plan", "failOnChanges", "maybe", ""),
        of("local", "port", "many", ""),
        of("local", "port", "70000", ""),
        deploy("memroyMb", "512", ""));
  }
}
