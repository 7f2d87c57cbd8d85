package dev.snapstart.local.state;

import java.util.List;

/**
 * A key that was declared, as DescribeKey shows it.
 *
 * @param arn its ARN
 * @param keyState for example {@code Enabled} or {@code Disabled}
 * @param keyUsage for example {@code ENCRYPT_DECRYPT}
 * @param keySpec for example {@code SYMMETRIC_DEFAULT}
 * @param denied the actions that the caller lacks on it, such as {@code kms:CreateGrant}
 */
public record KmsKey(
    String arn, String keyState, String keyUsage, String keySpec, List<String> denied)
    implements KmsAnswer {

  /** Copies the list. */
  public KmsKey {
    denied = List.copyOf(denied);
  }

  /**
   * A key that Lambda can use.
   *
   * @param arn its ARN
   * @return an enabled symmetric key
   */
  public static KmsKey enabled(String arn) {
    return new KmsKey(arn, "Enabled", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", List.of());
  }

  /**
   * The same key in another state.
   *
   * @param state for example {@code Disabled} or {@code PendingDeletion}
   * @return the changed copy
   */
  public KmsKey withKeyState(String state) {
    return new KmsKey(arn, state, keyUsage, keySpec, denied);
  }

  /**
   * A key of another kind in the same state.
   *
   * @param usage for example {@code SIGN_VERIFY}
   * @param spec for example {@code RSA_2048}
   * @return the changed copy
   */
  public KmsKey withKind(String usage, String spec) {
    return new KmsKey(arn, keyState, usage, spec, denied);
  }

  /**
   * The same key, of which the caller may not do everything.
   *
   * @param actions all that are denied, such as {@code kms:DescribeKey} and {@code kms:CreateGrant}
   * @return the changed copy
   */
  public KmsKey denying(String... actions) {
    return new KmsKey(arn, keyState, keyUsage, keySpec, List.of(actions));
  }
}
