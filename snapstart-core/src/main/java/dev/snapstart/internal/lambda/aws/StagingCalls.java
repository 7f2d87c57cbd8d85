package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.plan.Step;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The calls to the staging bucket. */
final class StagingCalls {
  private final AwsClients clients;

  StagingCalls(AwsClients clients) {
    this.clients = clients;
  }

  boolean exists(Step.StagePackage place) {
    try {
      s3().headObject(request -> request.bucket(place.bucket()).key(place.key()));
      return true;
    } catch (S3Exception e) {
      // Without s3:ListBucket S3 answers 403 for what is not there; the upload will tell.
      if (e.statusCode() == 404 || e.statusCode() == 403) {
        return false;
      }
      throw ErrorMapper.map(e, "s3:GetObject");
    } catch (SdkException e) {
      throw ErrorMapper.map(e, "s3:GetObject");
    }
  }

  void put(Step.StagePackage step) {
    S3Client s3 = s3();
    try {
      s3.putObject(
          request -> request.bucket(step.bucket()).key(step.key()),
          RequestBody.fromFile(step.file()));
    } catch (NoSuchBucketException e) {
      throw new CallFailure(
          CallFailure.Kind.REJECTED,
          "s3:PutObject",
          "NoSuchBucket",
          "The bucket " + step.bucket() + " does not exist ('s3Bucket').",
          e.requestId(),
          null,
          e);
    } catch (SdkException e) {
      throw ErrorMapper.map(e, "s3:PutObject");
    }
  }

  private S3Client s3() {
    S3Client s3 = clients.s3();
    if (s3 == null) {
      throw new CallFailure(
          CallFailure.Kind.REJECTED,
          "s3:PutObject",
          null,
          "The host program's clients have no S3 client (AwsClients.s3), which a staging bucket"
              + " needs.",
          null,
          null,
          null);
    }
    return s3;
  }
}
