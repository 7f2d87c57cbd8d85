package dev.snapstart.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void theArticlesPythonFunctionIsFaster() {
    Verdict verdict = verdict(samples(Start.INIT, 4566, 47), samples(Start.RESTORE, 700, 183));
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.FASTER);
    assertThat(verdict.sentence())
        .startsWith("SnapStart is 5.2 times as fast here (95 % interval 5.")
        .contains("885 ms restored and 4615 ms cold (p50)");
  }

  @Test
  void aLightFunctionIsSlowerAndToldWhy() {
    Verdict verdict = verdict(samples(Start.INIT, 91, 5), samples(Start.RESTORE, 620, 6));
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.SLOWER);
    assertThat(verdict.sentence())
        .startsWith("SnapStart is slower here: init is only 93 ms, restoring takes 622 ms;");
  }

  @Test
  void aHeavyOneCanBeSlowerToo() {
    Verdict verdict = verdict(samples(Start.INIT, 2000, 5), samples(Start.RESTORE, 3000, 6));
    assertThat(verdict.sentence())
        .startsWith("SnapStart is slower here: init takes 2002 ms, and restoring 3002 ms;");
  }

  @Test
  void whatTheSamplesDoNotShowIsNotClaimed() {
    Verdict verdict = verdict(samples(Start.INIT, 500, 5), samples(Start.RESTORE, 500, 5));
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.NO_DIFFERENCE);
    assertThat(verdict.sentence()).contains("holds 1");
  }

  @Test
  void fourSamplesAreTooFew() {
    Verdict verdict =
        verdict(samples(Start.INIT, 4000, 5).subList(0, 4), samples(Start.RESTORE, 5, 5));
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNKNOWN);
    assertThat(verdict.sentence()).contains("4 starts from nothing and 5 restores");
  }

  @Test
  void whatIsBilledOfARestoreIsNotAddedAgain() {
    Sample sample = Sample.of(Reports.restored("id"), false);
    assertThat(sample).isEqualTo(new Sample(Start.RESTORE, 700.61, 182.96, 270, false));
    assertThat(sample.latencyMs()).isEqualTo(700.61 + 182.96);
  }

  private static Verdict verdict(List<Sample> cold, List<Sample> restored) {
    return Verdict.of(
        cold,
        restored,
        SpeedUp.of(
            cold.stream().map(Sample::latencyMs).toList(),
            restored.stream().map(Sample::latencyMs).toList(),
            1));
  }

  private static List<Sample> samples(Start start, double startMs, double durationMs) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      samples.add(new Sample(start, startMs + i, durationMs, 1, false));
    }
    return samples;
  }
}
