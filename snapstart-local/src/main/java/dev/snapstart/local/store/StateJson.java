package dev.snapstart.local.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.snapstart.local.state.Table;
import dev.snapstart.local.state.cloud.Cloud;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The state as JSON, record by record. */
final class StateJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .addMixIn(Table.class, TableMixIn.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new Text<>(Instant.class, Instant::parse))
                  .addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse)))
          .build();

  /** Raised whenever an older release could not read what this one writes. */
  private static final int FORMAT = 3;

  private StateJson() {}

  static byte[] write(Cloud state) {
    try {
      return MAPPER.writeValueAsBytes(new Kept(FORMAT, state));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Cloud read(byte[] json) throws IOException {
    try {
      JsonNode kept = MAPPER.readTree(json);
      int format = kept.path("format").asInt();
      if (format < 1 || format > FORMAT) {
        throw new IOException(
            "It has format " + format + ", and this release reads 1 to " + FORMAT);
      }
      OlderFormats.upgrade((ObjectNode) kept, format);
      Cloud state = MAPPER.treeToValue(kept, Kept.class).state();
      if (state == null) {
        // Taken for an empty state, it would have the packages removed.
        throw new IOException("It is damaged");
      }
      return state;
    } catch (JsonProcessingException | ClassCastException e) {
      // The parser's own text repeats values, which may be secrets.
      throw new IOException("It is damaged");
    }
  }

  private record Kept(int format, @Nullable Cloud state) {}

  /** A table is written as the map it is. */
  private abstract static class TableMixIn<K extends Comparable<K>, V> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static <K extends Comparable<K>, V> Table<K, V> of(Map<K, V> entries) {
      return Table.of(entries);
    }

    @JsonValue
    abstract SortedMap<K, V> asMap();
  }

  private static final class Text<T> extends StdDeserializer<T> {
    @Serial private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parse;

    Text(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return parse.apply(parser.getText());
    }
  }
}
