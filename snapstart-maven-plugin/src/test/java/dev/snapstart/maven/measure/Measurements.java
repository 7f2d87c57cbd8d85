package dev.snapstart.maven.measure;

import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.Sample;
import dev.snapstart.coldstart.Start;
import dev.snapstart.maven.Described;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.SettingValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Measurements as they could have been. */
final class Measurements {
  private Measurements() {}

  /**
   * Makes one with 20 samples of each kind around a start and a restore.
   *
   * @param name the function's name
   * @param initMs about how long starting takes
   * @param restoreMs about how long restoring takes
   */
  static Measurement of(String name, double initMs, double restoreMs) {
    Random random = new Random(1);
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(Start.RESTORE, 3 * restoreMs, 20, 30, true));
    for (int i = 0; i < 20; i++) {
      samples.add(sample(Start.INIT, initMs * random.nextDouble(0.9, 1.3), 48));
      samples.add(sample(Start.RESTORE, restoreMs * random.nextDouble(0.8, 1.6), 183));
      samples.add(sample(Start.WARM, 0, random.nextDouble(2, 5)));
    }
    return new Measurement(
        version(name),
        Optional.of("live"),
        256,
        Instant.parse("2026-11-26T08:00:00Z"),
        20,
        63,
        samples,
        List.of("The first restore after the publish counts for nothing."));
  }

  private static Sample sample(Start start, double startMs, double durationMs) {
    return new Sample(start, startMs, durationMs, billed(start, startMs, durationMs), false);
  }

  /** An init is billed; of a restore only what its hooks take. */
  private static long billed(Start start, double startMs, double durationMs) {
    return (long) Math.ceil(durationMs + (start == Start.INIT ? startMs : startMs / 8));
  }

  private static FunctionState version(String name) {
    return Described.function(
        "arn:aws:lambda:eu-west-1:123456789012:function:" + name + ":7",
        "7",
        "Zip",
        SettingValues.builder().put(FunctionSetting.RUNTIME, "java21").build());
  }
}
