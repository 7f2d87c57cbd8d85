package dev.snapstart.internal.lambda;

import java.time.Duration;

/**
 * Shares the account's control-plane quotas among everything that uses one connection.
 * Implementations are thread-safe.
 */
public interface Quotas {
  /** No limits, for tests. */
  Quotas UNLIMITED = bucket -> Duration.ZERO;

  /**
   * Takes one permission.
   *
   * @return how long to wait before the call may be made; the permission is taken in any case
   */
  Duration reserve(Bucket bucket);

  /** Which quota a call counts against (AWS: "Lambda quotas", API requests). */
  enum Bucket {
    /** GetFunction: 100 a second. */
    GET_FUNCTION,
    /** Every other control-plane call together: 15 a second. */
    CONTROL_PLANE,
    /** Other services. */
    NONE
  }
}
