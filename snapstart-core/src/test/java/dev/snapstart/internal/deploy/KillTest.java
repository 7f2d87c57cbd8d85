package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.Thirds;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.model.DeploymentRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run dies, or loses a call or an answer, around any of its calls; what follows heals it. */
@Tag("slow")
class KillTest {
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static int killed;
  private static int lost;

  @AfterAll
  static void tellHowMany() {
    System.out.printf(
        "kills | in one process | %d scenarios | before and after %s | %d runs killed"
            + " | %d calls or answers lost%n",
        all().count(), Thirds.words(), killed, lost);
  }

  static Stream<Scenario> all() {
    return Stream.concat(Scenario.all(), UnforeseeableScenarios.all());
  }

  @ParameterizedTest
  @MethodSource("all")
  void goesOnAfterBeingKilledBeforeOrAfterAnyCall(Scenario scenario) {
    LambdaFunction expected = expected(scenario);
    int calls = calls(scenario);
    for (int at = Thirds.first(scenario.name().hashCode()); at < calls; at += Thirds.STRIDE) {
      for (boolean after : new boolean[] {false, true}) {
        VirtualLambda lambda = scenario.start();
        lambda.hook(failing(at, after, new Killed()));
        DeploymentRequest request = scenario.request().get();
        assertThatThrownBy(() -> lambda.deploy(request)).isInstanceOf(Killed.class);
        killed++;
        lambda.hook(CallHook.NONE);
        lambda.deploy(request);
        sameOutcome(lambda.function(), expected, at, after);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void survivesALostCallAndALostAnswer(Scenario scenario) {
    LambdaFunction expected = expected(scenario);
    int calls = calls(scenario);
    for (int at = Thirds.first(scenario.name().hashCode()); at < calls; at += Thirds.STRIDE) {
      for (boolean after : new boolean[] {false, true}) {
        VirtualLambda lambda = scenario.start();
        CallFailure loss =
            new CallFailure(
                CallFailure.Kind.TRANSIENT, "any", null, "connection reset", null, null, null);
        lambda.hook(failing(at, after, loss));
        lambda.deploy(scenario.request().get());
        lost++;
        sameOutcome(lambda.function(), expected, at, after);
      }
    }
  }

  private static LambdaFunction expected(Scenario scenario) {
    VirtualLambda lambda = scenario.start();
    lambda.deploy(scenario.request().get());
    return lambda.function();
  }

  private static int calls(Scenario scenario) {
    VirtualLambda lambda = scenario.start();
    lambda.deploy(scenario.request().get());
    return lambda.calls().size();
  }

  private static void sameOutcome(
      LambdaFunction function, LambdaFunction expected, int at, boolean after) {
    String where = (after ? "after" : "before") + " call " + at;
    assertThat(function.latest().code()).as(where).isEqualTo(expected.latest().code());
    assertThat(function.latest().settings()).as(where).isEqualTo(expected.latest().settings());
    assertThat(function.versions().values().size())
        .as(where)
        .isEqualTo(expected.versions().values().size());
    assertThat(function.tags()).as(where).isEqualTo(expected.tags());
    assertThat(function.policies()).as(where).isEqualTo(expected.policies());
    assertThat(function.attachments().urls().asMap().keySet())
        .as(where)
        .isEqualTo(expected.attachments().urls().asMap().keySet());
    var alias = function.aliases().get(ALIAS);
    var expectedAlias = expected.aliases().get(ALIAS);
    if (expectedAlias != null) {
      assertThat(alias.functionVersion()).as(where).isEqualTo(expectedAlias.functionVersion());
      assertThat(alias.weights()).as(where).isEqualTo(expectedAlias.weights());
      assertThat(untimed(alias.description()))
          .as(where)
          .isEqualTo(untimed(expectedAlias.description()));
      assertThat(function.version(alias.functionVersion()).lifecycle().state())
          .as(where)
          .isEqualTo(expected.version(expectedAlias.functionVersion()).lifecycle().state());
    }
  }

  private static String untimed(String description) {
    return String.valueOf(description).replaceFirst(" at=[^ \\]]*", "");
  }

  private static CallHook failing(int at, boolean after, Throwable failure) {
    return new CallHook() {
      @Override
      public void before(int number, String operation) {
        if (!after && number == at) {
          KillTest.<RuntimeException>sneak(failure);
        }
      }

      @Override
      public void after(int number, String operation) {
        if (after && number == at) {
          KillTest.<RuntimeException>sneak(failure);
        }
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }
}
