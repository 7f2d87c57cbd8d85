package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaError;

/** Every service that isn't there; the type is in the header, where all protocols look for it. */
final class UnknownService implements Service {
  private final Service wording;

  UnknownService(Service wording) {
    this.wording = wording;
  }

  @Override
  public Prepared prepare(HttpCall call) {
    String target = call.header("X-Amz-Target");
    String what = call.signedService() + " " + (target == null ? call : target);
    return new Prepared(what, null, () -> refusal(NotImplemented.error(what)));
  }

  @Override
  public Reply refusal(LambdaError error) {
    return wording.refusal(error);
  }
}
