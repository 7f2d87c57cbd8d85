package dev.snapstart.maven;

import dev.snapstart.model.DeploymentResult;
import java.util.List;

/** The last line of a deployment: what is now, and how to get back. */
final class Summary {
  private Summary() {}

  static String of(DeploymentResult result, Commands commands) {
    String function = result.function() + ": ";
    if (!result.changed()) {
      return function + "unchanged, nothing was done" + standing(result) + ".";
    }
    String after = " after " + Durations.show(result.took()) + ".";
    if (result.alias().isPresent()) {
      DeploymentResult.Alias alias = result.alias().get();
      return function
          + alias.version()
          + " is "
          + alias.name()
          + after
          + undo(result, alias, commands);
    }
    if (result.version().isPresent()) {
      DeploymentResult.Version version = result.version().get();
      String how = version.reused() ? " reused" : " published";
      return function + "version " + version.number() + how + " (" + version.state() + ")" + after;
    }
    return function + "done" + after;
  }

  private static String standing(DeploymentResult result) {
    return result
        .alias()
        .map(alias -> "; " + alias.version() + " is " + alias.name())
        .or(
            () ->
                result
                    .version()
                    .map(version -> "; version " + version.number() + " is " + version.state()))
        .orElse("");
  }

  private static String undo(
      DeploymentResult result, DeploymentResult.Alias alias, Commands commands) {
    return alias
        .previousVersion()
        .filter(previous -> !previous.equals(alias.version()))
        .map(
            previous ->
                " Undo: "
                    + commands.line(
                        "alias",
                        result.function(),
                        List.of("alias=" + alias.name(), "toVersion=" + previous)))
        .orElse("");
  }
}
