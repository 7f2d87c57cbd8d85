package dev.snapstart.local.rehearse.model;

import org.jspecify.annotations.Nullable;

/**
 * A TCP socket of the held process.
 *
 * @param inode by which the system knows it
 * @param localPort its port on this machine
 * @param remote address and port of the other side, for example {@code 10.0.0.7:5432}
 * @param listening whether it waits for connections instead
 * @param holder the field that holds it, or null if that is not known
 */
public record OpenSocket(
    long inode, int localPort, String remote, boolean listening, @Nullable String holder) {

  /**
   * The same with its holder.
   *
   * @param field the field that holds it, or null
   * @return the changed copy
   */
  public OpenSocket heldBy(@Nullable String field) {
    return new OpenSocket(inode, localPort, remote, listening, field);
  }
}
