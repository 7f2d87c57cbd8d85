package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaError;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lambda's REST-JSON protocol in front of the control plane. */
final class LambdaService implements Service {
  private static final Pattern API_DATE = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");
  private final ControlPlane control;
  private final InvokeService invocations;
  private final List<CallListener> listeners;
  private final JsonMapper mapper;
  private final LambdaReplies replies;

  LambdaService(
      ControlPlane control,
      InvokeService invocations,
      List<CallListener> listeners,
      JsonMapper mapper,
      LambdaReplies replies) {
    this.control = control;
    this.invocations = invocations;
    this.listeners = listeners;
    this.mapper = mapper;
    this.replies = replies;
  }

  @Override
  public boolean serves(HttpCall call) {
    String first = call.path().isEmpty() ? "" : call.path().get(0);
    String signed = call.signedService();
    return "lambda".equals(signed) || (!"s3".equals(signed) && API_DATE.matcher(first).matches());
  }

  @Override
  public Prepared prepare(HttpCall http) {
    Routes.Found found = Routes.find(http);
    if (found == null) {
      return refused(http.toString(), NotImplemented.error(http.toString()));
    }
    Route route = found.route();
    Class<? extends LambdaCall> type = route.call();
    if (type == null) {
      return refused(route.operation(), NotImplemented.error(route.operation()));
    }
    if (http.body().length > Limits.MAX_LAMBDA_REQUEST) {
      return refused(route.operation(), Limits.tooLarge(route.operation()));
    }
    try {
      LambdaCall call = mapper.treeToValue(parameters(http, found), type);
      return new Prepared(route.operation(), call, () -> perform(call, route, http));
    } catch (JsonMappingException e) {
      return refused(route.operation(), unreadable(" at " + members(e)));
    } catch (IOException e) {
      return refused(route.operation(), unreadable(""));
    }
  }

  private Reply perform(LambdaCall call, Route route, HttpCall http) {
    listeners.forEach(listener -> listener.beforeProcessing(call));
    LambdaAnswer answer =
        call instanceof LambdaCall.Invoke invoke
            ? invocations.decide(invoke)
            : control.handle(call).answer();
    listeners.forEach(listener -> listener.beforeAnswer(call, answer));
    return answer instanceof LambdaAnswer.Invocable invocable
        ? invocations.run(invocable, http)
        : replies.of(answer, route.status());
  }

  private Prepared refused(String operation, LambdaError error) {
    return new Prepared(operation, null, () -> refusal(error));
  }

  @Override
  public Reply refusal(LambdaError error) {
    return replies.of(error, error.status());
  }

  /** Body, path and query in one object, because a call's record has them all. */
  private ObjectNode parameters(HttpCall http, Routes.Found found) throws IOException {
    ObjectNode all = mapper.createObjectNode();
    if (http.body().length > 0 && !found.route().takesPayload()) {
      JsonNode body = mapper.readTree(http.body());
      if (body instanceof ObjectNode members) {
        all.setAll(members);
      }
    }
    ObjectNode body = all.deepCopy();
    for (String part : found.route().parts()) {
      all.set(part, body);
    }
    for (Map.Entry<String, List<String>> parameter : http.query().entrySet()) {
      ArrayNode values = mapper.createArrayNode();
      parameter.getValue().forEach(values::add);
      all.set(capitalized(parameter.getKey()), values.size() == 1 ? values.get(0) : values);
    }
    found.variables().forEach(all::put);
    return all;
  }

  private static String capitalized(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Names members only: the parser's own text repeats values, which may be secrets. */
  private static String members(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .map(String::valueOf)
        .collect(Collectors.joining("."));
  }

  private static LambdaError unreadable(String where) {
    return LambdaError.of(
        400, "SerializationException", "Could not parse request body into json" + where);
  }
}
