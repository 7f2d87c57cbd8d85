package dev.snapstart.internal.deploy;

import dev.snapstart.internal.plan.World;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in a sentence how things are, for runs that end early. */
final class Standing {
  private Standing() {}

  static String of(DeploymentRequest request, World world, @Nullable String candidate) {
    List<Step.Write> done = world.deeds().accepted();
    String writes =
        done.isEmpty()
            ? "Nothing was changed."
            : "Done so far: " + String.join(", ", done.stream().map(Step::name).toList()) + ".";
    List<String> facts = new ArrayList<>();
    world
        .latest()
        .value()
        .filter(FunctionState::isInProgress)
        .ifPresent(latest -> facts.add("an update of $LATEST is in progress"));
    if (candidate != null) {
      String state =
          world.version(candidate).value().map(FunctionState::state).orElse("in an unknown state");
      facts.add("version " + candidate + " is " + state);
    }
    request.alias().ifPresent(alias -> facts.add("alias " + alias.name() + aliasFact(world)));
    return facts.isEmpty() ? writes : writes + " Now: " + String.join(", ", facts) + ".";
  }

  private static String aliasFact(World world) {
    return world
        .alias()
        .value()
        .map(alias -> " points to " + alias.target())
        .orElse(world.alias().isAbsent() ? " does not exist" : "'s target is not known");
  }
}
