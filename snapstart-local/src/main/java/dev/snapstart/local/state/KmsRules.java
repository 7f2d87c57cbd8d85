package dev.snapstart.local.state;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What KMS says about keys; a key of this account that was not declared exists and is enabled.
 *
 * <p>Error types, and which states refuse a grant: KMS API reference (DescribeKey, CreateGrant) and
 * KMS developer guide, "Key states of AWS KMS keys". The texts are assumed.
 */
public final class KmsRules {
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:[a-z-]+:(iam|sts)::\\d{12}:.+|\\d{12}");

  private KmsRules() {}

  /**
   * DescribeKey.
   *
   * @param state the state
   * @param id a key id, a key ARN or an alias
   * @return the key or a refusal
   */
  public static KmsAnswer describe(LambdaState state, @Nullable String id) {
    return allowed(state, id, "kms:DescribeKey");
  }

  /**
   * CreateGrant as a dry run, which ends in an error even if the grant could be made.
   *
   * @param state the state
   * @param id a key id or a key ARN
   * @param grantee who would be allowed to use the key
   * @param operations what for
   * @return {@code DryRunOperationException} if it could be made, otherwise the refusal
   */
  public static LambdaError rehearseGrant(
      LambdaState state, @Nullable String id, @Nullable String grantee, List<String> operations) {
    if (grantee == null || operations.isEmpty()) {
      return LambdaError.of(
          400, "ValidationException", "GranteePrincipal and Operations must not be null");
    }
    KmsAnswer answer = allowed(state, id, "kms:CreateGrant");
    if (answer instanceof LambdaError refusal) {
      return refusal;
    }
    KmsKey key = (KmsKey) answer;
    if (key.keyState().equals("Disabled")) {
      return LambdaError.of(400, "DisabledException", key.arn() + " is disabled.");
    }
    if (!key.keyState().equals("Enabled")) {
      return LambdaError.of(
          400, "KMSInvalidStateException", key.arn() + " is " + key.keyState() + ".");
    }
    return PRINCIPAL.matcher(grantee).matches()
        ? LambdaError.of(
            412,
            "DryRunOperationException",
            "The request would have succeeded, but the DryRun option is set.")
        : LambdaError.of(400, "InvalidArnException", "Invalid principal: " + grantee);
  }

  private static KmsAnswer allowed(LambdaState state, @Nullable String id, String action) {
    if (id == null) {
      return LambdaError.of(400, "ValidationException", "KeyId must not be null");
    }
    KmsKey key = find(state, id);
    if (key == null) {
      return LambdaError.of(400, "NotFoundException", "Key '" + id + "' does not exist");
    }
    return key.denied().contains(action) ? denied(state.account(), key, action) : key;
  }

  private static LambdaError denied(Account account, KmsKey key, String action) {
    return LambdaError.of(
        400,
        "AccessDeniedException",
        "User: arn:"
            + account.partition()
            + ":iam::"
            + account.accountId()
            + ":user/local is not authorized to perform: "
            + action
            + " on resource: "
            + key.arn()
            + " because no identity-based policy allows the "
            + action
            + " action");
  }

  private static @Nullable KmsKey find(LambdaState state, String id) {
    Account account = state.account();
    String prefix =
        "arn:" + account.partition() + ":kms:" + account.region() + ":" + account.accountId() + ":";
    String arn = id.startsWith("arn:") ? id : prefix + (id.startsWith("alias/") ? id : "key/" + id);
    KmsKey declared = state.keys().get(arn);
    if (declared != null) {
      return declared;
    }
    boolean wellFormed =
        arn.startsWith(prefix) && arn.substring(prefix.length()).matches("(key|alias)/\\S+");
    return wellFormed ? KmsKey.enabled(arn) : null;
  }
}
