package dev.snapstart.coldstart;

import java.util.regex.Pattern;

/** The text format: a word, then fields separated by tabs. */
final class TextReport {
  private static final String INVOCATION = "REPORT ";
  private static final String INIT = "INIT_REPORT ";
  private static final String RESTORE = "RESTORE_REPORT ";
  private static final Pattern TAB = Pattern.compile("\t");

  private TextReport() {}

  static PlatformReport parse(String line) throws NoReport {
    if (line.startsWith(INVOCATION)) {
      return values(line.substring(INVOCATION.length())).invocation();
    }
    if (line.startsWith(INIT)) {
      return values(line.substring(INIT.length())).init(ReportField.INIT_DURATION);
    }
    if (line.startsWith(RESTORE)) {
      return values(line.substring(RESTORE.length())).restore(ReportField.RESTORE_DURATION);
    }
    throw new NoReport();
  }

  /** Fields that are not known, such as those of X-Ray, are left out. */
  private static ReportValues values(String fields) throws NoReport {
    ReportValues values = new ReportValues();
    for (String part : TAB.split(fields, -1)) {
      int colon = part.indexOf(": ");
      ReportField field = colon < 0 ? null : ReportField.BY_LABEL.get(part.substring(0, colon));
      if (field == null) {
        continue;
      }
      String value = part.substring(colon + 2);
      if (!value.endsWith(field.unit())) {
        throw new NoReport();
      }
      values.put(field, value.substring(0, value.length() - field.unit().length()));
    }
    return values;
  }
}
