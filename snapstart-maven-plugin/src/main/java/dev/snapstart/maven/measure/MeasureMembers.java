package dev.snapstart.maven.measure;

import dev.snapstart.coldstart.Distribution;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.Sample;
import dev.snapstart.coldstart.SpeedUp;
import dev.snapstart.coldstart.Start;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of the result file that tell of a measurement. */
public final class MeasureMembers {
  private MeasureMembers() {}

  /**
   * Lists them.
   *
   * @param tooSlow what the build does not allow; empty if all is well
   */
  public static Map<String, @Nullable Object> of(Measurement measurement, List<String> tooSlow) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("function", measurement.version().name());
    members.put("outcome", tooSlow.isEmpty() ? "measured" : "tooSlow");
    members.put("functionArn", measurement.version().arn());
    members.put("region", measurement.version().region());
    members.put("version", measurement.version().version());
    members.put("alias", measurement.alias().orElse(null));
    members.put("runtime", measurement.runtime().orElse(null));
    members.put("memoryMb", measurement.memoryMb());
    members.put("measuredAt", measurement.at().toString());
    members.put("wanted", measurement.wanted());
    members.put("invocations", measurement.invocations());
    members.put("billedGbSeconds", measurement.billedGbSeconds());
    members.put("verdict", measurement.verdict().kind().name());
    members.put("sentence", measurement.verdict().sentence());
    members.put("speedUp", measurement.speedUp().map(MeasureMembers::speedUp).orElse(null));
    members.put("tooSlow", tooSlow);
    members.put("initMs", distribution(measurement.starts(Start.INIT).orElse(null)));
    members.put("restoreMs", distribution(measurement.starts(Start.RESTORE).orElse(null)));
    for (Start start : Start.values()) {
      String name = StartNames.answer(start);
      members.put(name + "Ms", distribution(measurement.latencies(start).orElse(null)));
      members.put(name + "BilledMs", distribution(measurement.billed(start).orElse(null)));
    }
    members.put("remarks", measurement.remarks());
    members.put("samples", measurement.samples().stream().map(MeasureMembers::sample).toList());
    return members;
  }

  private static @Nullable Object distribution(@Nullable Distribution found) {
    if (found == null) {
      return null;
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("count", found.count());
    members.put("min", found.minMs());
    members.put("p50", found.p50Ms());
    members.put("p90", found.p90Ms());
    members.put("p99", found.p99Ms());
    members.put("max", found.maxMs());
    return members;
  }

  private static Map<String, @Nullable Object> speedUp(SpeedUp found) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("ratio", found.ratio());
    members.put("low", found.low());
    members.put("high", found.high());
    return members;
  }

  private static Map<String, @Nullable Object> sample(Sample sample) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("start", sample.start().name().toLowerCase(Locale.ROOT));
    members.put("startMs", sample.startMs());
    members.put("durationMs", sample.durationMs());
    members.put("billedMs", sample.billedMs());
    members.put("firstAfterPublish", sample.firstAfterPublish());
    return members;
  }
}
