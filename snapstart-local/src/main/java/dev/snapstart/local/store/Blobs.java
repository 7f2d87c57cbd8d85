package dev.snapstart.local.store;

import dev.snapstart.local.state.CodePackage;
import org.jspecify.annotations.Nullable;

/** Uploaded bytes under their Base64 SHA-256; thread-safe. */
public interface Blobs {

  /**
   * Keeps bytes.
   *
   * @param bytes the bytes, not copied
   * @return what the rules need to know of them
   */
  CodePackage put(byte[] bytes);

  /**
   * Finds bytes.
   *
   * @param sha256 their Base64 SHA-256
   * @return the bytes, or null where there are none
   */
  byte @Nullable [] get(String sha256);
}
