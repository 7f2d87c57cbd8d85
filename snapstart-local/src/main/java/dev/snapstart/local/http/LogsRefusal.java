package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaError;
import java.io.Serial;

/** Leaves {@link LogsService} with an error as the answer. */
final class LogsRefusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private final transient LambdaError error;

  private LogsRefusal(LambdaError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  static LogsRefusal notFound(String message) {
    return new LogsRefusal(LambdaError.of(400, "ResourceNotFoundException", message));
  }

  static LogsRefusal parameter(String message) {
    return new LogsRefusal(LambdaError.of(400, "InvalidParameterException", message));
  }

  LambdaError error() {
    return error;
  }
}
