package dev.snapstart.internal.measure;

import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.Sample;
import dev.snapstart.coldstart.Start;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a measurement has observed so far; immutable. */
record Tally(
    List<Sample> samples,
    int invocations,
    Map<Target, Volleys> volleys,
    boolean stamped,
    int stayed) {

  /**
   * What the last bursts on one target showed.
   *
   * @param bursts how many there were
   * @param warm how many answers of the last one came from warm environments
   * @param fruitless how many in a row had no fresh environment
   */
  record Volleys(int bursts, int warm, int fruitless) {
    static final Volleys NONE = new Volleys(0, 0, 0);

    Volleys and(int fresh, int warm) {
      return new Volleys(bursts + 1, warm, fresh > 0 ? 0 : fruitless + 1);
    }
  }

  Tally {
    samples = List.copyOf(samples);
    volleys = Map.copyOf(volleys);
  }

  static Tally empty() {
    return new Tally(List.of(), 0, Map.of(), false, 0);
  }

  Volleys volleys(Target target) {
    return volleys.getOrDefault(target, Volleys.NONE);
  }

  int count(Start start) {
    return (int)
        samples.stream()
            .filter(sample -> sample.start() == start && !sample.firstAfterPublish())
            .count();
  }

  Tally withStamp() {
    return new Tally(samples, invocations, volleys, true, stayed);
  }

  /** Adds a burst; of environments that were warm already, nothing is learned but that. */
  Tally with(Move.Burst burst, List<InvocationReport> reports) {
    List<Sample> all = new ArrayList<>(samples);
    int fresh = 0;
    for (InvocationReport report : reports) {
      if (Start.of(report) == burst.target().fresh()) {
        fresh++;
        all.add(Sample.of(report, burst.first()));
      }
    }
    Map<Target, Volleys> next = new EnumMap<>(Target.class);
    next.putAll(volleys);
    next.put(burst.target(), volleys(burst.target()).and(fresh, reports.size() - fresh));
    return new Tally(
        all, invocations + burst.width(), next, stamped && burst.target() != Target.LATEST, stayed);
  }

  /** Adds invocations one after the other; one that was not warm is no sample of anything. */
  Tally with(Move.StayWarm move, List<InvocationReport> reports) {
    List<Sample> all = new ArrayList<>(samples);
    reports.stream()
        .filter(report -> Start.of(report) == Start.WARM)
        .forEach(report -> all.add(Sample.of(report, false)));
    return new Tally(all, invocations + move.times(), volleys, stamped, stayed + move.times());
  }
}
