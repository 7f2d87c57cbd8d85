package dev.snapstart.local.http;

import dev.snapstart.local.control.Quotas;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.control.Recorder;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Faults;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What happens to every request: faults, quotas, the service itself, the record. */
final class Pipeline {
  private static final byte[] GARBAGE = "<html>no JSON".getBytes(StandardCharsets.UTF_8);
  private final Services services;
  private final Faults faults;
  private final @Nullable Quotas quotas;
  private final Recorder recorder;
  private final Clock clock;

  Pipeline(
      Services services, Faults faults, @Nullable Quotas quotas, Recorder recorder, Clock clock) {
    this.services = services;
    this.faults = faults;
    this.quotas = quotas;
    this.recorder = recorder;
    this.clock = clock;
  }

  Delivery serve(HttpCall http) {
    Instant received = clock.instant();
    Service service = services.of(http);
    Prepared prepared = service.prepare(http);
    boolean lambda = prepared.call() != null;
    Fault fault = faults.next(prepared.operation(), prepared.function(), lambda);
    Delivery delivery =
        fault == null ? normal(service, prepared) : faulty(service, prepared, fault);
    return delivery.with(() -> record(prepared, delivery, received));
  }

  private Delivery normal(Service service, Prepared prepared) {
    if (quotas != null && prepared.call() != null) {
      OptionalInt retryAfter = quotas.take(prepared.operation());
      if (retryAfter.isPresent()) {
        return Delivery.of(refusal(service, LambdaError.throttled(retryAfter.getAsInt())));
      }
    }
    return Delivery.of(prepared.perform().get());
  }

  private Delivery faulty(Service service, Prepared prepared, Fault fault) {
    if (fault instanceof Fault.Refuse refuse) {
      prepared.takeEffectIf(refuse.processed());
      return Delivery.of(refusal(service, refuse.error()));
    }
    if (fault instanceof Fault.Drop drop) {
      prepared.takeEffectIf(drop.processed());
      return Delivery.dropped();
    }
    if (fault instanceof Fault.Hang hang) {
      prepared.takeEffectIf(hang.processed());
      return Delivery.never();
    }
    if (fault instanceof Fault.Foreign foreign) {
      return Delivery.of(Reply.of(foreign.status(), "text/html", foreign.page()));
    }
    if (fault instanceof Fault.Delay delay) {
      return normal(service, prepared).after(delay.duration());
    }
    Reply reply = prepared.perform().get();
    return fault instanceof Fault.Garbage
        ? Delivery.of(reply.withBody(GARBAGE))
        : Delivery.truncated(reply);
  }

  private static Reply refusal(Service service, LambdaError error) {
    Reply reply = service.refusal(error);
    Integer retryAfter = error.retryAfterSeconds();
    return retryAfter == null ? reply : reply.with("Retry-After", retryAfter.toString());
  }

  private void record(Prepared prepared, Delivery delivery, Instant received) {
    LambdaCall call = prepared.call();
    Reply reply = delivery.reply();
    recorder.add(
        new RecordedCall(
            prepared.operation(),
            prepared.function(),
            call == null ? null : call.qualifier(),
            call,
            reply == null ? 0 : reply.status(),
            received,
            clock.instant()));
  }

  /**
   * An answer and how it gets to the caller.
   *
   * @param reply the answer, or null for none
   * @param ending what becomes of answer and connection
   * @param delay how late it is sent
   * @param beforeSending runs just before
   */
  record Delivery(@Nullable Reply reply, Ending ending, Duration delay, Runnable beforeSending) {

    static Delivery of(Reply reply) {
      return new Delivery(reply, Ending.SENT, Duration.ZERO, () -> {});
    }

    static Delivery dropped() {
      return new Delivery(null, Ending.CLOSED, Duration.ZERO, () -> {});
    }

    static Delivery never() {
      return new Delivery(null, Ending.LEFT_OPEN, Duration.ZERO, () -> {});
    }

    static Delivery truncated(Reply reply) {
      return new Delivery(reply, Ending.CUT, Duration.ZERO, () -> {});
    }

    Delivery after(Duration later) {
      return new Delivery(reply, ending, later, beforeSending);
    }

    Delivery with(Runnable first) {
      return new Delivery(reply, ending, delay, first);
    }
  }

  /** What becomes of an answer and its connection. */
  enum Ending {
    /** The answer is sent whole. */
    SENT,
    /** Half of the answer is sent, then the connection is closed. */
    CUT,
    /** The connection is closed without an answer. */
    CLOSED,
    /** Nothing is sent, and the connection stays as it is. */
    LEFT_OPEN
  }
}
