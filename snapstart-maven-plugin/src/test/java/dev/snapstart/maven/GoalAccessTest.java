package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What each goal's policy allows is what its calls need, over all that a run may meet: nothing is
 * missing and nothing is too much. A goal that is added needs its case in one of these classes.
 */
class GoalAccessTest {
  private static final List<Class<?>> CASES =
      List.of(
          DeployingAccessTest.class,
          TrafficAccessTest.class,
          VersionsAccessTest.class,
          ReadingAccessTest.class,
          RunningAccessTest.class);

  /** They call nothing of AWS but, if asked to, GetCallerIdentity, which needs no permission. */
  private static final Set<String> WITHOUT_CALLS =
      Set.of("help", "iam-policy", "local", "rehearse");

  @Test
  void everyGoalHasItsCase() throws Exception {
    Set<String> tests =
        CASES.stream()
            .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertThat(Descriptor.read().goals().keySet())
        .filteredOn(goal -> !WITHOUT_CALLS.contains(goal))
        .allSatisfy(goal -> assertThat(tests).contains(testOf(goal)));
  }

  private static String testOf(String goal) {
    return "goal" + goal.substring(0, 1).toUpperCase(Locale.ROOT) + goal.substring(1);
  }
}
