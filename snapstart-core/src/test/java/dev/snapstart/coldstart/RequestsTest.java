package dev.snapstart.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.Payload;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is said before any call, without quoting a payload. */
class RequestsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "canary71", "{\"a\":canary71}", "1 2", "[1,]", "{}x"})
  void aPayloadIsOneJsonValue(String payload) {
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> InvokeRequest.of("orders", "live", payload));
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(error).hasMessageContaining("'payload'").hasMessageNotContaining("canary71");
    assertThat(error.getCause()).as("it would quote the payload").isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"text\"", "[]", " {\"a\":[{}]} \n"})
  void anyJsonValueWillDo(String payload) {
    assertThat(InvokeRequest.of("orders", "live", payload).payload().text()).isEqualTo(payload);
  }

  @Test
  void sixMegabytesAreTheMost() {
    String most = "\"" + "a".repeat(InvokeRequest.LARGEST_PAYLOAD - 2) + "\"";
    assertThat(InvokeRequest.of("orders", "live", most).payload().size()).isEqualTo(6_291_456);
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> InvokeRequest.of("orders", "live", most + " "));
    assertThat(error).hasMessageContaining("6291457 bytes; Lambda takes at most 6291456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "$OLD", "a b", "1:2", "ä"})
  void aQualifierIsAVersionOrAnAlias(String qualifier) {
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> InvokeRequest.of("orders", qualifier, "{}"));
    assertThat(error).hasMessageContaining("('qualifier')");
  }

  @Test
  void aPayloadIsAValueThatHidesItself() {
    Payload payload = Payload.of("canary71");
    assertThat(payload)
        .isEqualTo(Payload.of("canary71".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasSameHashCodeAs(Payload.of("canary71"))
        .isNotEqualTo(Payload.of("canary72"));
    assertThat(payload.toString()).isEqualTo("Payload[8 bytes]");
    payload.bytes()[0] = 0;
    assertThat(payload.text()).isEqualTo("canary71");
  }

  @Test
  void logsHaveTheirLimits() {
    wrong(() -> new LogRequest("orders", null, Duration.ZERO, 1, null), "'since'");
    wrong(() -> new LogRequest("orders", null, Duration.ofMillis(-5), 1, null), "'since'");
    wrong(() -> new LogRequest("orders", null, Duration.ofHours(1), 0, null), "'limit'");
    wrong(() -> new LogRequest("orders", null, Duration.ofHours(1), 10_001, null), "'limit'");
    wrong(
        () -> new LogRequest("orders", null, Duration.ofHours(1), 1, "a".repeat(1025)), "'filter'");
    wrong(() -> new LogRequest("orders", "a b", Duration.ofHours(1), 1, null), "'qualifier'");
  }

  private static void wrong(Runnable make, String says) {
    SnapStartException error = catchThrowableOfType(SnapStartException.class, make::run);
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(error).hasMessageContaining(says);
  }
}
