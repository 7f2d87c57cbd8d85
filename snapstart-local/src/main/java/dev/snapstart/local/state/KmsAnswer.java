package dev.snapstart.local.state;

/** What KMS answers: a key, or a {@link LambdaError} in KMS's words. */
public sealed interface KmsAnswer permits KmsKey, LambdaError {}
