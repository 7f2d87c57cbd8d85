package dev.snapstart;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between here and AWS; {@code toString} leaves the password out.
 *
 * @param scheme {@code http} or {@code https}
 * @param host its host
 * @param port its port
 * @param username the user, or null
 * @param password the password, or null
 * @param nonProxyHosts hosts reached directly, as patterns with {@code *}
 */
public record HttpProxy(
    String scheme,
    String host,
    int port,
    @Nullable String username,
    @Nullable String password,
    Set<String> nonProxyHosts) {
  /** Copies the set. */
  public HttpProxy {
    nonProxyHosts = Set.copyOf(nonProxyHosts);
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
