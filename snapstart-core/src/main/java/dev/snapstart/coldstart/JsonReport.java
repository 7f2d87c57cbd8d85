package dev.snapstart.coldstart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The JSON format: one event of Lambda's telemetry schema. */
final class JsonReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String RECORD = "record";
  private static final String METRICS = "metrics";

  private final ReportValues values = new ReportValues();
  private @Nullable String type;

  private JsonReport() {}

  static PlatformReport parse(String line) throws NoReport {
    // Spares the functions' own lines, which may be large, the parsing.
    if (!line.contains("\"platform.")) {
      throw new NoReport();
    }
    try (JsonParser parser = JSON.createParser(line)) {
      return new JsonReport().read(parser);
    } catch (IOException e) {
      throw new NoReport();
    }
  }

  private PlatformReport read(JsonParser parser) throws IOException, NoReport {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new NoReport();
    }
    readEvent(parser);
    if (parser.nextToken() != null || type == null) {
      throw new NoReport();
    }
    return switch (type) {
      case "platform.report" -> values.invocation();
      case "platform.initReport" -> values.init(ReportField.DURATION);
      case "platform.restoreReport" -> values.restore(ReportField.DURATION);
      default -> throw new NoReport();
    };
  }

  private void readEvent(JsonParser parser) throws IOException, NoReport {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("type") && value == JsonToken.VALUE_STRING) {
        type = parser.getText();
      } else if (name.equals(RECORD) && value == JsonToken.START_OBJECT) {
        readRecord(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readRecord(JsonParser parser) throws IOException, NoReport {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_OBJECT && name.equals(METRICS)) {
        readMetrics(parser);
      } else {
        put(parser, name);
      }
    }
  }

  private void readMetrics(JsonParser parser) throws IOException, NoReport {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      put(parser, METRICS + "." + name);
    }
  }

  /** What is not known, or is null, is left out. */
  private void put(JsonParser parser, String member) throws IOException, NoReport {
    ReportField field = ReportField.BY_MEMBER.get(member);
    JsonToken token = parser.currentToken();
    if (field == null || token == JsonToken.VALUE_NULL) {
      parser.skipChildren();
    } else if (token == JsonToken.VALUE_STRING && field.unit().isEmpty()) {
      values.put(field, parser.getText());
    } else if (token.isNumeric() && !field.unit().isEmpty()) {
      values.put(field, plain(parser.getText()));
    } else {
      throw new NoReport();
    }
  }

  /** JSON may write 1.5E2, the text format may not. */
  private static String plain(String number) throws NoReport {
    double value = Double.parseDouble(number);
    if (!Double.isFinite(value)) {
      throw new NoReport();
    }
    return BigDecimal.valueOf(value).toPlainString();
  }
}
