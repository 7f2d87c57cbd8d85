package dev.snapstart.local.run.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Paths and bodies of the runtime API; no rules. */
final class RuntimeHandler extends Handler.Abstract {
  /** The largest answer of a synchronous invocation, in bytes (facts 9). */
  private static final int MAX_RESPONSE = 6_291_556;

  private static final String CREDENTIALS =
      "{\"AccessKeyId\":\"local\",\"SecretAccessKey\":\"local\",\"Token\":\"local\","
          + "\"Expiration\":\"2099-01-01T00:00:00Z\"}";

  private final Map<String, Session> sessions;

  RuntimeHandler(Map<String, Session> sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    Consumer<RuntimeAnswer> answer = it -> send(response, callback, it);
    String path = request.getHttpURI().getPath();
    String[] parts = path == null ? new String[0] : path.split("/", 4);
    Session session = parts.length < 4 ? null : sessions.get(parts[1]);
    if (session == null) {
      answer.accept(RuntimeAnswer.empty(404));
      return true;
    }
    byte[] body = body(request);
    switch (request.getMethod() + " " + parts[2] + "/" + parts[3]) {
      case "GET 2018-06-01/runtime/invocation/next" -> session.next(answer);
      case "GET 2018-06-01/runtime/restore/next" -> session.restoreNext(answer);
      case "POST 2018-06-01/runtime/init/error" ->
          answer.accept(session.startFailed(fault(request, body)));
      case "POST 2018-06-01/runtime/restore/error" ->
          answer.accept(session.restoreFailed(fault(request, body)));
      case "GET credentials/role" -> answer.accept(RuntimeAnswer.json(200, CREDENTIALS));
      default -> answer.accept(invocation(session, request, parts[3], body));
    }
    return true;
  }

  private static RuntimeAnswer invocation(
      Session session, Request request, String path, byte @Nullable [] body) {
    String[] parts = path.split("/", -1);
    if (!request.getMethod().equals("POST")
        || parts.length != 4
        || !(parts[0] + "/" + parts[1]).equals("runtime/invocation")) {
      return RuntimeAnswer.empty(404);
    }
    return switch (parts[3]) {
      case "error" -> session.invocationEnded(parts[2], fault(request, body));
      case "response" ->
          body == null
              ? tooLarge(session, parts[2])
              : session.invocationEnded(parts[2], new PhaseEnd.Ok(body));
      default -> RuntimeAnswer.empty(404);
    };
  }

  private static RuntimeAnswer tooLarge(Session session, String requestId) {
    PhaseEnd.Fault fault =
        PhaseEnd.Fault.of(
            "Function.ResponseSizeTooLarge",
            "Response payload size exceeded maximum allowed payload size ("
                + MAX_RESPONSE
                + " bytes).");
    RuntimeAnswer ended = session.invocationEnded(requestId, fault);
    return ended.status() == 202
        ? RuntimeAnswer.refused(413, "RequestEntityTooLarge", "Exceeded maximum allowed size")
        : ended;
  }

  private static PhaseEnd.Fault fault(Request request, byte @Nullable [] body) {
    String type = request.getHeaders().get("Lambda-Runtime-Function-Error-Type");
    String named = type == null || type.isEmpty() ? "Unhandled" : type;
    return body == null || body.length == 0
        ? PhaseEnd.Fault.of("Unhandled", "Unknown error")
        : new PhaseEnd.Fault(named, body);
  }

  /** The whole body, or null if it is too large. */
  private static byte @Nullable [] body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(MAX_RESPONSE + 1);
      if (body.length <= MAX_RESPONSE) {
        return body;
      }
      in.transferTo(OutputStream.nullOutputStream());
      return null;
    }
  }

  private static void send(Response response, Callback callback, RuntimeAnswer answer) {
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
