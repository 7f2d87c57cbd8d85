package dev.snapstart.local.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.run.FunctionRunner;
import dev.snapstart.local.run.InvokeRequest;
import dev.snapstart.local.run.InvokeResult;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Invoke: its headers and limits, and the two ways of running. */
final class InvokeService {
  private static final int MAX_NOW = 6_291_456; // facts 9
  private static final int MAX_LATER = 1_048_576; // facts 9
  private static final byte[] EMPTY_EVENT = {'{', '}'};

  private final ControlPlane control;
  private final @Nullable FunctionRunner runner;
  private final DoubleSupplier draws;
  private final JsonMapper mapper;
  private final LambdaReplies replies;

  InvokeService(
      ControlPlane control,
      @Nullable FunctionRunner runner,
      DoubleSupplier draws,
      JsonMapper mapper,
      LambdaReplies replies) {
    this.control = control;
    this.runner = runner;
    this.draws = draws;
    this.mapper = mapper;
    this.replies = replies;
  }

  /** Decides what is invoked. */
  LambdaAnswer decide(LambdaCall.Invoke call) {
    return control.handle(call.withDraw(draws.getAsDouble())).answer();
  }

  /** Runs what was decided on. */
  Reply run(LambdaAnswer.Invocable what, HttpCall http) {
    String type = http.header("X-Amz-Invocation-Type");
    boolean later = "Event".equals(type);
    LambdaError wrong = refusal(type, http.body(), later ? MAX_LATER : MAX_NOW);
    if (wrong != null) {
      return replies.of(wrong, wrong.status());
    }
    if ("DryRun".equals(type)) {
      return Reply.empty(204);
    }
    if (runner == null) {
      return replies.of(
          LambdaError.of(
              501,
              "NotImplementedException",
              "Invoke is not implemented by snapstart-local unless functions are run; as it is, it"
                  + " only wakes Inactive versions"),
          501);
    }
    InvokeRequest request =
        new InvokeRequest(
            UUID.randomUUID().toString(),
            what,
            http.body().length == 0 ? EMPTY_EVENT : http.body(),
            clientContext(http));
    if (later) {
      LambdaError obstacle = runner.invokeLater(request);
      return obstacle == null
          ? Reply.empty(202).with("x-amzn-RequestId", request.requestId())
          : replies.of(obstacle, obstacle.status());
    }
    return reply(runner.invoke(request), request, "Tail".equals(http.header("X-Amz-Log-Type")));
  }

  private Reply reply(InvokeResult result, InvokeRequest request, boolean tail) {
    if (result instanceof InvokeResult.Refused refused) {
      return replies.of(refused.error(), refused.error().status());
    }
    InvokeResult.Answered answered = (InvokeResult.Answered) result;
    Reply reply =
        Reply.of(200, "application/json", answered.payload())
            .with("x-amzn-RequestId", request.requestId())
            .with("X-Amz-Executed-Version", answered.version());
    if (answered.functionError() != null) {
      reply = reply.with("X-Amz-Function-Error", answered.functionError());
    }
    return tail
        ? reply.with("X-Amz-Log-Result", Base64.getEncoder().encodeToString(answered.logTail()))
        : reply;
  }

  private @Nullable LambdaError refusal(@Nullable String type, byte[] payload, int most) {
    if (type != null
        && !type.equals("Event")
        && !type.equals("DryRun")
        && !type.equals("RequestResponse")) {
      return LambdaError.of(
          400,
          "InvalidParameterValueException",
          "The invocation type is none of Event, RequestResponse and DryRun");
    }
    if (payload.length > most) {
      return LambdaError.of(
          413,
          "RequestTooLargeException",
          "Request must be smaller than " + most + " bytes for the InvokeFunction operation");
    }
    return payload.length == 0 || json(payload)
        ? null
        : LambdaError.of(
            400,
            "InvalidRequestContentException",
            "Could not parse request body into json: it is no JSON");
  }

  private boolean json(byte[] payload) {
    try (JsonParser parser = mapper.createParser(payload)) {
      int roots = 0;
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        parser.skipChildren();
        roots++;
      }
      return roots == 1;
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable String clientContext(HttpCall http) {
    String encoded = http.header("X-Amz-Client-Context");
    try {
      return encoded == null
          ? null
          : new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
