package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.Invocation;
import dev.snapstart.internal.lambda.VersionMetrics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What versions answer, and what is measured of them; a test scripts it. */
final class Signals {
  private final Map<String, Invocation> answers = new HashMap<>();
  private final Map<String, String> alarms = new HashMap<>(Map.of("errors", "OK"));
  private Set<String> provisioned = Set.of();
  private VersionMetrics metrics = new VersionMetrics(0, 0, Double.NaN);

  void answer(String version, Invocation value) {
    answers.put(version, value);
  }

  Invocation answer(String version) {
    return answers.getOrDefault(version, new Invocation(null, "{\"statusCode\":200}"));
  }

  void alarm(String name, String state) {
    alarms.put(name, state);
  }

  Map<String, String> alarms() {
    return Map.copyOf(alarms);
  }

  void provisioned(String... qualifiers) {
    provisioned = Set.of(qualifiers);
  }

  Set<String> provisioned() {
    return provisioned;
  }

  void metrics(VersionMetrics value) {
    metrics = value;
  }

  VersionMetrics metrics() {
    return metrics;
  }
}
