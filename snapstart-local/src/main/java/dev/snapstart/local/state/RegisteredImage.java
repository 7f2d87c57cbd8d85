package dev.snapstart.local.state;

/**
 * A container image that a test put into the registry, or took out of it.
 *
 * @param digest its hexadecimal SHA-256
 * @param snapStart whether a snapshot can be taken of it: an AWS base image, the label, or a
 *     runtime client that calls restore/next (facts 0.1)
 * @param present whether it is still there
 */
public record RegisteredImage(String digest, boolean snapStart, boolean present) {

  /**
   * An image of which snapshots can be taken.
   *
   * @param digest its hexadecimal SHA-256
   * @return an image that is there
   */
  public static RegisteredImage of(String digest) {
    return new RegisteredImage(digest, true, true);
  }

  /**
   * The same without all that SnapStart needs.
   *
   * @return the changed copy
   */
  public RegisteredImage withoutSnapStart() {
    return new RegisteredImage(digest, false, present);
  }

  /**
   * The same, deleted from its repository.
   *
   * @return the changed copy
   */
  public RegisteredImage deleted() {
    return new RegisteredImage(digest, snapStart, false);
  }
}
