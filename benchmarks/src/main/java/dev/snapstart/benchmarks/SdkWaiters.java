package dev.snapstart.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.waiters.LambdaWaiter;

/** A program on the Java SDK with the waiters that come with it, in this JVM. */
final class SdkWaiters implements Contender {
  @Override
  public String name() {
    return "Java SDK waiters";
  }

  @Override
  public Deployer open(URI endpoint, String function, Path folder) {
    return new SdkDeployer(endpoint, function);
  }

  private static final class SdkDeployer implements Deployer {
    private final URI endpoint;
    private final String function;
    private final LambdaClient lambda;
    private final LambdaWaiter waiter;

    SdkDeployer(URI endpoint, String function) {
      this.endpoint = endpoint;
      this.function = function;
      this.lambda =
          LambdaClient.builder()
              .endpointOverride(endpoint)
              .region(Region.US_EAST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
              .build();
      this.waiter = lambda.waiter();
    }

    @Override
    public void create(Path archive) {
      Library.create(endpoint, function, archive);
    }

    @Override
    public void update(Path archive) throws IOException {
      SdkBytes code = SdkBytes.fromByteArray(Files.readAllBytes(archive));
      lambda.updateFunctionCode(request -> request.functionName(function).zipFile(code));
      // Both waits throw if they give up.
      waiter.waitUntilFunctionUpdatedV2(request -> request.functionName(function));
      String version = lambda.publishVersion(request -> request.functionName(function)).version();
      waiter.waitUntilPublishedVersionActive(
          request -> request.functionName(function).qualifier(version));
      lambda.updateAlias(
          request -> request.functionName(function).name(Library.ALIAS).functionVersion(version));
    }

    @Override
    public void close() {
      waiter.close();
      lambda.close();
    }
  }
}
