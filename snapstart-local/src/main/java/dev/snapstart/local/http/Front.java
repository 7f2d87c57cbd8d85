package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where requests come in and answers go out. */
final class Front extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private final Pipeline pipeline;
  private final Clock clock;

  Front(Pipeline pipeline, Clock clock) {
    this.pipeline = pipeline;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    if (!Visitors.welcome(request.getHeaders())) {
      send(request, response, callback, whole(Visitors.refusal()));
      return true;
    }
    byte[] body = body(request);
    if (body == null) {
      LambdaError tooLarge = Limits.tooLarge("requested");
      Reply reply = Reply.of(tooLarge.status(), "text/plain", tooLarge.message());
      send(
          request,
          response,
          callback,
          whole(reply.with("x-amzn-ErrorType", tooLarge.type()).with("Connection", "close")));
      return true;
    }
    // A late answer is not an idle connection, however late it is.
    request.addIdleTimeoutListener(timeout -> false);
    Pipeline.Delivery delivery = delivery(request, body);
    if (delivery.delay().isZero() && delivery.ending() != Pipeline.Ending.LEFT_OPEN) {
      send(request, response, callback, delivery);
      return true;
    }
    if (delivery.ending() == Pipeline.Ending.LEFT_OPEN) {
      delivery.beforeSending().run();
    } else {
      request
          .getComponents()
          .getScheduler()
          .schedule(
              () -> send(request, response, callback, delivery),
              delivery.delay().toMillis(),
              TimeUnit.MILLISECONDS);
    }
    return true;
  }

  private Pipeline.Delivery delivery(Request request, byte[] body) {
    HttpCall call;
    try {
      call = call(request, body);
    } catch (IllegalArgumentException e) {
      return whole(
          Reply.of(
                  400,
                  "application/json",
                  "{\"message\":\"The path or query is not encoded as a URL is\",\"Type\":\"User\"}")
              .with("x-amzn-ErrorType", "ValidationException"));
    }
    return serve(call);
  }

  private Pipeline.Delivery serve(HttpCall call) {
    try {
      return pipeline.serve(call);
    } catch (RuntimeException e) {
      LOG.error("snapstart-local failed at {}", call, e);
      return whole(
          Reply.of(
                  500,
                  "application/json",
                  "{\"message\":\"snapstart-local failed, see its log\",\"Type\":\"Service\"}")
              .with("x-amzn-ErrorType", "ServiceException"));
    }
  }

  private static Pipeline.Delivery whole(Reply reply) {
    return Pipeline.Delivery.of(reply);
  }

  /** The whole body, or null if it is too large. */
  private static byte @Nullable [] body(Request request) throws IOException {
    if (request.getLength() > Limits.MAX_REQUEST) {
      return null;
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(Limits.MAX_REQUEST + 1);
      return body.length > Limits.MAX_REQUEST ? null : body;
    }
  }

  private static HttpCall call(Request request, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.put(field.getLowerCaseName(), String.valueOf(field.getValue()));
    }
    return HttpCall.of(
        request.getMethod(),
        request.getHttpURI().getPath(),
        request.getHttpURI().getQuery(),
        headers,
        body);
  }

  private void send(
      Request request, Response response, Callback callback, Pipeline.Delivery delivery) {
    delivery.beforeSending().run();
    Reply reply = delivery.reply();
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    if (reply == null) {
      endPoint.close();
      callback.failed(new EofException("Dropped on purpose"));
      return;
    }
    response.setStatus(reply.status());
    response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
    response.getHeaders().put(HttpHeader.DATE, HttpDates.text(clock.instant()));
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    byte[] body = reply.body();
    if (delivery.ending() == Pipeline.Ending.SENT) {
      response.write(true, ByteBuffer.wrap(body), callback);
      return;
    }
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    byte[] half = Arrays.copyOf(body, body.length / 2);
    response.write(
        false,
        ByteBuffer.wrap(half),
        Callback.from(
            () -> {
              endPoint.close();
              callback.failed(new EofException("Truncated on purpose"));
            },
            callback::failed));
  }
}
