package dev.snapstart.maven.connect;

import org.jspecify.annotations.Nullable;

/**
 * What a pom says about the connection.
 *
 * @param region the region
 * @param profile the profile
 * @param endpoint another endpoint than AWS's own
 * @param local whether to use a Lambda inside of this Maven process
 * @param serverId the server in settings.xml that holds an access key
 */
public record ConnectionConfig(
    @Nullable String region,
    @Nullable String profile,
    @Nullable String endpoint,
    @Nullable String local,
    @Nullable String serverId) {

  public ConnectionConfig inRegion(String other) {
    return new ConnectionConfig(other, profile, endpoint, local, serverId);
  }
}
