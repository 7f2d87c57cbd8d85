package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Invocation;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.VersionMetrics;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.GateResult;
import dev.snapstart.traffic.ShiftMoment;
import dev.snapstart.traffic.TrafficGate;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks gates, and puts their answers in words and numbers. */
final class GateQuestions {
  private final Goal goal;
  private final LambdaGateway gateway;

  GateQuestions(Goal goal, LambdaGateway gateway) {
    this.goal = goal;
    this.gateway = gateway;
  }

  /**
   * Asks one gate.
   *
   * @param now by Lambda's clock
   * @throws CallFailure if it could not be asked
   */
  GateResult ask(Step.CheckGate step, Instant now) {
    AliasGoal alias = goal.request().alias().orElseThrow();
    TrafficGate gate = alias.shift().gate(step.gate()).orElseThrow();
    if (gate instanceof TrafficGate.SmokeTest test) {
      return smoke(test, step.version());
    }
    if (gate instanceof TrafficGate.Alarms alarms) {
      return alarms(alarms);
    }
    Instant since = step.since();
    if (gate instanceof TrafficGate.Check check) {
      return check(
          check,
          new ShiftMoment(
              goal.request().function().name(),
              alias.name(),
              step.version(),
              step.percent(),
              since == null ? now : since));
    }
    if (since == null) {
      return GateResult.passed(gate.name(), "no traffic yet");
    }
    VersionMetrics metrics =
        gateway.metrics(goal.request().function(), alias.name(), step.version(), since, now);
    return gate instanceof TrafficGate.ErrorRate rate
        ? errorRate(rate, metrics)
        : latency((TrafficGate.Latency) gate, metrics);
  }

  private GateResult smoke(TrafficGate.SmokeTest test, String version) {
    Invocation answer;
    try {
      answer = gateway.invoke(goal.request().function(), version, test.payload());
    } catch (CallFailure failure) {
      if ("InvalidRequestContentException".equals(failure.errorCode())) {
        // Its message may quote the payload.
        return GateResult.failed(test.name(), "Lambda does not take the payload as JSON");
      }
      throw failure;
    }
    if (answer.functionError() != null) {
      return GateResult.failed(
          test.name(),
          "version "
              + version
              + " answered with a function error ("
              + answer.functionError()
              + "); its log tells more");
    }
    String pointer = test.pointer();
    if (pointer == null) {
      return GateResult.passed(test.name(), "version " + version + " answered");
    }
    Optional<String> found = JsonAnswer.textAt(answer.payload(), pointer);
    String expected = String.valueOf(test.expected());
    return found.filter(expected::equals).isPresent()
        ? GateResult.passed(test.name(), pointer + " is as expected")
        : GateResult.failed(
            test.name(),
            "version "
                + version
                + " answered with "
                + (found.isPresent() ? "another value" : "nothing")
                + " at "
                + (pointer.isEmpty() ? "the top" : pointer)
                + " than expected");
  }

  private GateResult alarms(TrafficGate.Alarms alarms) {
    Map<String, String> states = new TreeMap<>(gateway.alarmStates(alarms.names()));
    for (String name : alarms.names()) {
      String state = states.get(name);
      if (state == null) {
        return GateResult.failed(alarms.name(), "there is no alarm '" + name + "'");
      }
      if (state.equals("ALARM")) {
        return GateResult.failed(alarms.name(), "alarm '" + name + "' is in state ALARM");
      }
    }
    return GateResult.passed(alarms.name(), states.toString());
  }

  private static GateResult check(TrafficGate.Check check, ShiftMoment moment) {
    try {
      GateResult said = check.check().apply(moment);
      return new GateResult(check.name(), said.passed(), said.detail());
    } catch (Throwable e) {
      // Assertion libraries throw errors; whatever it is, the traffic must not stay where it is.
      return GateResult.failed(check.name(), "the check threw " + e.getClass().getName());
    }
  }

  private static GateResult errorRate(TrafficGate.ErrorRate gate, VersionMetrics metrics) {
    if (metrics.invocations() <= 0) {
      return GateResult.passed(gate.name(), "no invocations counted yet");
    }
    double percent = 100 * metrics.errors() / metrics.invocations();
    String detail =
        String.format(
            Locale.ROOT,
            "%.0f of %.0f invocations failed (%.2f%%, at most %.2f%%)",
            metrics.errors(),
            metrics.invocations(),
            percent,
            gate.mostPercent());
    return new GateResult(gate.name(), percent <= gate.mostPercent(), detail);
  }

  private static GateResult latency(TrafficGate.Latency gate, VersionMetrics metrics) {
    if (Double.isNaN(metrics.p99Millis())) {
      return GateResult.passed(gate.name(), "no durations counted yet");
    }
    String detail =
        String.format(
            Locale.ROOT, "%.0f ms, at most %d ms", metrics.p99Millis(), gate.most().toMillis());
    return new GateResult(gate.name(), metrics.p99Millis() <= gate.most().toMillis(), detail);
  }
}
