package dev.snapstart.internal.lambda.aws;

import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.ObjectFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Asks S3 for the version of an object, and for the SHA-256 that it keeps of it, which is what
 * Lambda shows as CodeSha256.
 *
 * <p>Only uploads that asked for it have one, and that of an upload in parts is made of the parts'
 * checksums: it says nothing about the whole.
 */
final class ObjectReader {
  private static final String WHOLE = "FULL_OBJECT";

  private ObjectReader() {}

  static Optional<ObjectFacts> read(S3Client s3, CodePackage.InS3 object) {
    try {
      HeadObjectResponse head =
          s3.headObject(
              request ->
                  request
                      .bucket(object.bucket())
                      .key(object.key())
                      .versionId(object.objectVersion())
                      .checksumMode(ChecksumMode.ENABLED));
      return Optional.of(
          new ObjectFacts(
              ofWhole(head.checksumSHA256(), head.checksumTypeAsString()), head.versionId()));
    } catch (S3Exception e) {
      // Missing, not permitted, or in a region that redirects: Lambda's own dry run then tells.
      if (e.statusCode() == 301 || (e.statusCode() >= 400 && e.statusCode() < 408)) {
        return Optional.empty();
      }
      throw ErrorMapper.map(e, "s3:GetObject");
    } catch (SdkException e) {
      throw ErrorMapper.map(e, "s3:GetObject");
    }
  }

  static @Nullable String ofWhole(@Nullable String sha256, @Nullable String type) {
    // Checksums of parts end in their number, which Base64 cannot.
    boolean ofParts = sha256 != null && sha256.contains("-");
    return ofParts || (type != null && !type.equals(WHOLE)) ? null : sha256;
  }
}
