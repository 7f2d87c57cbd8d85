package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import dev.snapstart.local.state.KmsAnswer;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.KmsRules;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.model.KmsKeyView;
import java.util.List;

/** The port's calls of KMS directly on the local server's pure state. */
final class StateKeys {
  private final VirtualLambda lambda;

  StateKeys(VirtualLambda lambda) {
    this.lambda = lambda;
  }

  KmsKeyView describe(String keyArn) {
    KmsAnswer answer =
        lambda.other("DescribeKey", () -> KmsRules.describe(lambda.state(), keyArn)).value();
    if (answer instanceof KmsKey key) {
      return new KmsKeyView.Seen(key.arn(), key.keyState(), key.keyUsage(), key.keySpec());
    }
    throw refused("kms:DescribeKey", (LambdaError) answer);
  }

  void rehearseGrant(String keyArn, String roleArn) {
    LambdaError answer =
        lambda
            .other(
                "CreateGrant",
                () ->
                    KmsRules.rehearseGrant(
                        lambda.state(), keyArn, roleArn, List.of("Encrypt", "Decrypt")))
            .value();
    if (!answer.type().equals("DryRunOperationException")) {
      throw refused("kms:CreateGrant", answer);
    }
  }

  private static CallFailure refused(String action, LambdaError error) {
    Kind kind =
        switch (error.type()) {
          case "NotFoundException" -> Kind.NOT_FOUND;
          case "AccessDeniedException" -> Kind.ACCESS_DENIED;
          default -> Kind.REJECTED;
        };
    return new CallFailure(kind, action, error.type(), error.message(), "virtual", null, null);
  }
}
