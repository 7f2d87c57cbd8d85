package dev.snapstart.internal.lambda.aws;

import dev.snapstart.plan.UrlSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.lambda.model.Cors;

/** Reads and writes what browsers may do with a function URL; what is not set stays unset. */
final class UrlCors {
  private UrlCors() {}

  static UrlSettings.@Nullable Cors read(@Nullable Cors cors) {
    return cors == null
        ? null
        : new UrlSettings.Cors(
            cors.allowCredentials(),
            set(cors.allowHeaders()),
            set(cors.allowMethods()),
            set(cors.allowOrigins()),
            set(cors.exposeHeaders()),
            cors.maxAge());
  }

  static @Nullable Cors write(UrlSettings.@Nullable Cors cors) {
    return cors == null
        ? null
        : Cors.builder()
            .allowCredentials(cors.allowCredentials())
            .allowHeaders(cors.allowHeaders())
            .allowMethods(cors.allowMethods())
            .allowOrigins(cors.allowOrigins())
            .exposeHeaders(cors.exposeHeaders())
            .maxAge(cors.maxAgeSeconds())
            .build();
  }

  private static @Nullable List<String> set(List<String> values) {
    return values instanceof SdkAutoConstructList ? null : values;
  }
}
