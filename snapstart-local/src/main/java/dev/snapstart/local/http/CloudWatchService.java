package dev.snapstart.local.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.Refusal;
import dev.snapstart.local.state.cloud.Cloud;
import dev.snapstart.local.state.cloudwatch.Alarm;
import dev.snapstart.local.state.cloudwatch.AlarmDefinition;
import dev.snapstart.local.state.cloudwatch.CloudWatchAnswer;
import dev.snapstart.local.state.cloudwatch.CloudWatchCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * CloudWatch in the protocols that today's SDKs and the CLI speak: Smithy RPC v2 in CBOR, and JSON
 * 1.0. Bodies may be compressed.
 */
final class CloudWatchService implements Service {
  private static final String NAME = "GraniteServiceVersion20100801";
  private static final String CBOR = "application/cbor";
  private static final String JSON = "application/x-amz-json-1.0";
  private static final Map<String, Class<?>> CALLS =
      Map.of(
          "PutMetricData", CloudWatchCall.PutMetricData.class,
          "GetMetricData", CloudWatchCall.GetMetricData.class,
          "ListMetrics", CloudWatchCall.ListMetrics.class,
          "GetMetricStatistics", CloudWatchCall.GetMetricStatistics.class,
          "PutMetricAlarm", AlarmDefinition.class,
          "DescribeAlarms", CloudWatchCall.DescribeAlarms.class,
          "SetAlarmState", CloudWatchCall.SetAlarmState.class,
          "DeleteAlarms", CloudWatchCall.DeleteAlarms.class);
  private final ControlPlane control;
  private final ObjectMapper cbor = configured(CBORMapper.builder());
  private final ObjectMapper json = configured(JsonMapper.builder());

  CloudWatchService(ControlPlane control) {
    this.control = control;
  }

  private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M configured(B builder) {
    return builder
        .propertyNamingStrategy(new Names())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(new WireTimes())
        .addMixIn(Alarm.class, AlarmMixIn.class)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .build();
  }

  @Override
  public boolean serves(HttpCall call) {
    return call.targets(NAME + ".") || rpc(call);
  }

  private static boolean rpc(HttpCall call) {
    return call.path().size() == 4
        && call.path().get(0).equals("service")
        && call.path().get(1).equals(NAME);
  }

  @Override
  public Prepared prepare(HttpCall http) {
    boolean binary = rpc(http);
    String target = http.header("X-Amz-Target");
    String operation =
        binary || target == null ? http.path().get(3) : target.substring(NAME.length() + 1);
    return new Prepared(operation, null, () -> perform(http, operation, binary));
  }

  private Reply perform(HttpCall http, String operation, boolean binary) {
    Class<?> type = CALLS.get(operation);
    if (type == null) {
      return refusal(NotImplemented.error(operation), binary);
    }
    try {
      CloudWatchCall call = read(http, type, binary);
      CloudWatchAnswer answer = control.perform(Cloud.call(call));
      return reply(200, answer, binary);
    } catch (Refusal refusal) {
      return refusal(refusal.error(), binary);
    } catch (IOException e) {
      return refusal(LambdaError.of(400, "SerializationException", "Unreadable body"), binary);
    }
  }

  private CloudWatchCall read(HttpCall http, Class<?> type, boolean binary) throws IOException {
    ObjectMapper mapper = binary ? cbor : json;
    byte[] body = plain(http);
    JsonNode node = body.length == 0 ? mapper.createObjectNode() : mapper.readTree(body);
    Object read = mapper.treeToValue(node, type);
    return read instanceof AlarmDefinition definition
        ? new CloudWatchCall.PutMetricAlarm(definition)
        : (CloudWatchCall) read;
  }

  private static byte[] plain(HttpCall http) throws IOException {
    if (!"gzip".equalsIgnoreCase(http.header("Content-Encoding"))) {
      return http.body();
    }
    try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(http.body()))) {
      return unzipped.readNBytes(Limits.MAX_REQUEST);
    }
  }

  private Reply reply(int status, Object content, boolean binary) {
    try {
      return binary
          ? Reply.of(status, CBOR, cbor.writeValueAsBytes(content))
              .with("smithy-protocol", "rpc-v2-cbor")
          : Reply.of(status, JSON, json.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Reply refusal(LambdaError error) {
    return refusal(error, true);
  }

  /** Clients of the former query protocol look for the code in a header of its own. */
  private Reply refusal(LambdaError error, boolean binary) {
    Map<String, String> body =
        Map.of("__type", "com.amazonaws.cloudwatch#" + error.type(), "message", error.message());
    String fault = error.status() < 500 ? ";Sender" : ";Receiver";
    return reply(error.status(), body, binary)
        .with("x-amzn-query-error", code(error.type()) + fault);
  }

  private static String code(String type) {
    return switch (type) {
      case "MissingRequiredParameterException" -> "MissingParameter";
      case "InvalidParameterCombinationException" -> "InvalidParameterCombination";
      case "InvalidParameterValueException" -> "InvalidParameterValue";
      default -> type;
    };
  }

  /** CloudWatch shows an alarm's definition and its state side by side. */
  @SuppressWarnings("UnusedMethod") // Jackson reads the annotations.
  private interface AlarmMixIn {
    @JsonUnwrapped
    AlarmDefinition definition();

    @JsonUnwrapped
    Alarm.State state();
  }

  private static final class Names extends PropertyNamingStrategies.UpperCamelCaseStrategy {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public String translate(String input) {
      return input.equals("okActions") ? "OKActions" : super.translate(input);
    }
  }
}
