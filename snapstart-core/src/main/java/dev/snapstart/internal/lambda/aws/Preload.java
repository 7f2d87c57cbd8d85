package dev.snapstart.internal.lambda.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Goes through the SDK's calls once, answered by nobody: loading and linking their classes takes
 * longer than the calls themselves, and can be done while an archive is read.
 */
public final class Preload {
  private static final String ANSWER =
      """
      {"Configuration": {"FunctionName": "preload", "State": "Active", "MemorySize": 128,
        "Environment": {"Variables": {}}, "SnapStart": {"ApplyOn": "None"}},
       "Code": {"Location": "none"}, "Tags": {}}
      """;

  private Preload() {}

  /** Plays the calls of a deployment, the first one first; nothing leaves this process. */
  public static void play() {
    try (LambdaClient lambda =
        LambdaClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
            .httpClient(new Nobody())
            .build()) {
      var unusedFunction = lambda.getFunction(request -> request.functionName("preload"));
      var unusedCode =
          lambda.updateFunctionCode(
              request -> request.functionName("preload").revisionId("none").publish(false));
      var unusedVersion = lambda.publishVersion(request -> request.functionName("preload"));
      var unusedAlias =
          lambda.updateAlias(
              request -> request.functionName("preload").name("live").functionVersion("1"));
    }
  }

  /** Answers every request with a function. */
  private static final class Nobody implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(
                  SdkHttpResponse.builder()
                      .statusCode(200)
                      .putHeader("Content-Type", "application/json")
                      .build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream(ANSWER.getBytes(StandardCharsets.UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
