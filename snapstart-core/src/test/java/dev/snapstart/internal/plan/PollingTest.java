package dev.snapstart.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, 200", "29900, 200", "30000, 450", "50000, 750", "67000, 1000", "900000, 1000"})
  void looksOftenAtFirstAndNeverLessThanOnceASecond(long waitedMs, long pauseMs) {
    Instant seen = START.plusMillis(waitedMs);
    assertThat(Duration.between(seen, Polling.next(START, seen)))
        .isEqualTo(Duration.ofMillis(pauseMs));
  }
}
