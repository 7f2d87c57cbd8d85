package dev.snapstart.internal.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.plan.CallSeries;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallCountsTest {
  @Test
  void callsOfOneNameThatAreToldTwiceCountOnce() {
    assertThat(
            CallCounts.byVersion(
                Map.of(
                    new CallSeries("7", null), 3.0,
                    new CallSeries("7", "7"), 3.0,
                    new CallSeries("live", "7"), 10.0,
                    new CallSeries("test", "7"), 2.0,
                    new CallSeries("live", "8"), 1.0,
                    new CallSeries("live", null), 11.0)))
        .containsOnly(Map.entry("7", 15.0), Map.entry("8", 1.0));
  }
}
