package dev.snapstart.internal.measure;

import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes the moves of one measurement. */
final class Moves {
  private final Subject subject;
  private final Payload payload;
  private final Function<InvokeRequest, InvokeOutcome> invoke;
  private final StampedLatest latest;
  private final Volley volley;

  Moves(
      Subject subject,
      Payload payload,
      Function<InvokeRequest, InvokeOutcome> invoke,
      StampedLatest latest,
      Volley volley) {
    this.subject = subject;
    this.payload = payload;
    this.invoke = invoke;
    this.latest = latest;
    this.volley = volley;
  }

  /**
   * Makes a move, and adds what it showed.
   *
   * @throws SnapStartException if the function fails, or nothing is reported of it
   */
  Tally make(Move move, Tally tally) {
    if (move instanceof Move.Restamp) {
      latest.stampAnew();
      return tally.withStamp();
    }
    if (move instanceof Move.Burst burst) {
      String qualifier = qualifier(burst.target());
      return tally.with(burst, reports(volley.fire(burst.width(), () -> shoot(qualifier))));
    }
    Move.StayWarm warm = (Move.StayWarm) move;
    List<InvokeOutcome> shots = new ArrayList<>();
    for (int i = 0; i < warm.times(); i++) {
      shots.add(shoot(qualifier(Target.VERSION)));
    }
    return tally.with(warm, reports(shots));
  }

  private String qualifier(Target target) {
    return target == Target.LATEST ? InvokeRequest.LATEST : subject.version().version();
  }

  private InvokeOutcome shoot(String qualifier) {
    if (Thread.currentThread().isInterrupted()) {
      throw SnapStartException.of(ErrorCode.CANCELLED, "Interrupted while measuring.")
          .advice("Run again.")
          .build();
    }
    InvokeOutcome shot =
        invoke.apply(new InvokeRequest(subject.function().apiName(), qualifier, payload, false));
    if (shot.functionError().isPresent()) {
      throw failed(
          "Qualifier "
              + qualifier
              + " answers the event with a function error ("
              + shot.functionError().get()
              + "), so nothing that counts can be measured.",
          "Try the event with the goal 'invoke', and give one that the function takes"
              + " ('payload', 'payloadFile').");
    }
    return shot;
  }

  private List<InvocationReport> reports(List<InvokeOutcome> shots) {
    List<InvocationReport> reports =
        shots.stream().flatMap(shot -> shot.report().stream()).toList();
    if (reports.isEmpty()) {
      throw failed(
          "Lambda reports nothing of the invocations: there is no REPORT line in their logs.",
          "Set the function's system log level to INFO: at WARN Lambda writes none.");
    }
    return reports;
  }

  private SnapStartException failed(String summary, String advice) {
    return SnapStartException.of(ErrorCode.MEASUREMENT_FAILED, summary)
        .advice(advice)
        .function(subject.function().name())
        .build();
  }
}
