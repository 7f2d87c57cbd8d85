package dev.snapstart.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The hash of a package, in the two spellings that are needed. */
public record Sha256(String base64, String hex) {
  /** Hashes a file, a buffer at a time. */
  public static Sha256 of(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return of(digest);
  }

  static Sha256 of(MessageDigest digest) {
    byte[] hash = digest.digest();
    return new Sha256(Base64.getEncoder().encodeToString(hash), HexFormat.of().formatHex(hash));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
