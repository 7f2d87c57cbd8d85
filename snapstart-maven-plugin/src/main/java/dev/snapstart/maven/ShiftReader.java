package dev.snapstart.maven;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the elements {@code shift}, {@code gates}, {@code engine} and {@code codeDeploy}. */
final class ShiftReader {
  private final Path folder;

  /**
   * Creates a reader.
   *
   * @param folder what relative file names start from
   */
  ShiftReader(Path folder) {
    this.folder = folder;
  }

  TrafficShift read(FunctionConfig config) {
    ShiftStrategy strategy =
        config.shift == null ? ShiftStrategy.ALL_AT_ONCE : ShiftStrategy.parse(config.shift);
    GatesConfig gates = config.gates;
    // Read in any case: what is wrong with it is wrong for engine own as well.
    CodeDeployConfig handedTo =
        config.codeDeploy == null || config.codeDeploy.isCleared() ? null : config.codeDeploy;
    return new TrafficShift(
        strategy,
        gates == null || gates.isCleared() ? List.of() : gates(gates),
        isCodeDeploy(config.engine) ? codeDeploy(handedTo) : null);
  }

  private static boolean isCodeDeploy(@Nullable String engine) {
    String name = engine == null ? "own" : engine.strip();
    if (!name.equals("own") && !name.equals("codedeploy")) {
      throw Values.invalid("engine", name, "Use own or codedeploy.");
    }
    return name.equals("codedeploy");
  }

  private static CodeDeploy codeDeploy(@Nullable CodeDeployConfig config) {
    if (config == null) {
      throw Values.missing(
          "codeDeploy",
          "application and deployment group for engine codedeploy",
          "Give codeDeploy its application and deploymentGroup, or use engine own.");
    }
    return new CodeDeploy(
        required("codeDeploy.application", "CodeDeploy application", config.application),
        required("codeDeploy.deploymentGroup", "deployment group", config.deploymentGroup),
        config.serviceRoleArn,
        Values.flag("codeDeploy.createMissing", config.createMissing),
        Values.flag("codeDeploy.detach", config.detach),
        config.beforeTraffic,
        config.afterTraffic);
  }

  private static String required(String element, String what, @Nullable String value) {
    if (value == null) {
      throw Values.missing(element, what, "Give it.");
    }
    return value;
  }

  private List<TrafficGate> gates(GatesConfig config) {
    List<TrafficGate> gates = new ArrayList<>();
    String payload = payload(config);
    if (payload != null) {
      gates.add(smokeTest(config, payload));
    } else if (config.smokeStatus != null
        || config.smokePointer != null
        || config.smokeValue != null) {
      throw Values.missing(
          "gates.smokePayload", "payload for the smoke test", "Give it, or smokePayloadFile.");
    }
    if (config.alarms != null && !config.alarms.isEmpty()) {
      gates.add(new TrafficGate.Alarms(config.alarms));
    }
    if (config.maxErrorPercent != null) {
      gates.add(new TrafficGate.ErrorRate(number("gates.maxErrorPercent", config.maxErrorPercent)));
    }
    if (config.maxP99Millis != null) {
      int millis = Values.integer("gates.maxP99Millis", config.maxP99Millis);
      gates.add(new TrafficGate.Latency(Duration.ofMillis(millis)));
    }
    return gates;
  }

  private static TrafficGate smokeTest(GatesConfig config, String payload) {
    if (config.smokeStatus == null) {
      return new TrafficGate.SmokeTest(payload, config.smokePointer, config.smokeValue);
    }
    if (config.smokePointer != null) {
      throw Values.conflict("gates.smokeStatus", "gates.smokePointer");
    }
    return TrafficGate.SmokeTest.expectingStatus(
        payload, Values.integer("gates.smokeStatus", config.smokeStatus));
  }

  private @Nullable String payload(GatesConfig config) {
    String file = config.smokePayloadFile;
    if (file == null) {
      return config.smokePayload;
    }
    if (config.smokePayload != null) {
      throw Values.conflict("gates.smokePayload", "gates.smokePayloadFile");
    }
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "gates.smokePayloadFile: '" + folder.resolve(file) + "' is not a readable text file.")
          .advice("Give a UTF-8 file that holds the payload.")
          .cause(e)
          .build();
    }
  }

  private static double number(String element, String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw Values.invalid(element, text, "Use a number such as 0.5.");
    }
  }
}
