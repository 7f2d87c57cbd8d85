package dev.snapstart.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Sample sample(long... millis) {
    Sample sample = new Sample();
    for (long each : millis) {
      sample.add(Duration.ofMillis(each));
    }
    return sample;
  }

  private static Table table(Sample sample, Budget budget) {
    return new Table(List.of(new Row.Measured("figure", "somebody", sample, budget)));
  }

  @Test
  void knowsMeanMedianAndMaximum() {
    Sample sample = sample(100, 200, 600);
    assertThat(sample.size()).isEqualTo(3);
    assertThat(sample.meanSeconds()).isCloseTo(0.3, within(0.001));
    assertThat(sample.percentileSeconds(50)).isCloseTo(0.2, within(0.001));
    assertThat(sample.maxSeconds()).isCloseTo(0.6, within(0.001));
  }

  @Test
  void refusesATimeThatCannotBe() {
    assertThatThrownBy(() -> sample(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void meetsOrMissesABudgetByTheStatisticThatItNames() {
    assertThat(table(sample(100, 400), Budget.mean(0.3)).good()).isTrue();
    assertThat(table(sample(100, 600), Budget.mean(0.3)).good()).isFalse();
    assertThat(table(sample(100, 600), Budget.percentile(99, 0.3)).good()).isFalse();
    assertThat(table(sample(100, 600), Budget.percentile(50, 0.3)).good()).isTrue();
  }

  @Test
  void missesABudgetThatNothingWasMeasuredFor() {
    assertThat(table(new Sample(), Budget.mean(0.3)).good()).isFalse();
  }

  @Test
  void saysWhatWasSkippedAndWhy() {
    Table table = new Table(List.of(new Row.Skipped("figure", "terraform", "not on the PATH")));
    assertThat(table.good()).isTrue();
    assertThat(table.toString()).contains("terraform", "skipped: not on the PATH");
  }

  @Test
  void isNotGoodIfSomethingFailed() {
    Row failed = new Row.Failed("figure", "terraform", new java.io.IOException("gave up"));
    assertThat(new Table(List.of(failed)).good()).isFalse();
  }
}
