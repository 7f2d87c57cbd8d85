package dev.snapstart.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpeedUpTest {
  private static final List<Double> COLD = values(4000, 4200, 4400, 4600, 4800);
  private static final List<Double> RESTORED = values(800, 850, 880, 900, 1000);

  @Test
  void ratioOfMediansWithItsInterval() {
    SpeedUp found = SpeedUp.of(COLD, RESTORED, 1).orElseThrow();
    assertThat(found.ratio()).isEqualTo(5);
    // Any median drawn from the samples is one of them.
    assertThat(found.low()).isBetween(4000 / 1000.0, found.ratio());
    assertThat(found.high()).isBetween(found.ratio(), 4800 / 800.0);
    assertThat(found.isClear()).isTrue();
  }

  @Test
  void orderDoesNotMatter() {
    List<Double> shuffled = values(900, 800, 1000, 850, 880);
    assertThat(SpeedUp.of(COLD, shuffled, 1)).isEqualTo(SpeedUp.of(COLD, RESTORED, 1));
  }

  @Test
  void theSameSeedTellsTheSame() {
    assertThat(SpeedUp.of(COLD, RESTORED, 7)).isEqualTo(SpeedUp.of(COLD, RESTORED, 7));
  }

  @Test
  void overlappingSamplesShowNoDifference() {
    List<Double> one = values(90, 95, 100, 105, 110, 120);
    List<Double> other = values(88, 97, 101, 104, 112, 119);
    SpeedUp found = SpeedUp.of(one, other, 1).orElseThrow();
    assertThat(found.isClear()).isFalse();
    assertThat(found.low()).isLessThan(1);
    assertThat(found.high()).isGreaterThan(1);
  }

  @Test
  void whatNeverDiffersHasNoSpread() {
    SpeedUp found =
        SpeedUp.of(values(30, 30, 30, 30, 30), values(10, 10, 10, 10, 10), 1).orElseThrow();
    assertThat(found.low()).isCloseTo(3, within(1e-9));
    assertThat(found.high()).isCloseTo(3, within(1e-9));
  }

  @Test
  void fewSamplesTellNothing() {
    assertThat(SpeedUp.of(COLD.subList(0, 4), RESTORED, 1)).isEmpty();
    assertThat(SpeedUp.of(COLD, List.of(), 1)).isEmpty();
  }

  private static List<Double> values(double... values) {
    return DoubleStream.of(values).boxed().toList();
  }
}
