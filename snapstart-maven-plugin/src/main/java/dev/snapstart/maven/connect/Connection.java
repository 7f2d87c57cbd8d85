package dev.snapstart.maven.connect;

import dev.snapstart.HttpProxy;
import dev.snapstart.SdkModules;
import dev.snapstart.SnapStart;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where calls go and as whom; {@code toString} shows no credentials.
 *
 * @param region the region, or null for the environment's
 * @param profile the profile, or null for the environment's
 * @param endpoint another endpoint than AWS's own, or null
 * @param credentials from settings.xml, or null
 * @param proxy from settings.xml, or null
 */
public record Connection(
    @Nullable String region,
    @Nullable String profile,
    @Nullable URI endpoint,
    @Nullable Credentials credentials,
    @Nullable HttpProxy proxy) {

  SnapStart open(SdkModules modules) {
    SnapStart.Builder builder =
        SnapStart.builder()
            .region(region)
            .profile(profile)
            .endpoint(endpoint)
            .proxy(proxy)
            .sdkModules(modules);
    if (credentials != null) {
      builder.credentials(credentials.accessKeyId(), credentials.secretAccessKey(), null);
    }
    return builder.build();
  }

  /**
   * An access key.
   *
   * @param accessKeyId its id
   * @param secretAccessKey its secret
   */
  record Credentials(String accessKeyId, String secretAccessKey) {
    @Override
    public String toString() {
      return "Credentials[" + accessKeyId + "]";
    }
  }
}
