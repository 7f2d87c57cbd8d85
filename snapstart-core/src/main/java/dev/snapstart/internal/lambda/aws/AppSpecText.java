package dev.snapstart.internal.lambda.aws;

import dev.snapstart.plan.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * What CodeDeploy is to do, in its own format.
 *
 * @param content JSON
 * @param sha256 its hash in hexadecimal
 */
record AppSpecText(String content, String sha256) {
  static AppSpecText of(String function, Step.StartDeployment step) {
    String content = write(function, step);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return new AppSpecText(content, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String write(String function, Step.StartDeployment step) {
    JsonWriter json = JsonWriter.create();
    json.writeStartObject().writeFieldName("version").writeNumber("0.0");
    json.writeFieldName("Resources").writeStartArray().writeStartObject();
    json.writeFieldName(function).writeStartObject();
    text(json, "Type", "AWS::Lambda::Function");
    json.writeFieldName("Properties").writeStartObject();
    text(json, "Name", function);
    text(json, "Alias", step.alias());
    text(json, "CurrentVersion", step.from());
    text(json, "TargetVersion", step.to());
    json.writeEndObject().writeEndObject().writeEndObject().writeEndArray();
    List<String[]> hooks = new ArrayList<>();
    step.engine().before().ifPresent(it -> hooks.add(new String[] {"BeforeAllowTraffic", it}));
    step.engine().after().ifPresent(it -> hooks.add(new String[] {"AfterAllowTraffic", it}));
    if (!hooks.isEmpty()) {
      json.writeFieldName("Hooks").writeStartArray();
      for (String[] hook : hooks) {
        json.writeStartObject();
        text(json, hook[0], hook[1]);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    return new String(json.getBytes(), StandardCharsets.UTF_8);
  }

  private static void text(JsonWriter json, String name, String value) {
    json.writeFieldName(name).writeValue(value);
  }
}
