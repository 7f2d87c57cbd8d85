package dev.snapstart.local.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.Refusal;
import dev.snapstart.local.state.cloud.Cloud;
import dev.snapstart.local.state.codedeploy.CodeDeployAnswer;
import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CodeDeploy in the JSON 1.1 protocol. */
final class CodeDeployService implements Service {
  private static final String TARGET = "CodeDeploy_20141006.";
  private static final String JSON = "application/x-amz-json-1.1";
  private static final Map<String, Class<?>> CALLS =
      Stream.of(CodeDeployCall.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
  private final ControlPlane control;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(CodeDeployAnswer.Values.class, ValuesMixIn.class)
          .addModule(new WireTimes())
          .build();

  CodeDeployService(ControlPlane control) {
    this.control = control;
  }

  @Override
  public boolean serves(HttpCall call) {
    return call.targets(TARGET);
  }

  @Override
  public Prepared prepare(HttpCall http) {
    String target = http.header("X-Amz-Target");
    String operation = target == null ? "" : target.substring(TARGET.length());
    return new Prepared(operation, null, () -> perform(http, operation));
  }

  private Reply perform(HttpCall http, String operation) {
    Class<?> type = CALLS.get(operation);
    if (type == null) {
      return refusal(NotImplemented.error(operation));
    }
    try {
      CodeDeployCall call = (CodeDeployCall) mapper.treeToValue(mapper.readTree(http.body()), type);
      if (call instanceof CodeDeployCall.CreateDeployment create) {
        call = create.with(AppSpecJson.read(mapper, create.revision()));
      }
      CodeDeployAnswer answer = control.perform(Cloud.call(call));
      return Reply.of(200, JSON, LambdaJson.write(mapper, answer));
    } catch (Refusal refusal) {
      return refusal(refusal.error());
    } catch (IOException e) {
      return refusal(LambdaError.of(400, "SerializationException", "Unreadable body"));
    }
  }

  @Override
  public Reply refusal(LambdaError error) {
    ObjectNode body = mapper.createObjectNode();
    body.put("__type", error.type()).put("message", error.message());
    return Reply.of(error.status(), JSON, LambdaJson.write(mapper, body));
  }

  @SuppressWarnings("UnusedMethod") // Jackson reads the annotation.
  private interface ValuesMixIn {
    @JsonValue
    Map<String, String> values();
  }
}
