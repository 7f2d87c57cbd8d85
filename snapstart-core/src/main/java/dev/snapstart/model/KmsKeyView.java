package dev.snapstart.model;

/** What a look at a KMS key showed, before the key is used. Immutable. */
public sealed interface KmsKeyView {
  /**
   * The key as KMS describes it.
   *
   * @param arn its ARN
   * @param state for example {@code Enabled} or {@code PendingDeletion}
   * @param usage for example {@code ENCRYPT_DECRYPT}
   * @param spec for example {@code SYMMETRIC_DEFAULT}
   */
  record Seen(String arn, String state, String usage, String spec) implements KmsKeyView {}

  /**
   * Nothing, which says nothing about the key.
   *
   * @param why a sentence: no client, no permission, no answer
   */
  record Unseen(String why) implements KmsKeyView {}
}
