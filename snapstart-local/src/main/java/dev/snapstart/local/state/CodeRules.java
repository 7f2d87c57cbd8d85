package dev.snapstart.local.state;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the code that a caller names into the code that a version runs. */
final class CodeRules {
  static final Pattern KEY_ARN = Pattern.compile("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");
  private static final String REFERENCE = "REFERENCE";
  private static final Set<String> ARCHITECTURES = Set.of("arm64", "x86_64");
  private static final Set<String> STORAGE_MODES = Set.of("COPY", REFERENCE);
  private static final long MAX_ZIPPED = 52_428_800; // facts 2.4
  private static final long MAX_UNZIPPED = 262_144_000; // facts 2.4

  private CodeRules() {}

  static void check(CodeSource source, @Nullable List<String> architectures) {
    Constraints constraints =
        new Constraints()
            .matches("code.sourceKMSKeyArn", source.sourceKmsKeyArn(), KEY_ARN)
            .oneOf("code.s3ObjectStorageMode", source.s3ObjectStorageMode(), STORAGE_MODES);
    if (architectures != null) {
      architectures.forEach(a -> constraints.oneOf("architectures", a, ARCHITECTURES));
      if (architectures.size() != 1) {
        constraints.add(
            "architectures", architectures, "Member must have length equal to 1"); // facts 2.4
      }
    }
    constraints.check();
  }

  static FunctionCode resolve(LambdaState state, CodeSource source, List<String> architectures) {
    refuseSeveral(source);
    String key = source.sourceKmsKeyArn();
    String keyOrNull = key == null || key.isEmpty() ? null : key;
    if (source.imageUri() != null) {
      return ImageRules.resolve(state, source.imageUri(), architectures, keyOrNull);
    }
    CodePackage zip = source.zipFile() == null ? object(state, source) : uploaded(source.zipFile());
    refuseUnusable(zip);
    return new FunctionCode(
        zip.sha256(), zip.size(), null, null, reference(source), architectures, keyOrNull);
  }

  private static FunctionCode.@Nullable ResolvedS3Object reference(CodeSource source) {
    String bucket = source.s3Bucket();
    String key = source.s3Key();
    if (bucket == null || key == null || !REFERENCE.equals(source.s3ObjectStorageMode())) {
      return null; // COPY whenever the call does not say otherwise (facts 0.4)
    }
    String version = source.s3ObjectVersion();
    if (version == null || version.isEmpty() || version.equals("null")) {
      throw LambdaError.invalid(
              "S3ObjectVersion is required when S3ObjectStorageMode is REFERENCE.")
          .refuse(); // facts 0.4; the text is assumed
    }
    return new FunctionCode.ResolvedS3Object(bucket, key, version);
  }

  private static void refuseSeveral(CodeSource source) {
    if (source.isEmpty()) {
      throw LambdaError.invalid("Please provide a source for function code.").refuse();
    }
    boolean s3 = source.s3Bucket() != null || source.s3Key() != null;
    int sources =
        (source.zipFile() == null ? 0 : 1) + (s3 ? 1 : 0) + (source.imageUri() == null ? 0 : 1);
    if (sources > 1) {
      throw LambdaError.invalid(
              "Please do not provide other FunctionCode parameters when providing a ZipFile.")
          .refuse();
    }
  }

  private static CodePackage uploaded(CodePackage zip) {
    if (zip.size() > MAX_ZIPPED) {
      throw LambdaError.of(
              413,
              "RequestEntityTooLargeException",
              "Zipped size must be smaller than " + MAX_ZIPPED + " bytes")
          .refuse();
    }
    return zip;
  }

  /** Trouble with S3 is a 400 that carries S3's own code (facts 2.4). */
  private static CodePackage object(LambdaState state, CodeSource source) {
    if (source.s3Bucket() == null || source.s3Key() == null) {
      throw LambdaError.invalid("Please provide both S3Bucket and S3Key.").refuse();
    }
    Bucket bucket = state.buckets().get(source.s3Bucket());
    if (bucket == null) {
      throw s3("NoSuchBucket", "The specified bucket does not exist");
    }
    String version = source.s3ObjectVersion();
    StoredObject object = bucket.object(source.s3Key(), version);
    if (object == null) {
      throw version == null
          ? s3("NoSuchKey", "The specified key does not exist.")
          : s3("NoSuchVersion", "The specified version does not exist.");
    }
    return object.content();
  }

  private static Refusal s3(String code, String message) {
    return LambdaError.invalid(
            "Error occurred while GetObject. S3 Error Code: "
                + code
                + ". S3 Error Message: "
                + message)
        .refuse();
  }

  private static void refuseUnusable(CodePackage zip) {
    if (!zip.zip()) {
      throw LambdaError.invalid(
              "Could not unzip uploaded file. Please check your file, then try to upload again.")
          .refuse();
    }
    if (zip.entries() == 0) {
      throw LambdaError.invalid("Uploaded file must be a non-empty zip").refuse();
    }
    if (zip.unzippedSize() > MAX_UNZIPPED) {
      throw LambdaError.invalid("Unzipped size must be smaller than " + MAX_UNZIPPED + " bytes")
          .refuse();
    }
  }
}
