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
        return Delivery.of(service.refusal(LambdaError.throttled(retryAfter.getAsInt())));
      }
    }
    return Delivery.of(prepared.perform().get());
  }

  private Delivery faulty(Service service, Prepared prepared, Fault fault) {
    if (fault instanceof Fault.Refuse refuse) {
      if (refuse.processed()) {
        prepared.takeEffect();
      }
      return Delivery.of(service.refusal(refuse.error()));
    }
    if (fault instanceof Fault.Drop drop) {
      if (drop.processed()) {
        prepared.takeEffect();
      }
      return Delivery.dropped();
    }
    if (fault instanceof Fault.Delay delay) {
      return normal(service, prepared).after(delay.duration());
    }
    Reply reply = prepared.perform().get();
    return fault instanceof Fault.Garbage
        ? Delivery.of(reply.withBody(GARBAGE))
        : Delivery.truncated(reply);
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
   * @param reply the answer, or null to close the connection without one
   * @param whole whether all of it is sent before the connection is closed
   * @param delay how late it is sent
   * @param beforeSending runs just before
   */
  record Delivery(@Nullable Reply reply, boolean whole, Duration delay, Runnable beforeSending) {

    static Delivery of(Reply reply) {
      return new Delivery(reply, true, Duration.ZERO, () -> {});
    }

    static Delivery dropped() {
      return new Delivery(null, true, Duration.ZERO, () -> {});
    }

    static Delivery truncated(Reply reply) {
      return new Delivery(reply, false, Duration.ZERO, () -> {});
    }

    Delivery after(Duration later) {
      return new Delivery(reply, whole, later, beforeSending);
    }

    Delivery with(Runnable first) {
      return new Delivery(reply, whole, delay, first);
    }
  }
}
