package dev.snapstart.maven.invoke;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.model.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the event of an invocation comes from; no error shows any of it. */
public final class PayloadSource {
  private static final String EMPTY = "{}";

  private final Path folder;
  private final @Nullable String payload;
  private final @Nullable String payloadFile;
  private final @Nullable String event;
  private final @Nullable String eventBody;
  private final @Nullable String eventPath;

  public PayloadSource(
      Path folder,
      @Nullable String payload,
      @Nullable String payloadFile,
      @Nullable String event,
      @Nullable String eventBody,
      @Nullable String eventPath) {
    this.folder = folder;
    this.payload = payload;
    this.payloadFile = payloadFile;
    this.event = event;
    this.eventBody = eventBody;
    this.eventPath = eventPath;
  }

  public Payload read() {
    checkCombination();
    if (event != null) {
      return Payload.of(EventTemplates.named(event.strip()).filled(eventBody, eventPath));
    }
    if (payloadFile != null) {
      return file(payloadFile);
    }
    return Payload.of(payload == null ? EMPTY : payload);
  }

  private void checkCombination() {
    if (Stream.of(payload, payloadFile, event).filter(Objects::nonNull).count() > 1) {
      throw payload != null && payloadFile != null
          ? Values.conflict("payload", "payloadFile")
          : Values.conflict(payload == null ? "payloadFile" : "payload", "event");
    }
    if (event == null && (eventBody != null || eventPath != null)) {
      throw Values.missing(
          "event",
          "event for '" + (eventBody == null ? "eventPath" : "eventBody") + "'",
          "Set 'event', such as apigateway-http.");
    }
  }

  private Payload file(String name) {
    Path file = folder.resolve(name);
    try {
      return Payload.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST, "payloadFile: '" + file + "' is not a readable file.")
          .advice("Give a file with the event as JSON.")
          .cause(e)
          .build();
    }
  }
}
