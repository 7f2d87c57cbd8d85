package dev.snapstart.maven.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.error.SnapStartException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventTemplatesTest {
  private static final String NASTY = "a \"quoted\" \\ line\n{{path}} \"{{body}}\" ü \u0001";

  static List<EventTemplate> templates() {
    return EventTemplates.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void isJsonThatLambdaTakes(EventTemplate template) throws Exception {
    String event = template.filled(null, null);
    assertThat(event).doesNotContain("{{");
    assertThat(new JsonMapper().readTree(event).isObject()).isTrue();
    assertThat(InvokeRequest.of("orders", "live", event).payload().size()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "alb, /body, /path",
    "apigateway-rest, /body, /path",
    "apigateway-rest, /body, /requestContext/path",
    "apigateway-http, /body, /rawPath",
    "apigateway-http, /body, /requestContext/http/path",
    "function-url, /body, /rawPath",
  })
  void requestsCarryBodyAndPath(String name, String body, String path) throws Exception {
    JsonNode event = json(name, NASTY, "/orders/\"7\"");
    assertThat(event.at(body).asText()).isEqualTo(NASTY);
    assertThat(event.at(path).asText()).endsWith("/orders/\"7\"");
  }

  @ParameterizedTest
  @CsvSource({"sqs, /Records/0/body", "sns, /Records/0/Sns/Message"})
  void messagesCarryABody(String name, String body) throws Exception {
    assertThat(json(name, NASTY, null).at(body).asText()).isEqualTo(NASTY);
  }

  @Test
  void aRecordOfKinesisIsBase64AndADetailIsJson() throws Exception {
    String data = json("kinesis", NASTY, null).at("/Records/0/kinesis/data").asText();
    assertThat(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
        .isEqualTo(NASTY);
    assertThat(json("eventbridge", "{\"id\": 7}", null).at("/detail/id").asInt()).isEqualTo(7);
  }

  @Test
  void anObjectsKeyIsWrittenAsS3DoesIt() throws Exception {
    assertThat(json("s3", null, "in/red flower.jpg").at("/Records/0/s3/object/key").asText())
        .isEqualTo("in/red+flower.jpg");
  }

  @Test
  void whatAnEventDoesNotHaveIsRefusedWithoutShowingIt() {
    refused("dynamodb", "canary71", null, "eventBody", "has none");
    refused("sqs", null, "/canary71", "eventPath", "has none");
    refused("eventbridge", "canary71", null, "eventBody", "one JSON value");
    refused("eventbridge", "1 2", null, "eventBody", "one JSON value");
    refused("alb", null, "orders", "eventPath", "begins with '/'");
    assertThat(catchThrowableOfType(SnapStartException.class, () -> EventTemplates.named("sqss")))
        .hasMessageContaining("event: 'sqss'")
        .hasMessageContaining("sns, sqs");
  }

  @Test
  void theListNamesThemAll() {
    assertThat(EventTemplates.lines()).hasSize(EventTemplates.all().size() + 1);
    assertThat(EventTemplates.lines().get(1)).contains("alb", "the request's body");
  }

  private static void refused(String name, String body, String path, String... says) {
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> EventTemplates.named(name).filled(body, path));
    assertThat(error).hasMessageContainingAll(says).hasMessageNotContaining("canary71");
  }

  private static JsonNode json(String name, String body, String path) throws Exception {
    return new JsonMapper().readTree(EventTemplates.named(name).filled(body, path));
  }
}
