package dev.snapstart.wire;

import dev.snapstart.AwsClients;
import dev.snapstart.SnapStart;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Deploys over HTTP, and halts its JVM at one of its calls: no hook, no finally, no farewell. */
final class DoomedDeploy {
  /** The exit code of a halt, which no regular end of a JVM has. */
  static final int HALTED = 86;

  private DoomedDeploy() {}

  /** Around a call. */
  enum Moment {
    /** Right before it is sent. */
    BEFORE,
    /** Right after its answer arrived, before anybody read it. */
    AFTER
  }

  /** Takes the endpoint, the folder of archives, the scenario, the call's number, the moment. */
  public static void main(String[] args) {
    CrashScenario scenario = CrashScenario.valueOf(args[2]);
    Doom doom = new Doom(Integer.parseInt(args[3]), Moment.valueOf(args[4]));
    try (LambdaClient client = client(URI.create(args[0]), doom);
        SnapStart snapStart =
            SnapStart.builder().clients(AwsClients.lambdaClient(client)).build()) {
      snapStart.deploy(scenario.wanted(Path.of(args[1])));
    }
  }

  private static LambdaClient client(URI endpoint, ExecutionInterceptor interceptor) {
    return LambdaClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(
            config ->
                config
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .addExecutionInterceptor(interceptor))
        .build();
  }

  private record Doom(int call, Moment moment, AtomicInteger sent) implements ExecutionInterceptor {
    Doom(int call, Moment moment) {
      this(call, moment, new AtomicInteger());
    }

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      if (sent.incrementAndGet() == call && moment == Moment.BEFORE) {
        Runtime.getRuntime().halt(HALTED);
      }
    }

    @Override
    public void afterTransmission(
        Context.AfterTransmission context, ExecutionAttributes attributes) {
      if (sent.get() == call && moment == Moment.AFTER) {
        Runtime.getRuntime().halt(HALTED);
      }
    }
  }
}
