package dev.snapstart.local.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An S3 object without its bytes.
 *
 * @param content what is known of the bytes
 * @param etag the hexadecimal MD5 of the bytes
 * @param contentType its media type
 * @param metadata the user's own metadata, names in lower case
 * @param checksums S3's checksums by header name
 * @param lastModified when it was written
 * @param versionId its version, or null where the bucket keeps none
 */
public record StoredObject(
    CodePackage content,
    String etag,
    String contentType,
    Table<String, String> metadata,
    Table<String, String> checksums,
    Instant lastModified,
    @Nullable String versionId) {}
