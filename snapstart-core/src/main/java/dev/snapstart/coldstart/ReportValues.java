package dev.snapstart.coldstart;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The values of one line, as text; anything that is not as it should be makes it no report. */
final class ReportValues {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,20})?");

  private final Map<ReportField, String> values = new EnumMap<>(ReportField.class);

  void put(ReportField field, String value) throws NoReport {
    if (value.isBlank() || values.put(field, value) != null) {
      throw new NoReport();
    }
  }

  InvocationReport invocation() throws NoReport {
    return new InvocationReport(
        text(ReportField.REQUEST_ID),
        number(ReportField.DURATION),
        whole(ReportField.BILLED_DURATION),
        megabytes(ReportField.MEMORY_SIZE),
        megabytes(ReportField.MAX_MEMORY_USED),
        optionalNumber(ReportField.INIT_DURATION),
        optionalNumber(ReportField.RESTORE_DURATION),
        values.containsKey(ReportField.BILLED_RESTORE_DURATION)
            ? OptionalLong.of(whole(ReportField.BILLED_RESTORE_DURATION))
            : OptionalLong.empty(),
        optional(ReportField.STATUS),
        optional(ReportField.ERROR_TYPE));
  }

  InitReport init(ReportField duration) throws NoReport {
    return new InitReport(
        number(duration),
        optional(ReportField.PHASE),
        optional(ReportField.STATUS),
        optional(ReportField.ERROR_TYPE));
  }

  RestoreReport restore(ReportField duration) throws NoReport {
    return new RestoreReport(
        number(duration), optional(ReportField.STATUS), optional(ReportField.ERROR_TYPE));
  }

  private Optional<String> optional(ReportField field) {
    return Optional.ofNullable(values.get(field));
  }

  private String text(ReportField field) throws NoReport {
    String value = values.get(field);
    if (value == null) {
      throw new NoReport();
    }
    return value;
  }

  private OptionalDouble optionalNumber(ReportField field) throws NoReport {
    return values.containsKey(field) ? OptionalDouble.of(number(field)) : OptionalDouble.empty();
  }

  private double number(ReportField field) throws NoReport {
    String value = text(field);
    if (!NUMBER.matcher(value).matches()) {
      throw new NoReport();
    }
    return Double.parseDouble(value);
  }

  /** What is billed is whole already; a JSON number may carry a fraction of zero. */
  private long whole(ReportField field) throws NoReport {
    double value = number(field);
    if (value != Math.rint(value)) {
      throw new NoReport();
    }
    return (long) value;
  }

  private int megabytes(ReportField field) throws NoReport {
    long value = whole(field);
    if (value > Integer.MAX_VALUE) {
      throw new NoReport();
    }
    return (int) value;
  }
}
