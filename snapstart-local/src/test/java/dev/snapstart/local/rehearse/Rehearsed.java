package dev.snapstart.local.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Report;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Publishes a function on a server that runs nothing, and rehearses it. */
final class Rehearsed {
  private Rehearsed() {}

  static Report run(
      Function function, String event, RehearsalOptions options, String... variables) {
    Map<String, String> environment = new TreeMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    try (LocalLambda server = LocalLambda.builder().delays(Delays.none()).start();
        LambdaClient lambda =
            Deployments.pointed(LambdaClient.builder(), server.endpoint())
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
      lambda.createFunction(
          r ->
              r.functionName("orders")
                  .role(Deployments.ROLE)
                  .runtime(function.runtime())
                  .handler(function.handler())
                  .timeout(10)
                  .memorySize(256)
                  .code(c -> c.zipFile(SdkBytes.fromByteArray(function.code())))
                  .environment(e -> e.variables(environment))
                  .snapStart(s -> s.applyOn("PublishedVersions")));
      String version = lambda.publishVersion(r -> r.functionName("orders")).version();
      Set<String> before = left();
      Report report =
          server.rehearse("orders", version, event.getBytes(StandardCharsets.UTF_8), options);
      awaitTheEndOfAll();
      assertThat(left()).as("folders that are left behind").isEqualTo(before);
      return report;
    }
  }

  /** Copies of a process are nobody's children once it is gone, but their command tells. */
  private static void awaitTheEndOfAll() {
    String own = "snapstart-local-" + ProcessHandle.current().pid() + "-";
    ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(own))
        .forEach(
            process ->
                assertThat(process.onExit())
                    .as("a process that is left behind")
                    .succeedsWithin(Duration.ofSeconds(10)));
  }

  private static Set<String> left() {
    String own = "snapstart-local-" + ProcessHandle.current().pid() + "-";
    String[] all = new File(System.getProperty("java.io.tmpdir")).list();
    return Stream.of(all).filter(name -> name.startsWith(own)).collect(Collectors.toSet());
  }

  static Optional<Finding> at(Report report, String subject) {
    return report.findings().stream().filter(it -> it.subject().equals(subject)).findFirst();
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Function(String runtime, String handler, byte[] code) {}
}
