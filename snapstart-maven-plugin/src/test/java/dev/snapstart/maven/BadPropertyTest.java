package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.snapstart.local.LocalLambda;
import dev.snapstart.maven.it.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything on the command line and nothing in the pom: the same errors as for elements. */
@Tag("slow")
class BadPropertyTest {
  @TempDir static Path folder;
  private static LocalLambda lambda;
  private static int refused;

  @BeforeAll
  static void start() throws Exception {
    BadInput.writeFiles(folder);
    lambda = LocalLambda.start();
  }

  @AfterAll
  static void stop() {
    lambda.close();
    System.out.println("bad input | properties | " + refused + " inputs, one error each");
  }

  static Stream<BadInput> inputs() {
    return Stream.concat(
        BadInput.all().stream().filter(BadInput::isScalar),
        Stream.of(
            deploy("vpc.subnetIds", "subnet-1", "vpc: needs both subnets and security groups"),
            deploy("vpc.ipv6", "perhaps", "'perhaps' is not understood", "Use true or false"),
            deploy("logging.format", "XML", "logging: format 'XML' is not one of Text, JSON"),
            deploy("environment", "A=1", "'A=1' is not understood", "Use its inner elements"),
            deploy("tags", "team", "'team' is not understood", "Use its inner elements"),
            deploy(
                "prune.graceMinuts", "0", "that no goal", "mean -Dsnapstart.prune.graceMinutes?"),
            deploy("environment.STAGE", "test", "that no goal knows", "docs/goals lists those"),
            deploy("alais", "live", "that no goal knows", "Did you mean -Dsnapstart.alias?")));
  }

  private static BadInput deploy(String element, String value, String... says) {
    return new BadInput("deploy", element, value, List.of(says));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void isOneClearErrorBeforeTheFirstCall(BadInput input) {
    Map<String, String> properties = input.among(lambda.endpoint());
    Throwable error = catchThrowable(() -> GoalInProcess.run(input.goal(), folder, properties));
    assertThat(error).isExactlyInstanceOf(MojoFailureException.class);
    String message = error.getMessage();
    if (input.element().contains(".")) {
      assertThat(message).containsSubsequence(input.says());
    } else {
      input.assertExplainedBy(message);
    }
    assertThat(lambda.recordedCalls()).isEmpty();
    refused++;
  }
}
