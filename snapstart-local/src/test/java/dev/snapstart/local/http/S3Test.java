package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.junit.LocalLambdaExtension;
import dev.snapstart.local.state.CodePackage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

@ExtendWith(LocalLambdaExtension.class)
class S3Test {
  private static final byte[] PACKAGE = Deployments.zip("in s3");
  private S3Client s3;

  @BeforeEach
  void open(LocalLambda server) {
    s3 = Deployments.pointed(S3Client.builder(), server.endpoint()).build();
    s3.createBucket(r -> r.bucket("packages"));
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void anUploadKeepsItsBytesMetadataAndChecksum(ChecksumAlgorithm algorithm) {
    s3.putObject(
        r ->
            r.bucket("packages")
                .key("team/app 1+2.zip")
                .metadata(Map.of("code-sha256", "abc"))
                .checksumAlgorithm(algorithm),
        RequestBody.fromBytes(PACKAGE));

    HeadObjectResponse head =
        s3.headObject(
            r -> r.bucket("packages").key("team/app 1+2.zip").checksumMode(ChecksumMode.ENABLED));
    byte[] body =
        s3.getObjectAsBytes(r -> r.bucket("packages").key("team/app 1+2.zip")).asByteArray();

    assertThat(body).isEqualTo(PACKAGE);
    assertThat(head.contentLength()).isEqualTo(PACKAGE.length);
    assertThat(head.metadata()).containsEntry("code-sha256", "abc");
    assertThat(
            Stream.of(
                    head.checksumCRC32(),
                    head.checksumCRC32C(),
                    head.checksumSHA1(),
                    head.checksumSHA256())
                .filter(Objects::nonNull))
        .hasSize(1);
  }

  @Test
  void aStreamOfUnknownContentArrivesWhole() {
    s3.putObject(
        r -> r.bucket("packages").key("app.zip"),
        RequestBody.fromInputStream(new ByteArrayInputStream(PACKAGE), PACKAGE.length));

    assertThat(s3.getObjectAsBytes(r -> r.bucket("packages").key("app.zip")).asByteArray())
        .isEqualTo(PACKAGE);
  }

  @Test
  void aFalseChecksumIsRefused() {
    assertThatThrownBy(
            () ->
                s3.putObject(
                    r -> r.bucket("packages").key("app.zip").checksumSHA256("AAAA"),
                    RequestBody.fromBytes(PACKAGE)))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("sha256");
  }

  @Test
  void lambdaTakesItsCodeFromAnObject(LocalLambda server) {
    s3.putObject(r -> r.bucket("packages").key("app.zip"), RequestBody.fromBytes(PACKAGE));
    try (LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", false));

      String updated =
          lambda
              .updateFunctionCode(
                  r -> r.functionName("orders").s3Bucket("packages").s3Key("app.zip"))
              .codeSha256();

      assertThat(updated).isEqualTo(CodePackage.of(PACKAGE).sha256());
      assertThatThrownBy(
              () ->
                  lambda.updateFunctionCode(
                      r -> r.functionName("orders").s3Bucket("packages").s3Key("missing")))
          .isInstanceOf(InvalidParameterValueException.class)
          .hasMessageContaining("S3 Error Code: NoSuchKey");
    }
  }

  @Test
  void whatIsMissingIsToldInS3sWords() {
    assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket("packages").key("no")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> s3.headObject(r -> r.bucket("packages").key("no")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> s3.headBucket(r -> r.bucket("nobody")))
        .isInstanceOf(NoSuchBucketException.class);
    assertThatThrownBy(
            () -> s3.putObject(r -> r.bucket("nobody").key("a"), RequestBody.fromBytes(PACKAGE)))
        .isInstanceOf(NoSuchBucketException.class);
    assertThatThrownBy(() -> s3.createMultipartUpload(r -> r.bucket("packages").key("a")))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("not implemented by snapstart-local");
    s3.deleteObject(r -> r.bucket("packages").key("no"));
    assertThat(s3.headBucket(r -> r.bucket("packages")).bucketRegion()).isEqualTo("us-east-1");
  }
}
