package dev.snapstart.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A server that runs functions, a client, and the log. */
final class RunServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  final List<Event> events = new CopyOnWriteArrayList<>();
  final LocalLambda server;
  final LambdaClient lambda;

  RunServer(RunOptions options) {
    this(LocalLambda.builder().delays(Delays.none()).runFunctions(options));
  }

  RunServer(LocalLambda.Builder builder) {
    server =
        builder
            .functionLog(
                (group, stream, at, message) -> events.add(new Event(group, stream, message)))
            .start();
    lambda =
        Deployments.pointed(LambdaClient.builder(), server.endpoint())
            .httpClientBuilder(
                ApacheHttpClient.builder().maxConnections(200).socketTimeout(Duration.ofMinutes(2)))
            .build();
  }

  void createJava(String name, Class<?> function, boolean snapStart, String... variables) {
    create(
        name,
        snapStart,
        r ->
            r.runtime("java17")
                .handler(function.getName() + "::handle")
                .code(c -> c.zipFile(SdkBytes.fromByteArray(FunctionZip.of(function)))),
        variables);
  }

  void create(
      String name,
      boolean snapStart,
      Consumer<CreateFunctionRequest.Builder> more,
      String... variables) {
    Map<String, String> all = new java.util.TreeMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    lambda.createFunction(
        r -> {
          r.functionName(name)
              .role(Deployments.ROLE)
              .timeout(20)
              .memorySize(256)
              .environment(e -> e.variables(all))
              .snapStart(s -> s.applyOn(snapStart ? "PublishedVersions" : "None"));
          more.accept(r);
        });
  }

  /** Publishes and waits for the end of the snapshot. */
  GetFunctionConfigurationResponse publish(String name) {
    String version = lambda.publishVersion(r -> r.functionName(name)).version();
    return settled(name, version);
  }

  GetFunctionConfigurationResponse settled(String name, String version) {
    Supplier<GetFunctionConfigurationResponse> read =
        () -> lambda.getFunctionConfiguration(r -> r.functionName(name).qualifier(version));
    await(() -> !read.get().stateAsString().equals("Pending"));
    return read.get();
  }

  /** Waits until something is so. */
  void await(BooleanSupplier condition) {
    await(condition, this::log);
  }

  static void await(BooleanSupplier condition, Supplier<String> otherwise) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not so after 30 s: " + otherwise.get());
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  Result invoke(String name, String payload) {
    return invoke(r -> r.functionName(name).payload(SdkBytes.fromUtf8String(payload)));
  }

  Result invoke(Consumer<InvokeRequest.Builder> request) {
    InvokeResponse response = lambda.invoke(r -> request.accept(r.logType("Tail")));
    return new Result(response);
  }

  /** Everything that was logged, one event after the other. */
  String log() {
    StringBuilder all = new StringBuilder();
    events.forEach(event -> all.append(event.message()).append('\n'));
    return all.toString();
  }

  @Override
  public void close() {
    lambda.close();
    server.close();
  }

  record Event(String group, String stream, String message) {}

  /** An answer. */
  record Result(InvokeResponse response) {
    String payload() {
      return response.payload().asUtf8String();
    }

    JsonNode json() {
      try {
        return JSON.readTree(payload());
      } catch (IOException e) {
        throw new UncheckedIOException(payload(), e);
      }
    }

    String error() {
      return response.functionError();
    }

    /** The tail, empty where there is none. */
    String tail() {
      String tail = response.logResult() == null ? "" : response.logResult();
      return new String(Base64.getDecoder().decode(tail), StandardCharsets.UTF_8);
    }
  }
}
