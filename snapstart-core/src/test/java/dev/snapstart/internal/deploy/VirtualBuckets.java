package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.NamedContent.hash;

import dev.snapstart.local.state.Bucket;
import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.StoredObject;
import dev.snapstart.local.state.Table;
import java.util.Map;
import java.util.Optional;

/** The S3 objects of a {@link VirtualLambda}, which appear in their bucket without a call. */
final class VirtualBuckets {
  private final VirtualLambda lambda;

  VirtualBuckets(VirtualLambda lambda) {
    this.lambda = lambda;
  }

  boolean has(String bucket, String key) {
    return object(bucket, key, null).isPresent();
  }

  Optional<StoredObject> object(String bucket, String key, String version) {
    return Optional.ofNullable(lambda.state().buckets().get(bucket))
        .map(found -> found.object(key, version));
  }

  void put(String bucket, String key, String content) {
    put(bucket, key, content, Table.empty(), null);
  }

  /** As an upload that asked for a checksum. */
  void putWithChecksum(String bucket, String key, String content) {
    Table<String, String> checksums =
        Table.of(
            Map.of("x-amz-checksum-sha256", hash(content), "x-amz-checksum-type", "FULL_OBJECT"));
    put(bucket, key, content, checksums, null);
  }

  void putVersion(String bucket, String key, String content, String version) {
    put(bucket, key, content, Table.empty(), version);
  }

  private void put(
      String bucket, String key, String content, Table<String, String> checksums, String version) {
    StoredObject object =
        new StoredObject(
            new CodePackage(hash(content), 1000, 2000, 1),
            "etag",
            "application/zip",
            Table.empty(),
            checksums,
            lambda.now(),
            version);
    Bucket found = lambda.state().buckets().get(bucket);
    Bucket before = found == null ? Bucket.of(Table.empty()) : found;
    lambda.edit(state -> state.withBucket(bucket, before.with(key, object)));
  }
}
