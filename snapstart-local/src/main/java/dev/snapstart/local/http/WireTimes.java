package dev.snapstart.local.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.Instant;

/** Instants as the JSON and CBOR protocols write them: seconds since 1970. */
final class WireTimes extends SimpleModule {
  @Serial private static final long serialVersionUID = 1L;
  private static final int EPOCH_TAG = 1; // RFC 8949, 3.4.2

  WireTimes() {
    addSerializer(Instant.class, new Writer());
    addDeserializer(Instant.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Instant> {
    @Serial private static final long serialVersionUID = 1L;

    Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      BigDecimal seconds = BigDecimal.valueOf(value.toEpochMilli(), 3);
      if (json instanceof CBORGenerator cbor) {
        cbor.writeTag(EPOCH_TAG);
        cbor.writeNumber(seconds.doubleValue());
      } else {
        json.writeNumber(seconds);
      }
    }
  }

  private static final class Reader extends StdDeserializer<Instant> {
    @Serial private static final long serialVersionUID = 1L;

    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.ofEpochMilli(parser.getDecimalValue().movePointRight(3).longValue());
    }
  }
}
