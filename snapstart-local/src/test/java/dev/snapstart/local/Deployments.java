package dev.snapstart.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;

/** What tests over the wire have in common. */
public final class Deployments {
  /** The function's execution role. */
  public static final String ROLE = "arn:aws:iam::123456789012:role/orders";

  private Deployments() {}

  /** A client without retries. */
  public static LambdaClient client(LocalLambda server) {
    return pointed(LambdaClient.builder(), server.endpoint()).build();
  }

  /** Points any client at a server. */
  public static <B extends AwsClientBuilder<B, ?>> B pointed(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
  }

  /** A request for a function with or without SnapStart. */
  public static CreateFunctionRequest create(String name, boolean snapStart) {
    return CreateFunctionRequest.builder()
        .functionName(name)
        .runtime("java21")
        .handler("a.B::c")
        .role(ROLE)
        .code(code -> code.zipFile(SdkBytes.fromByteArray(zip(name))))
        .snapStart(s -> s.applyOn(snapStart ? "PublishedVersions" : "None"))
        .build();
  }

  /** A small package. */
  public static byte[] zip(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("content.txt");
      entry.setTime(0); // Equal content makes equal packages.
      zip.putNextEntry(entry);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
