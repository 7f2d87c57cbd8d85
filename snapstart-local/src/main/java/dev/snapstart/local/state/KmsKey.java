package dev.snapstart.local.state;

/**
 * A key that was declared, as DescribeKey shows it.
 *
 * @param arn its ARN
 * @param keyState for example {@code Enabled} or {@code Disabled}
 * @param keyUsage for example {@code ENCRYPT_DECRYPT}
 * @param keySpec for example {@code SYMMETRIC_DEFAULT}
 */
public record KmsKey(String arn, String keyState, String keyUsage, String keySpec) {

  /**
   * A key that Lambda can use.
   *
   * @param arn its ARN
   * @return an enabled symmetric key
   */
  public static KmsKey enabled(String arn) {
    return new KmsKey(arn, "Enabled", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT");
  }

  /**
   * The same key in another state.
   *
   * @param state for example {@code Disabled} or {@code PendingDeletion}
   * @return the changed copy
   */
  public KmsKey withKeyState(String state) {
    return new KmsKey(arn, state, keyUsage, keySpec);
  }
}
