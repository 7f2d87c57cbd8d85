package dev.snapstart.local.run;

import dev.snapstart.local.state.LambdaError;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps functions within their reserved concurrency, over all of their versions; thread-safe. */
final class Reserved {
  private final Map<String, Integer> busy = new HashMap<>();

  /** Runs an invocation, or throttles it if so many are under way as the function has reserved. */
  InvokeResult within(@Nullable Integer limit, String function, Supplier<InvokeResult> invocation) {
    if (!enter(limit, function)) {
      return new InvokeResult.Refused(LambdaError.tooManyAtOnce());
    }
    try {
      return invocation.get();
    } finally {
      leave(function);
    }
  }

  private synchronized boolean enter(@Nullable Integer limit, String function) {
    int now = busy.getOrDefault(function, 0);
    if (limit != null && now >= limit) {
      return false;
    }
    busy.put(function, now + 1);
    return true;
  }

  private synchronized void leave(String function) {
    busy.merge(function, -1, Integer::sum);
  }
}
