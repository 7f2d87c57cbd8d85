package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaCall;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that is understood but not yet performed.
 *
 * @param operation the operation's name
 * @param call the parameters, or null for what is no call of Lambda
 * @param perform performs it
 */
record Prepared(String operation, @Nullable LambdaCall call, Supplier<Reply> perform) {

  /** Performs it, whatever the answer, if it is to take effect at all. */
  void takeEffectIf(boolean processed) {
    if (processed) {
      Reply unused = perform.get();
    }
  }

  @Nullable String function() {
    return call == null ? null : call.plainFunctionName();
  }
}
