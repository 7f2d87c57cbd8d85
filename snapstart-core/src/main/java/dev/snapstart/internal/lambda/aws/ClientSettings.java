package dev.snapstart.internal.lambda.aws;

import dev.snapstart.HttpProxy;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How to reach AWS; {@code toString} leaves the credentials out. */
public record ClientSettings(
    @Nullable String region,
    @Nullable String profile,
    @Nullable URI endpoint,
    @Nullable Credentials credentials,
    @Nullable HttpProxy proxy,
    TimeLimits limits) {

  ClientSettings with(TimeLimits others) {
    return new ClientSettings(region, profile, endpoint, credentials, proxy, others);
  }

  /** Fixed credentials. */
  public record Credentials(
      String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {
    @Override
    public String toString() {
      return "Credentials[hidden]";
    }
  }
}
