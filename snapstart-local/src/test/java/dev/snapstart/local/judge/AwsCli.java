package dev.snapstart.local.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI as a judge: its own parser, its own checks, its own waiters. */
abstract class AwsCli {
  /** What must still be under way at the next command lasts longer than any command takes. */
  private static final Delays DELAYS =
      new Delays(
          Duration.ofMinutes(10),
          Duration.ofMillis(1500),
          Duration.ofMinutes(10),
          () -> Duration.ofMillis(1500));

  final ClockAhead clock = new ClockAhead();
  @TempDir Path folder;
  LocalLambda server;
  Tool aws;

  @BeforeEach
  void start() throws IOException {
    aws = Tool.orSkip(folder, "aws");
    server = LocalLambda.builder().delays(DELAYS).clock(clock.withZone(ZoneOffset.UTC)).start();
    Files.write(folder.resolve("one.zip"), Deployments.zip("one"));
    Files.write(folder.resolve("two.zip"), Deployments.zip("two"));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  String lambda(String operation, String arguments) {
    return run("lambda", operation + " " + arguments);
  }

  String run(String service, String words) {
    Tool.Result result = aws.run(arguments(service, words));
    assertThat(result.exit()).as("aws %s %s: %s", service, words, result.output()).isZero();
    return result.output();
  }

  String refused(String operation, String arguments) {
    return refusedBy("lambda", operation + " " + arguments);
  }

  String refusedBy(String service, String words) {
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
