package dev.snapstart.maven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.Start;
import org.junit.jupiter.api.Test;

class MeasureLimitsTest {
  private final Measurement found = Measurements.of("orders", 4000, 700);

  @Test
  void withoutLimitsEverythingIsAllowed() {
    assertThat(MeasureLimits.of(null, null).exceededBy(found)).isEmpty();
  }

  @Test
  void aShareOfTheColdAnswer() {
    assertThat(MeasureLimits.of("0.5", null).exceededBy(found)).isEmpty();
    assertThat(MeasureLimits.of("0.1", null).exceededBy(found))
        .singleElement()
        .asString()
        .contains("more than 0.1 ('failIfSlowerThan')");
  }

  @Test
  void ofRestoringTheP90Counts() {
    double p90 = found.starts(Start.RESTORE).orElseThrow().p90Ms();
    assertThat(MeasureLimits.of(null, String.valueOf(p90)).exceededBy(found)).isEmpty();
    assertThat(MeasureLimits.of(null, String.valueOf(p90 - 1)).exceededBy(found))
        .singleElement()
        .asString()
        .contains("(p90)", "'failIfRestoreOver'");
  }

  @Test
  void whatCannotBeToldIsNotAllowed() {
    Measurement none =
        new Measurement(
            found.version(),
            found.alias(),
            256,
            found.at(),
            1,
            0,
            java.util.List.of(),
            java.util.List.of());
    assertThat(MeasureLimits.of("1", "1000").exceededBy(none)).hasSize(2);
  }

  @Test
  void aLimitIsANumberAboveZero() {
    for (String wrong : new String[] {"fast", "0", "-1", "NaN", "1e999"}) {
      assertThatThrownBy(() -> MeasureLimits.of(wrong, null))
          .hasMessageContaining("failIfSlowerThan: '" + wrong + "'");
      assertThatThrownBy(() -> MeasureLimits.of(null, wrong))
          .hasMessageContaining("failIfRestoreOver: '" + wrong + "'");
    }
  }
}
