package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaError;

/** One of the AWS services that share the port. */
interface Service {

  /** Tells whether a request is for this service; the first one that says so gets it. */
  boolean serves(HttpCall call);

  /** Understands a request; what it cannot do becomes a refusal when performed. */
  Prepared prepare(HttpCall call);

  /** Words an error as this service does. */
  Reply refusal(LambdaError error);
}
