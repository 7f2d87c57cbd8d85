package dev.snapstart.internal.plan;

import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.LogSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a version's own output is: its group, and how the names of its streams begin.
 *
 * @param group the log group
 * @param streamPrefix the day and the version's number in brackets, or null if the day is not known
 */
public record LogPlace(String group, @Nullable String streamPrefix) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  public static LogPlace of(FunctionState version) {
    Optional<String> chosen =
        version.settings().get(FunctionSetting.LOGGING).map(LogSettings::logGroup);
    Instant published = version.lastModified();
    // Functions may share a group that was chosen; streams there begin with the name.
    String streams =
        published == null
            ? null
            : DAY.format(published)
                + "/"
                + (chosen.isPresent() ? version.name() : "")
                + "["
                + version.version()
                + "]";
    return new LogPlace(chosen.orElse("/aws/lambda/" + version.name()), streams);
  }
}
