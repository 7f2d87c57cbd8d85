package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.Reply;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkException;

/** What all calls through the SDK have in common: failures in our words, and the server's time. */
final class AwsCalls {
  private AwsCalls() {}

  static <T> T call(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw ErrorMapper.map(e, action);
    }
  }

  static <T> Reply<T> reply(T value, SdkResponse response) {
    return new Reply<>(value, serverTime(response));
  }

  private static @Nullable Instant serverTime(SdkResponse response) {
    if (response.sdkHttpResponse() == null) {
      return null;
    }
    String date = response.sdkHttpResponse().firstMatchingHeader("Date").orElse(null);
    if (date == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
