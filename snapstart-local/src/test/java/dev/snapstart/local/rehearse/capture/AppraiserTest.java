package dev.snapstart.local.rehearse.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.rehearse.model.Observations;
import dev.snapstart.local.rehearse.model.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppraiserTest {
  private static final Instant CHECKPOINT = Instant.parse("2026-11-26T08:00:03Z");
  private static final Appraiser APPRAISER =
      new Appraiser(
          new byte[] {1},
          CHECKPOINT.minusSeconds(3),
          CHECKPOINT,
          Pattern.compile("/tmp/work-1\\S*|(?<![\\w.])4711(?![\\w.])"));

  @ParameterizedTest(name = "{0} is a {1}")
  @CsvSource({
    "6f1c2d3e-0000-4000-8000-0123456789ab, UUID",
    "a3f09bc2d1e84f7a,                     TOKEN",
    "q7Xk_9aZ-22bQ==,                      TOKEN",
    "2026-11-26T08:00:02.5Z,               timestamp 0.5 s before the checkpoint",
    "2026-11-26T09:00:02+01:00,            timestamp 1.0 s before the checkpoint",
    "2026-11-26T08:00:01.123456,           timestamp 1.9 s before the checkpoint",
    "2026-11-26 08:00:01,                  timestamp 2.0 s before the checkpoint",
    "1795680002,                           timestamp 1.0 s before the checkpoint",
    "1795680002.25,                        timestamp 0.8 s before the checkpoint",
    "1795680002000,                        timestamp 1.0 s before the checkpoint",
    "1795680002000000,                     timestamp 1.0 s before the checkpoint",
    "1795680002000000000,                  timestamp 1.0 s before the checkpoint",
    "2026-11-26T07:00:00Z,                 TEXT",
    "1795670000,                           NUMBER",
    "42,                                   NUMBER",
    "-17.5,                                NUMBER",
    "99999999999999999999999999999999,     NUMBER",
    "hello,                                TEXT",
    "'',                                   nothing"
  })
  void shapes(String text, String shape) {
    Value value = APPRAISER.of(text);

    assertThat(value == null ? "nothing" : shape(value)).isEqualTo(shape);
  }

  private static String shape(Value value) {
    return value.shape().beforeCheckpoint() == null
        ? value.shape().kind().name()
        : value.shape().words();
  }

  @Test
  void whatIsAboutThisMachineIsNoValue() {
    assertThat(APPRAISER.of("/tmp/work-1/env42/tmp")).isNull();
    assertThat(APPRAISER.of("4711")).isNull();
    assertThat(APPRAISER.of("47110")).isNotNull();
    assertThat(APPRAISER.parts("saved to /tmp/work-1/env42/tmp by 4711"))
        .isEqualTo(APPRAISER.parts("saved to by"));
  }

  @Test
  void answersAreTakenApart() {
    Observations seen =
        observed("{\"a/b\": {\"id\": \"x1\"}, \"list\": [1, 2], \"body\": \"{\\\"n\\\": 7}\"}");

    assertThat(seen.places().keySet()).containsExactly("/a~1b/id", "/body/n", "/list/*");
    assertThat(seen.at("/list/*")).hasSize(2);
  }

  @Test
  void textIsTakenApartIntoWords() {
    Observations seen = observed("order id=6f1c2d3e-0000-4000-8000-0123456789ab, thanks");

    assertThat(seen.at("the answer"))
        .contains(APPRAISER.of("6f1c2d3e-0000-4000-8000-0123456789ab"));
  }

  @Test
  void aNumberIsTheSameWithAndWithoutExponent() {
    assertThat(observed("1.79568000225E9")).isEqualTo(observed("1795680002.25"));
  }

  @Test
  void printedWordsWithDigitsCount() {
    Observations seen =
        Answers.of(
            APPRAISER, bytes("null"), List.of("[INFO] made nonce(a3f09bc2d1e84f7a) for you"));

    assertThat(seen.at(Answers.LOG)).containsExactly(APPRAISER.of("a3f09bc2d1e84f7a"));
  }

  @Test
  void noValueIsKept() {
    Observations seen = observed("{\"password\": \"correct-horse-battery-1\"}");

    assertThat(seen.toString()).contains("/password").doesNotContain("horse");
  }

  private static Observations observed(String answer) {
    return Answers.of(APPRAISER, bytes(answer), List.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
