package dev.snapstart.internal.plan;

import dev.snapstart.model.FunctionState;

/** The command that shows what a version printed while it was initialized. */
final class LogCommand {
  private LogCommand() {}

  static String of(FunctionState version) {
    LogPlace place = LogPlace.of(version);
    String streams =
        place.streamPrefix() == null
            ? ""
            : " --log-stream-name-prefix '" + place.streamPrefix() + "'";
    return "aws logs tail '"
        + place.group()
        + "'"
        + streams
        + " --since 1d --region "
        + version.region();
  }
}
