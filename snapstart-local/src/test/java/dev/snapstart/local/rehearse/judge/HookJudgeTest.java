package dev.snapstart.local.rehearse.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.snapstart.local.rehearse.model.Figures;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Finding.Kind;
import dev.snapstart.local.rehearse.model.Finding.Level;
import dev.snapstart.local.rehearse.model.Hook;
import dev.snapstart.local.rehearse.model.OpenSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookJudgeTest {
  private static final HookJudge JUDGE =
      new HookJudge(Duration.ofSeconds(130), Duration.ofSeconds(10), 0.5);

  private static Figures figures(double init, double restore, boolean inspected) {
    return new Figures(
        Duration.ofMillis((long) (init * 1000)),
        Duration.ofMillis((long) (restore * 1000)),
        List.of(),
        0,
        0,
        0,
        inspected);
  }

  @ParameterizedTest(name = "init {0} s, restore {1} s: {2}")
  @CsvSource({
    "1,  0.1, none",
    "1,  5,   none",
    "1,  5.1, after-restore hooks",
    "65, 1,   none",
    "66, 1,   initialization"
  })
  void halfOfALimitIsAWarning(double init, double restore, String subject) {
    List<Finding> all = JUDGE.judge(List.of(), List.of(figures(init, restore, false)));

    assertThat(all.isEmpty() ? "none" : all.get(0).subject()).isEqualTo(subject);
    assertThat(all).allSatisfy(it -> assertThat(it.level()).isEqualTo(Level.WARNING));
  }

  @Test
  void anEnvironmentThatWasLookedIntoIsNotMeasuredIfThereIsAnotherOne() {
    assertThat(JUDGE.judge(List.of(), List.of(figures(1, 6, true), figures(1, 1, false))))
        .isEmpty();
    assertThat(JUDGE.judge(List.of(), List.of(figures(1, 6, true)))).hasSize(1);
  }

  @Test
  void theSlowestHookIsNamed() {
    List<Hook> hooks =
        List.of(
            new Hook("Fast", "F", Hook.Fate.KEPT, null, Duration.ofSeconds(1)),
            new Hook("Slow", "F", Hook.Fate.KEPT, null, Duration.ofSeconds(5)));

    assertThat(JUDGE.judge(hooks, List.of(figures(1, 6, false))))
        .extracting(Finding::kind, Finding::subject)
        .containsExactly(tuple(Kind.SLOW_HOOK, "Slow"));
  }

  @Test
  void hooksThatNeverRunAreErrorsEachOnce() {
    Hook lost = new Hook("Lost", "F", Hook.Fate.COLLECTED, null, null);
    Hook late = new Hook("Late", "F", Hook.Fate.TOO_LATE, null, null);

    assertThat(JUDGE.judge(List.of(lost, late, late), List.of()))
        .extracting(Finding::kind, Finding::level, Finding::subject)
        .containsExactly(
            tuple(Kind.HOOK_LOST, Level.ERROR, "Lost"),
            tuple(Kind.HOOK_TOO_LATE, Level.ERROR, "Late"));
  }

  @Test
  void aConnectionCountsIfNoHookHasClosedIt() {
    OpenSocket open = new OpenSocket(1, 40_000, "10.0.0.7:5432", false, null);
    OpenSocket listening = new OpenSocket(2, 8080, "0.0.0.0:0", true, "F.server");

    assertThat(SocketJudge.judge(List.of(open, listening), Set.of(1L, 2L)))
        .extracting(Finding::level, Finding::subject)
        .containsExactly(tuple(Level.WARNING, "10.0.0.7:5432"), tuple(Level.NOTE, "port 8080"));
    assertThat(SocketJudge.judge(List.of(open), Set.of(3L))).isEmpty();
  }
}
