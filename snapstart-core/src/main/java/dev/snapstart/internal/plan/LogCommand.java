package dev.snapstart.internal.plan;

import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.LogSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The command that shows what a version printed while it was initialized.
 *
 * <p>The names of a version's log streams begin with the day and its number in brackets.
 */
final class LogCommand {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  private LogCommand() {}

  static String of(FunctionState version) {
    Optional<String> group =
        version.settings().get(FunctionSetting.LOGGING).map(LogSettings::logGroup);
    Instant published = version.lastModified();
    String streams =
        published == null
            ? ""
            : " --log-stream-name-prefix '"
                + DAY.format(published)
                + "/"
                // Functions may share a group that was chosen; streams there begin with the name.
                + (group.isPresent() ? version.name() : "")
                + "["
                + version.version()
                + "]'";
    return "aws logs tail '"
        + group.orElse("/aws/lambda/" + version.name())
        + "'"
        + streams
        + " --since 1d --region "
        + version.region();
  }
}
