package dev.snapstart.maven;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which versions were published in one Maven build; thread-safe. */
final class PublishedVersions {
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  /**
   * Returns the version published last.
   *
   * @param function a name or ARN
   * @throws SnapStartException if it is neither
   */
  Optional<String> of(String function) {
    return Optional.ofNullable(versions.get(FunctionId.parse(function).name()));
  }

  void remember(String name, String version) {
    versions.put(name, version);
  }
}
