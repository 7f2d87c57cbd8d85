package dev.snapstart.local.http;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** S3's checksums; CRC64NVME is kept but not verified, because the JDK has none. */
final class Checksums {
  static final Set<String> KNOWN = Set.of("crc32", "crc32c", "crc64nvme", "sha1", "sha256");

  private Checksums() {}

  static @Nullable String of(String algorithm, byte[] content) {
    byte[] digest =
        switch (algorithm) {
          case "crc32" -> crc(new CRC32(), content);
          case "crc32c" -> crc(new CRC32C(), content);
          case "sha1" -> digest("SHA-1", content);
          case "sha256" -> digest("SHA-256", content);
          default -> null;
        };
    return digest == null ? null : Base64.getEncoder().encodeToString(digest);
  }

  private static byte[] crc(Checksum checksum, byte[] content) {
    checksum.update(content);
    return ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
  }

  private static byte[] digest(String algorithm, byte[] content) {
    try {
      return MessageDigest.getInstance(algorithm).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
