package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoutingTest {
  @Test
  void eachVersionGetsItsShareOfEquallyLikelyNumbers() {
    Alias alias = alias(Map.of("2", 0.1));
    int calls = 10_000;
    int canary = 0;

    for (int i = 0; i < calls; i++) {
      canary += alias.versionFor((double) i / calls).equals("2") ? 1 : 0;
    }

    assertThat(canary).isEqualTo(1000);
  }

  @Test
  void aSeedDecidesTheSameCallsAgain() {
    Alias alias = alias(Map.of("2", 0.5));
    Random one = new Random(7);
    Random other = new Random(7);

    for (int i = 0; i < 100; i++) {
      assertThat(alias.versionFor(one.nextDouble()))
          .isEqualTo(alias.versionFor(other.nextDouble()));
    }
  }

  @Test
  void noneAndAllAreSharesToo() {
    assertThat(alias(Map.of("2", 0.0)).versionFor(0)).isEqualTo("1");
    assertThat(alias(Map.of("2", 1.0)).versionFor(Math.nextDown(1.0))).isEqualTo("2");
    assertThat(alias(Map.of()).versionFor(0)).isEqualTo("1");
    assertThatThrownBy(() -> alias(Map.of()).versionFor(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theVersionIsFoundThroughAliasNumberOrNothing() {
    Scenario scenario = new Scenario().settledFunction(false);
    scenario.publish();
    scenario.changes("two");
    scenario.publish();
    scenario.call(
        new LambdaCall.CreateAlias(
            NAME, "live", "1", null, new LambdaCall.RoutingConfig(Map.of("2", 0.3))));
    LambdaFunction function = scenario.state.function(NAME);

    assertThat(function.routed("live", 0.29).version()).isEqualTo("2");
    assertThat(function.routed("live", 0.3).version()).isEqualTo("1");
    assertThat(function.routed("2", 0.9).version()).isEqualTo("2");
    assertThat(function.routed(null, 0.9).version()).isEqualTo("$LATEST");
    assertThat(function.routed("none", 0)).isNull();
  }

  private static Alias alias(Map<String, Double> weights) {
    return new Alias("live", "1", Table.of(weights), "", "revision");
  }
}
