package dev.snapstart.local.rehearse.jvm;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.BooleanValue;
import com.sun.jdi.ByteValue;
import com.sun.jdi.CharValue;
import com.sun.jdi.ClassType;
import com.sun.jdi.DoubleValue;
import com.sun.jdi.Field;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.Value;
import dev.snapstart.local.rehearse.capture.Appraiser;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads objects of the JDK that are values: their fields, for no code may run meanwhile. */
final class Leaves {
  private final Appraiser appraiser;

  Leaves(Appraiser appraiser) {
    this.appraiser = appraiser;
  }

  dev.snapstart.local.rehearse.model.@Nullable Value of(PrimitiveValue value) {
    if (value instanceof DoubleValue number && Double.isFinite(number.value())) {
      return appraiser.of(BigDecimal.valueOf(number.value()).stripTrailingZeros().toPlainString());
    }
    return value instanceof BooleanValue || value instanceof ByteValue || value instanceof CharValue
        ? null
        : appraiser.of(value.toString());
  }

  dev.snapstart.local.rehearse.model.@Nullable Value of(ObjectReference object) {
    if (isA(object, "java.security.SecureRandom")) {
      return null;
    }
    if (isA(object, "java.util.Random") || isA(object, "java.util.SplittableRandom")) {
      return random(object);
    }
    if (isA(object, "java.util.Date")) {
      return instant(Instant.ofEpochMilli(number(object, "fastTime")));
    }
    return switch (object.referenceType().name()) {
      case "java.util.UUID" ->
          appraiser.of(
              new UUID(number(object, "mostSigBits"), number(object, "leastSigBits")).toString());
      case "java.time.Instant" ->
          instant(Instant.ofEpochSecond(number(object, "seconds"), number(object, "nanos")));
      case "java.time.LocalDateTime" -> local(object);
      case "java.time.OffsetDateTime", "java.time.ZonedDateTime" ->
          object(object, "dateTime") == null ? null : local(object(object, "dateTime"));
      case "java.lang.Long",
          "java.lang.Integer",
          "java.lang.Double",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.concurrent.atomic.AtomicInteger" ->
          field(object, "value") instanceof PrimitiveValue value ? of(value) : null;
      default -> null;
    };
  }

  /** Draws from the system: what it holds does not decide what it gives. */
  boolean isSafe(ObjectReference object) {
    return isA(object, "java.security.SecureRandom");
  }

  byte[] bytes(ArrayReference array) {
    List<Value> values = array.getValues();
    byte[] bytes = new byte[values.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = values.get(i) instanceof ByteValue value ? value.value() : 0;
    }
    return bytes;
  }

  private dev.snapstart.local.rehearse.model.Value random(ObjectReference object) {
    Value seed = field(object, "seed");
    return appraiser.random(
        seed instanceof ObjectReference atomic
            ? Long.toString(number(atomic, "value"))
            : String.valueOf(seed));
  }

  private dev.snapstart.local.rehearse.model.@Nullable Value instant(Instant instant) {
    return appraiser.of(
        List.of(
            instant.toString(),
            Long.toString(instant.toEpochMilli()),
            Long.toString(instant.getEpochSecond()),
            LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString()));
  }

  /** Functions run in UTC. */
  private dev.snapstart.local.rehearse.model.@Nullable Value local(
      @Nullable ObjectReference object) {
    ObjectReference date = object == null ? null : object(object, "date");
    ObjectReference time = object == null ? null : object(object, "time");
    if (date == null || time == null) {
      return null;
    }
    return instant(
        LocalDateTime.of(
                (int) number(date, "year"),
                (int) number(date, "month"),
                (int) number(date, "day"),
                (int) number(time, "hour"),
                (int) number(time, "minute"),
                (int) number(time, "second"),
                (int) number(time, "nano"))
            .toInstant(ZoneOffset.UTC));
  }

  private static boolean isA(ObjectReference object, String name) {
    if (object.referenceType() instanceof ClassType type) {
      for (ClassType it = type; it != null; it = it.superclass()) {
        if (it.name().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static long number(ObjectReference object, String name) {
    return field(object, name) instanceof PrimitiveValue value ? value.longValue() : 0;
  }

  private static @Nullable ObjectReference object(ObjectReference object, String name) {
    return field(object, name) instanceof ObjectReference value ? value : null;
  }

  private static @Nullable Value field(ObjectReference object, String name) {
    Field field = object.referenceType().fieldByName(name);
    return field == null ? null : object.getValue(field);
  }
}
