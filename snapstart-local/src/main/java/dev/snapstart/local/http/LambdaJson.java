package dev.snapstart.local.http;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.store.Blobs;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The state's records under Lambda's member names. */
final class LambdaJson {
  private LambdaJson() {}

  /** A mapper that keeps the zips it meets. */
  static JsonMapper mapper(Blobs blobs) {
    // A package is one text, and may be as long as a whole request.
    StreamReadConstraints constraints =
        StreamReadConstraints.builder().maxStringLength(Limits.MAX_LAMBDA_REQUEST).build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
        .propertyNamingStrategy(new LambdaNames())
        .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
        .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
        .addMixIn(LambdaCall.AddPermission.class, AddPermissionMixIn.class)
        .addModule(
            new SimpleModule()
                .addSerializer(Instant.class, new LastModified())
                .addDeserializer(CodePackage.class, new Zip(blobs)))
        .build();
  }

  static byte[] write(JsonMapper mapper, Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Component names with a capital, and abbreviations as Lambda writes them. */
  private static final class LambdaNames extends PropertyNamingStrategies.UpperCamelCaseStrategy {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public String translate(String input) {
      String name = super.translate(input);
      return name.equals("Uuid")
          ? "UUID"
          : name.replace("Kms", "KMS").replace("DocumentDb", "DocumentDB");
    }
  }

  private interface AddPermissionMixIn {
    @JsonProperty("PrincipalOrgID")
    String principalOrgId();
  }

  private static final class LastModified extends StdSerializer<Instant> {
    @Serial private static final long serialVersionUID = 1L;

    LastModified() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(LambdaAnswer.lastModified(value));
    }
  }

  private static final class Zip extends StdDeserializer<CodePackage> {
    @Serial private static final long serialVersionUID = 1L;
    private final transient Blobs blobs;

    Zip(Blobs blobs) {
      super(CodePackage.class);
      this.blobs = blobs;
    }

    @Override
    public CodePackage deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return blobs.put(parser.getBinaryValue());
    }
  }
}
