package dev.snapstart.local.http;

import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.StoredObject;
import dev.snapstart.local.state.Table;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes an uploaded object out of its request and checks it against the promised checksums. */
final class S3Uploads {
  static final String METADATA = "x-amz-meta-";
  private static final String CHECKSUM = "x-amz-checksum-";
  private final Clock clock;

  S3Uploads(Clock clock) {
    this.clock = clock;
  }

  Upload read(HttpCall call) {
    AwsChunked decoded =
        chunked(call) ? AwsChunked.decode(call.body()) : new AwsChunked(call.body(), Map.of());
    Map<String, String> headers = new HashMap<>(call.headers());
    headers.putAll(decoded.trailers());
    Map<String, String> metadata = new HashMap<>();
    Map<String, String> checksums = new HashMap<>();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String name = header.getKey();
      if (name.startsWith(METADATA)) {
        metadata.put(name.substring(METADATA.length()), header.getValue());
      } else if (name.startsWith(CHECKSUM)
          && Checksums.KNOWN.contains(name.substring(CHECKSUM.length()))) {
        verify(name.substring(CHECKSUM.length()), decoded.content(), header.getValue());
        checksums.put(name, header.getValue());
      }
    }
    verifyMd5(decoded.content(), call.header("Content-MD5"));
    String type = call.header("Content-Type");
    return new Upload(
        decoded.content(),
        type == null ? "binary/octet-stream" : type,
        metadata,
        checksums,
        clock.instant());
  }

  private static boolean chunked(HttpCall call) {
    String encoding = call.header("Content-Encoding");
    String hash = call.header("x-amz-content-sha256");
    return (encoding != null && encoding.contains("aws-chunked"))
        || (hash != null && hash.startsWith("STREAMING-"));
  }

  private static void verify(String algorithm, byte[] content, String promised) {
    String actual = Checksums.of(algorithm, content);
    if (actual != null && !actual.equals(promised)) {
      throw new BadUpload(
          "BadDigest", "The " + algorithm + " you specified did not match what was received.");
    }
  }

  private static void verifyMd5(byte[] content, @Nullable String promised) {
    if (promised != null && !promised.equals(Base64.getEncoder().encodeToString(md5(content)))) {
      throw new BadUpload("BadDigest", "The Content-MD5 did not match what was received.");
    }
  }

  private static byte[] md5(byte[] content) {
    try {
      return MessageDigest.getInstance("MD5").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }

  /**
   * An object that came in whole.
   *
   * @param content its bytes
   * @param contentType its media type
   * @param metadata the user's own metadata
   * @param checksums the verified checksums by header
   * @param received when it came in
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
  record Upload(
      byte[] content,
      String contentType,
      Map<String, String> metadata,
      Map<String, String> checksums,
      Instant received) {

    /** The same for the same bytes under the same key at the same instant, else another one. */
    String versionId(String key) {
      String name = key + "/" + HexFormat.of().formatHex(md5(content)) + "/" + received;
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
          .toString()
          .replace("-", "");
    }

    StoredObject stored(CodePackage code, @Nullable String versionId) {
      return new StoredObject(
          code,
          '"' + HexFormat.of().formatHex(md5(content)) + '"',
          contentType,
          Table.of(metadata),
          Table.of(checksums),
          received,
          versionId);
    }
  }

  /** An upload that is not what it promises. */
  static final class BadUpload extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
    private final String code;

    BadUpload(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }
}
