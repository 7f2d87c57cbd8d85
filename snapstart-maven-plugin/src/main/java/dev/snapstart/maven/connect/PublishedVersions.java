package dev.snapstart.maven.connect;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which versions were published in one Maven build, and where; thread-safe. */
public final class PublishedVersions {
  private final Map<Published, String> versions = new ConcurrentHashMap<>();

  private record Published(ConnectionConfig where, String function) {}

  /**
   * Returns the version published last.
   *
   * @param where the connection; another region or account has versions of its own
   * @param function a name or ARN
   * @throws SnapStartException if it is neither
   */
  public Optional<String> of(ConnectionConfig where, String function) {
    return Optional.ofNullable(
        versions.get(new Published(where, FunctionId.parse(function).name())));
  }

  public void remember(ConnectionConfig where, String name, String version) {
    versions.put(new Published(where, name), version);
  }
}
