package dev.snapstart.maven.rehearse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.snapstart.maven.check.Acceptances;
import dev.snapstart.maven.parameter.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How functions are rehearsed; the event is a secret.
 *
 * @param environments how many environments are restored
 * @param event what each is invoked with
 * @param accepted the findings that are let be
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record RehearsalChoice(int environments, byte[] event, Acceptances accepted) {

  /** Reads the event: the text, the file, or an empty object. */
  public static byte[] event(Path folder, @Nullable String payload, @Nullable String payloadFile) {
    if (payload != null && payloadFile != null) {
      throw Values.conflict("payload", "payloadFile");
    }
    if (payloadFile == null) {
      return json("payload", (payload == null ? "{}" : payload).getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve(payloadFile);
    if (!Files.isRegularFile(file)) {
      throw Values.missing("payloadFile", "file " + file, "Name a file that is there.");
    }
    try {
      return json("payloadFile", Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " could not be read.", e);
    }
  }

  private static byte[] json(String element, byte[] bytes) {
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      int values = 0;
      while (parser.nextToken() != null) {
        values++;
      }
      if (values > 0) {
        return bytes;
      }
    } catch (IOException e) {
      throw noJson(element); // Its message has a part of the event.
    }
    throw noJson(element);
  }

  private static RuntimeException noJson(String element) {
    return Values.missing(element, "JSON text", "Give an event as Lambda gets it.");
  }

  @Override
  public String toString() {
    return "RehearsalChoice[" + environments + " environments]";
  }
}
