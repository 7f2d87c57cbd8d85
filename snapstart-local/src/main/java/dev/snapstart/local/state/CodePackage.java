package dev.snapstart.local.state;

/**
 * What the rules need to know of an uploaded package; the bytes themselves stay outside the state.
 *
 * @param sha256 the Base64 SHA-256 of the bytes, Lambda's CodeSha256
 * @param size the number of bytes
 * @param unzippedSize the sum of the unpacked entries in bytes, or -1 if the bytes are no zip
 * @param entries the number of entries in the zip
 */
public record CodePackage(String sha256, long size, long unzippedSize, int entries) {

  /**
   * Looks at the bytes of a package.
   *
   * @param bytes the bytes, not kept
   * @return what the rules need
   */
  public static CodePackage of(byte[] bytes) {
    ZipDirectory directory = ZipDirectory.of(bytes);
    return new CodePackage(
        Digests.base64(bytes), bytes.length, directory.unzippedSize(), directory.entries());
  }

  /**
   * Tells whether the bytes are a zip archive.
   *
   * @return true if they are
   */
  public boolean zip() {
    return unzippedSize >= 0;
  }
}
