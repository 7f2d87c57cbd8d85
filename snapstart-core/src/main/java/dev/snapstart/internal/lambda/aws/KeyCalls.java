package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import dev.snapstart.model.KmsKeyView;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * The calls to KMS, whose module may be missing: nothing may touch this class before there is a
 * client.
 */
final class KeyCalls {
  private static final String DESCRIBE = "kms:DescribeKey";
  private static final String GRANT = "kms:CreateGrant";

  private KeyCalls() {}

  static KmsKeyView describe(KmsClient kms, String key) {
    try {
      KeyMetadata found = kms.describeKey(request -> request.keyId(key)).keyMetadata();
      return new KmsKeyView.Seen(
          found.arn(), found.keyStateAsString(), found.keyUsageAsString(), found.keySpecAsString());
    } catch (SdkException e) {
      throw failure(e, DESCRIBE);
    }
  }

  /** A dry run that would succeed ends in an error of its own. */
  static void rehearseGrant(KmsClient kms, String key, String role) {
    try {
      var unused =
          kms.createGrant(
              request ->
                  request
                      .keyId(key)
                      .granteePrincipal(role)
                      .operations(GrantOperation.ENCRYPT, GrantOperation.DECRYPT)
                      .dryRun(true));
    } catch (SdkException e) {
      CallFailure failure = failure(e, GRANT);
      if (!String.valueOf(failure.errorCode()).startsWith("DryRunOperation")) {
        throw failure;
      }
    }
  }

  /** Only KMS's own word counts for "no such key": another server's 404 says nothing about it. */
  private static CallFailure failure(SdkException exception, String action) {
    CallFailure failure = ErrorMapper.map(exception, action);
    boolean noSuchKey = "NotFoundException".equals(failure.errorCode());
    if (noSuchKey == (failure.kind() == Kind.NOT_FOUND)) {
      return failure;
    }
    return new CallFailure(
        noSuchKey ? Kind.NOT_FOUND : Kind.UNEXPECTED,
        action,
        failure.errorCode(),
        String.valueOf(failure.getMessage()),
        failure.requestId(),
        null,
        exception);
  }
}
