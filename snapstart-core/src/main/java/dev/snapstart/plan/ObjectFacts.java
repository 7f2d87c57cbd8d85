package dev.snapstart.plan;

import org.jspecify.annotations.Nullable;

/**
 * What S3 says of an object.
 *
 * @param sha256 Base64 of the SHA-256 of the whole object, or null if S3 keeps none
 * @param version the version that is the newest, or the one that was asked for; null where the
 *     bucket keeps no versions
 */
public record ObjectFacts(@Nullable String sha256, @Nullable String version) {}
