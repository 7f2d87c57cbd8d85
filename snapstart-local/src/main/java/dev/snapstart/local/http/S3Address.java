package dev.snapstart.local.http;

import org.jspecify.annotations.Nullable;

/**
 * What an S3 request is about.
 *
 * @param bucket the bucket, empty for none
 * @param key the object's key, empty for the bucket itself
 */
record S3Address(String bucket, String key) {
  private static final String HOST_SUFFIX = ".localhost";

  /** The bucket is the first segment of the path, or the first label of the host. */
  static S3Address of(HttpCall call) {
    String path = PathSegments.decode(call.rawPath().substring(1));
    String hosted = hostedBucket(call.header("Host"));
    if (hosted != null) {
      return new S3Address(hosted, path);
    }
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Address(path, "")
        : new S3Address(path.substring(0, slash), path.substring(slash + 1));
  }

  private static @Nullable String hostedBucket(@Nullable String host) {
    String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
    return name.endsWith(HOST_SUFFIX)
        ? name.substring(0, name.length() - HOST_SUFFIX.length())
        : null;
  }
}
