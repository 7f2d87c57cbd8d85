package dev.snapstart.internal.coldstart;

import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.ReportLines;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.LogMask;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.LostInvocation;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.lambda.RunGateway.RunAnswer;
import dev.snapstart.model.FunctionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Invokes functions; what may have run is not run again. Thread-safe. */
final class FunctionInvoker {
  private final Reader reader;

  FunctionInvoker(Reader reader) {
    this.reader = reader;
  }

  InvokeOutcome invoke(InvokeRequest request) {
    FunctionId function = FunctionId.parse(request.function());
    reader.checkRegion(function);
    RunAnswer answer = run(function, request);
    ReportLines reports = ReportLines.of(answer.tail());
    Tail tail = request.lines() ? tail(function, answer) : new Tail(List.of(), null);
    return new InvokeOutcome(
        function.name(),
        answer.status(),
        answer.executedVersion(),
        Optional.ofNullable(answer.functionError()),
        answer.payload(),
        tail.lines(),
        Optional.ofNullable(tail.missing()),
        report(reports, answer.requestId()));
  }

  private RunAnswer run(FunctionId function, InvokeRequest request) {
    try {
      return reader.read(Bucket.NONE, function, () -> once(function, request));
    } catch (CallFailure failure) {
      throw SnapStartException.of(
              ErrorCode.VERSION_NOT_FOUND,
              "There is no " + request.qualifier() + " of " + function.name() + " to invoke.")
          .advice("Check function, version or alias, region and account.")
          .function(function.name())
          .cause(failure)
          .build();
    }
  }

  /** Throws what must not be repeated as what the user sees, which the loop lets through. */
  private RunAnswer once(FunctionId function, InvokeRequest request) {
    try {
      return reader.gateway().runs().invoke(function, request.qualifier(), request.payload());
    } catch (LostInvocation lost) {
      if (Thread.currentThread().isInterrupted()) {
        throw SnapStartException.of(
                ErrorCode.CANCELLED,
                "Interrupted during the invocation; the function may have run.")
            .advice("Look at its log (goal 'logs'), then decide.")
            .function(function.name())
            .cause(lost.failure())
            .build();
      }
      throw ended(function, lost.failure(), true);
    } catch (CallFailure failure) {
      String code = String.valueOf(failure.errorCode());
      if (code.startsWith("SnapStart") || code.equals("InvalidRequestContentException")) {
        throw ended(function, failure, false);
      }
      throw failure;
    }
  }

  private static SnapStartException ended(
      FunctionId function, CallFailure failure, boolean mayHaveRun) {
    String code = String.valueOf(failure.errorCode());
    SnapStartException.Builder error =
        switch (code) {
          case "SnapStartNotReadyException" ->
              SnapStartException.of(
                      ErrorCode.INVOCATION_FAILED,
                      "The version was not called for so long that Lambda takes its snapshot"
                          + " again.")
                  .advice("Wait until it is ready (goal 'wait'), then invoke it again.");
          case "SnapStartTimeoutException", "SnapStartException" ->
              SnapStartException.of(
                      ErrorCode.INVOCATION_FAILED,
                      "The snapshot could not be restored: " + failure.getMessage())
                  .advice(
                      "Look at the after-restore hooks, which have 10 seconds, and at the log (goal"
                          + " 'logs').");
          // Its message may quote the payload.
          case "InvalidRequestContentException" ->
              SnapStartException.of(
                      ErrorCode.INVALID_REQUEST, "Lambda does not take the payload as JSON.")
                  .advice("Correct 'payload'.");
          default ->
              SnapStartException.of(
                      ErrorCode.SERVICE_UNAVAILABLE,
                      "There is no answer to the invocation: " + failure.getMessage())
                  .advice(
                      "The function may have run, so it was not called again. Look at its log (goal"
                          + " 'logs'), then decide.");
        };
    return error
        .function(function.name())
        .requestId(failure.requestId())
        .cause(mayHaveRun ? failure : null)
        .build();
  }

  /** A tail is cut at its beginning, so the report of this invocation is the last one. */
  private static Optional<InvocationReport> report(
      ReportLines reports, @Nullable String requestId) {
    List<InvocationReport> all = reports.invocations();
    Optional<InvocationReport> own =
        requestId == null ? Optional.empty() : reports.invocation(requestId);
    return own.isPresent() || all.isEmpty() ? own : Optional.of(all.get(all.size() - 1));
  }

  private Tail tail(FunctionId function, RunAnswer answer) {
    if (answer.tail().isEmpty()) {
      return new Tail(List.of(), null);
    }
    try {
      Optional<LogMask> mask = new Masks(reader, function).of(answer.executedVersion());
      return mask.map(it -> new Tail(it.apply(answer.tail()).lines().toList(), null))
          .orElse(new Tail(List.of(), "its environment, which is taken out, cannot be read"));
    } catch (SnapStartException e) {
      return new Tail(List.of(), e.summary());
    }
  }

  /** Lines, or why there are none. */
  private record Tail(List<String> lines, @Nullable String missing) {
    @Override
    public String toString() {
      return "Tail[" + lines.size() + " lines]";
    }
  }
}
