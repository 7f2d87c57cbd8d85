package dev.snapstart.wire;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.local.fault.Fault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a call on its way, and how a deployment is to end that meets it. */
enum Trouble {
  DROP_BEFORE(
      "connection lost before the call", Fault.dropBefore(), null, ErrorCode.SERVICE_UNAVAILABLE),
  DROP_AFTER(
      "connection lost after the call", Fault.dropAfter(), null, ErrorCode.SERVICE_UNAVAILABLE),
  THROTTLED("429", Fault.throttle(), null, ErrorCode.THROTTLED),
  THROTTLED_FOR(
      "429 with Retry-After: 7", Fault.throttle(Trouble.RETRY_AFTER), null, ErrorCode.THROTTLED),
  BROKEN_BEFORE(
      "500", Fault.refuse(500, "ServiceException", "Oops"), null, ErrorCode.SERVICE_UNAVAILABLE),
  BROKEN_AFTER(
      "500, but done",
      Fault.refuseAfter(500, "ServiceException", "Oops"),
      null,
      ErrorCode.SERVICE_UNAVAILABLE),
  GATEWAY("502 of a proxy", Fault.badGateway(), null, ErrorCode.SERVICE_UNAVAILABLE),
  UNAVAILABLE(
      "503",
      Fault.refuse(503, "ServiceUnavailableException", "Later"),
      null,
      ErrorCode.SERVICE_UNAVAILABLE),
  UNAVAILABLE_AFTER(
      "503, but done",
      Fault.refuseAfter(503, "ServiceUnavailableException", "Later"),
      null,
      ErrorCode.SERVICE_UNAVAILABLE),
  SLOW("slow answer", Fault.delay(Duration.ofMillis(20)), null, null),
  HUNG_BEFORE("no answer", Fault.hangBefore(), null, ErrorCode.SERVICE_UNAVAILABLE),
  HUNG_AFTER("no answer, but done", Fault.hangAfter(), null, ErrorCode.SERVICE_UNAVAILABLE),
  GARBAGE("answer without sense", Fault.garbage(), null, ErrorCode.SERVICE_UNAVAILABLE),
  TRUNCATED("half an answer", Fault.truncate(), null, ErrorCode.SERVICE_UNAVAILABLE),
  DENIED(
      "403 access denied",
      Fault.accessDenied("lambda:Any"),
      ErrorCode.ACCESS_DENIED,
      ErrorCode.ACCESS_DENIED),
  EXPIRED(
      "403 expired token",
      Fault.expiredToken(),
      ErrorCode.CREDENTIALS_INVALID,
      ErrorCode.CREDENTIALS_INVALID),
  IN_PROGRESS("409 update in progress", Fault.updateInProgress(), null, ErrorCode.REJECTED),
  STALE("412 stale revision", Fault.staleRevision(), null, ErrorCode.REJECTED);

  static final int RETRY_AFTER = 7;

  private final String words;
  private final Fault fault;
  private final @Nullable ErrorCode once;
  private final @Nullable ErrorCode always;

  Trouble(String words, Fault fault, @Nullable ErrorCode once, @Nullable ErrorCode always) {
    this.words = words;
    this.fault = fault;
    this.once = once;
    this.always = always;
  }

  String words() {
    return words;
  }

  /** Returns what goes wrong, as the call's service says it. */
  Fault fault(Call call) {
    if (!call.refusesWith400()) {
      return fault;
    }
    return switch (this) {
      case THROTTLED -> Fault.refuse(400, "ThrottlingException", "Rate exceeded");
      case DENIED -> Fault.refuse(400, "AccessDeniedException", "not authorized");
      case EXPIRED -> Fault.refuse(400, "ExpiredTokenException", "The token has expired");
      default -> fault;
    };
  }

  boolean hangs() {
    return fault instanceof Fault.Hang;
  }

  /** Returns how the deployment ends if one call is hit; null: at its goal. */
  @Nullable ErrorCode once(Call call) {
    return call.asksS3() || call.explainsAnError() || (call.looksAtKeys() && this == DENIED)
        ? null
        : once;
  }

  /** Returns how the deployment ends if every call of the operation is hit; null: at its goal. */
  @Nullable ErrorCode always(Call call) {
    if (call.explainsAnError()) {
      return null;
    }
    if (call.looksAtKeys()) {
      return this == THROTTLED || this == THROTTLED_FOR || this == EXPIRED ? always : null;
    }
    boolean saysNo = call.asksS3() && (this == DENIED || this == EXPIRED);
    if (saysNo
        || (call == Call.HEAD_OBJECT && this == GARBAGE)
        || (call == Call.INSPECT_OBJECT && this == TRUNCATED)) {
      // S3 says 403 for what is not there, and the answer to HEAD has no body.
      return null;
    }
    if ((call == Call.DELETE || call == Call.GET_POLICY)
        && (this == GARBAGE || this == TRUNCATED)) {
      // The answer has no body that could be broken; where there is no policy the status says so.
      return null;
    }
    return takesEffect() && call.showsItself() ? null : always;
  }

  private boolean takesEffect() {
    return this == GARBAGE
        || this == TRUNCATED
        || this == DROP_AFTER
        || this == BROKEN_AFTER
        || this == UNAVAILABLE_AFTER
        || this == HUNG_AFTER;
  }
}
