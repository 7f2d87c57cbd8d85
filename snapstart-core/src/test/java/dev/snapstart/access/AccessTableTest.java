package dev.snapstart.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTableTest {
  static Stream<Class<?>> steps() {
    return members(Step.class);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyStepHasItsPermissions(Class<? extends Step> step) {
    assertThatCode(() -> AccessTable.of(step)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyWriteNeedsAtLeastOne(Class<? extends Step> step) {
    boolean isCall =
        Step.Write.class.isAssignableFrom(step)
            || step == Step.CheckGate.class
            || step == Step.Stop.class;
    assertThat(AccessTable.of(step).isEmpty()).isEqualTo(!isCall);
  }

  @Test
  void noActionIsLeftOver() {
    Set<AwsAction> used = new HashSet<>();
    members(Step.class).forEach(step -> used.addAll(AccessTable.of(step.asSubclass(Step.class))));
    Arrays.stream(Facet.Kind.values()).forEach(facet -> used.addAll(AccessTable.of(facet)));
    Arrays.stream(AccessTask.values()).forEach(task -> used.addAll(AccessTable.of(task)));
    assertThat(used).containsExactlyInAnyOrder(AwsAction.values());
  }

  private static Stream<Class<?>> members(Class<?> type) {
    return type.isInterface()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(AccessTableTest::members)
        : Stream.of(type);
  }
}
