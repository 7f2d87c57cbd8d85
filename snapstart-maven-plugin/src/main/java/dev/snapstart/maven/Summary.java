package dev.snapstart.maven;

import dev.snapstart.maven.report.Durations;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.FunctionId;
import java.util.List;

/** The last line of a deployment: what is now, and how to get back. */
final class Summary {
  private Summary() {}

  static String of(FunctionId called, DeploymentResult result, Commands commands) {
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
          + undo(called, alias, commands);
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

  /** An ARN also says which region; the alias's own ARN begins with it. */
  private static String named(FunctionId called, DeploymentResult.Alias alias) {
    return called.region().isPresent()
        ? alias.arn().substring(0, alias.arn().lastIndexOf(':'))
        : called.apiName();
  }

  private static String undo(FunctionId called, DeploymentResult.Alias alias, Commands commands) {
    return alias
        .previousVersion()
        .filter(previous -> !previous.equals(alias.version()))
        .map(
            previous ->
                commands.canBeCalled()
                    ? " Undo: "
                        + commands.line(
                            "rollback",
                            named(called, alias),
                            List.of("alias=" + alias.name(), "toVersion=" + previous))
                    : " Before: " + previous + ".")
        .orElse("");
  }
}
