package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;

/** What can happen to a call; those that the engine cannot tell apart are one. */
enum Mishap {
  LOST_500_OR_503(false, CallFailure.Kind.TRANSIENT),
  LOST_500_OR_503_BUT_DONE(true, CallFailure.Kind.TRANSIENT),
  STATUS_429(false, CallFailure.Kind.THROTTLED),
  STATUS_429_BUT_DONE(true, CallFailure.Kind.THROTTLED),
  STATUS_409_OR_412(false, CallFailure.Kind.CONFLICT),
  ROLE_NOT_KNOWN_YET(false, CallFailure.Kind.NOT_YET_USABLE);

  private final boolean processed;
  private final CallFailure.Kind kind;

  Mishap(boolean processed, CallFailure.Kind kind) {
    this.processed = processed;
    this.kind = kind;
  }

  CallHook hook() {
    return new CallHook() {
      @Override
      public void before(int number, String operation) {
        if (!processed) {
          throw failure(operation);
        }
      }

      @Override
      public void after(int number, String operation) {
        if (processed) {
          throw failure(operation);
        }
      }
    };
  }

  private CallFailure failure(String operation) {
    return new CallFailure(kind, "lambda:" + operation, null, name(), null, null, null);
  }
}
