package dev.snapstart.internal.deploy;

import dev.snapstart.internal.plan.World;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in a sentence how things are, for runs that end early. */
final class Standing {
  private Standing() {}

  static String of(DeploymentRequest request, World world, @Nullable String candidate) {
    List<String> facts = new ArrayList<>();
    world
        .latest()
        .value()
        .filter(FunctionState::isInProgress)
        .ifPresent(latest -> facts.add("an update of $LATEST is in progress"));
    if (candidate != null) {
      String state =
          world.version(candidate).value().map(FunctionState::state).orElse("not seen yet");
      facts.add("version " + candidate + " is " + state);
    }
    request
        .alias()
        .ifPresent(
            alias ->
                facts.add(
                    "alias "
                        + alias.name()
                        + world
                            .alias()
                            .value()
                            .map(AliasState::target)
                            .map(target -> " points to " + target)
                            .orElse(
                                world.alias().isAbsent() ? " does not exist" : " was not seen")));
    return facts.isEmpty() ? "Nothing was changed." : "Now: " + String.join(", ", facts) + ".";
  }
}
