package dev.snapstart.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void percentilesAreMeasuredValues() {
    Distribution found =
        Distribution.of(IntStream.rangeClosed(1, 10).mapToObj(i -> i * 100.0).toList())
            .orElseThrow();
    assertThat(found.count()).isEqualTo(10);
    assertThat(found.minMs()).isEqualTo(100);
    assertThat(found.p50Ms()).isCloseTo(500, within(0.1));
    assertThat(found.p90Ms()).isCloseTo(900, within(0.1));
    assertThat(found.p99Ms()).isEqualTo(1000);
    assertThat(found.maxMs()).isEqualTo(1000);
  }

  @Test
  void oneValueIsAllPercentiles() {
    assertThat(Distribution.of(List.of(700.61)).orElseThrow())
        .isEqualTo(new Distribution(1, 700.61, 700.61, 700.61, 700.61, 700.61));
  }

  @Test
  void partsOfAMillisecondAndMinutesAreBothKept() {
    Distribution found = Distribution.of(List.of(0.85, 900_000.0)).orElseThrow();
    assertThat(found.p50Ms()).isEqualTo(0.85);
    assertThat(found.maxMs()).isEqualTo(900_000);
  }

  @Test
  void nothingHasNoDistribution() {
    assertThat(Distribution.of(List.of())).isEqualTo(Optional.empty());
  }
}
