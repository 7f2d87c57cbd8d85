package dev.snapstart.local.rehearse;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Report;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
      return server.rehearse("orders", version, event.getBytes(StandardCharsets.UTF_8), options);
    }
  }

  static Optional<Finding> at(Report report, String subject) {
    return report.findings().stream().filter(it -> it.subject().equals(subject)).findFirst();
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Function(String runtime, String handler, byte[] code) {}
}
