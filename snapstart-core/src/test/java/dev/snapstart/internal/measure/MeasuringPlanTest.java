package dev.snapstart.internal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Plays measurements against models of what keeps environments warm. */
class MeasuringPlanTest {
  private final List<Move> moves = new ArrayList<>();

  @Test
  void onAwsOneStampAndTwoBurstsAreEnough() {
    Tally end = play(new MeasuringPlan(10, 5, 10, true, false), new Fleet(Integer.MAX_VALUE));
    assertThat(moves)
        .containsExactly(
            new Move.Restamp(),
            new Move.Burst(Target.LATEST, 10, false),
            new Move.Burst(Target.VERSION, 10, false),
            new Move.StayWarm(5));
    assertThat(end.invocations()).isEqualTo(25);
  }

  @Test
  void oneAtATimeTheyTakeTurns() {
    Tally end = play(new MeasuringPlan(3, 2, 1, true, false), new Fleet(1));
    assertThat(moves)
        .startsWith(
            new Move.Restamp(),
            new Move.Burst(Target.LATEST, 1, false),
            new Move.Burst(Target.VERSION, 1, false),
            new Move.Restamp(),
            new Move.Burst(Target.LATEST, 1, false));
    assertThat(end.count(Start.INIT)).isEqualTo(3);
    assertThat(end.count(Start.RESTORE)).isEqualTo(3);
    assertThat(end.count(Start.WARM)).isEqualTo(2);
  }

  @Test
  void environmentsThatAreWarmMakeBurstsWider() {
    Fleet fleet = new Fleet(Integer.MAX_VALUE);
    fleet.warm = 4;
    Tally end = play(new MeasuringPlan(10, 0, 10, true, false), fleet);
    assertThat(moves)
        .contains(
            new Move.Burst(Target.VERSION, 10, false), // 4 of them are warm
            new Move.Burst(Target.VERSION, 8, false), // all of them are
            new Move.Burst(Target.VERSION, 12, false)); // and 10 of these
    assertThat(end.count(Start.RESTORE)).isEqualTo(10);
  }

  @Test
  void whoeverNeverGetsAFreshOneGivesUp() {
    Fleet fleet = new Fleet(0);
    Tally end = play(new MeasuringPlan(5, 0, 5, true, false), fleet);
    assertThat(end.count(Start.INIT)).isZero();
    assertThat(end.volleys(Target.LATEST).bursts()).isEqualTo(MeasuringPlan.PATIENCE);
    assertThat(end.volleys(Target.VERSION).bursts()).isEqualTo(MeasuringPlan.PATIENCE);
  }

  @Test
  void theFirstRestoreAfterAPublishCountsForNothing() {
    Tally end = play(new MeasuringPlan(5, 0, 5, true, true), new Fleet(Integer.MAX_VALUE));
    assertThat(moves).startsWith(new Move.Burst(Target.VERSION, 1, true));
    assertThat(end.samples().get(0).firstAfterPublish()).isTrue();
    assertThat(end.count(Start.RESTORE)).isEqualTo(5);
  }

  @Test
  void withoutRoomForAStampThereIsNone() {
    play(new MeasuringPlan(5, 0, 5, false, false), new Fleet(Integer.MAX_VALUE));
    assertThat(moves).doesNotContain(new Move.Restamp());
  }

  private Tally play(MeasuringPlan plan, Fleet fleet) {
    Tally tally = Tally.empty();
    for (Move move = plan.next(tally); !(move instanceof Move.End); move = plan.next(tally)) {
      assertThat(moves).hasSizeLessThan(200);
      moves.add(move);
      if (move instanceof Move.Restamp) {
        fleet.latest = 0;
        tally = tally.withStamp();
      } else if (move instanceof Move.Burst burst) {
        tally = tally.with(burst, fleet.burst(burst));
      } else if (move instanceof Move.StayWarm warm) {
        List<InvocationReport> reports = new ArrayList<>();
        for (int i = 0; i < warm.times(); i++) {
          reports.add(report(Start.WARM));
        }
        tally = tally.with(warm, reports);
      }
    }
    return tally;
  }

  /** So many environments at most, and of them so many warm. */
  private static final class Fleet {
    private final int places;
    private int latest;
    private int warm;

    Fleet(int places) {
      this.places = places;
    }

    List<InvocationReport> burst(Move.Burst burst) {
      boolean ofLatest = burst.target() == Target.LATEST;
      int reused = Math.min(burst.width(), ofLatest ? latest : warm);
      int fresh = Math.min(burst.width() - reused, places - reused);
      if (ofLatest) {
        latest = reused + fresh;
        warm = Math.min(warm, places - latest);
      } else {
        warm = Math.max(warm, reused + fresh);
        latest = Math.min(latest, places - warm);
      }
      List<InvocationReport> reports = new ArrayList<>();
      for (int i = 0; i < burst.width(); i++) {
        reports.add(report(i < fresh ? burst.target().fresh() : Start.WARM));
      }
      return reports;
    }
  }

  private static InvocationReport report(Start start) {
    return new InvocationReport(
        "id",
        1,
        1,
        128,
        100,
        start == Start.INIT ? OptionalDouble.of(9) : OptionalDouble.empty(),
        start == Start.RESTORE ? OptionalDouble.of(9) : OptionalDouble.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
