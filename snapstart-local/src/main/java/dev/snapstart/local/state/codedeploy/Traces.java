package dev.snapstart.local.state.codedeploy;

import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.LambdaState;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment knows an alias again: it replaces what it has set itself, or what it began from,
 * and leaves an alias alone that somebody else has moved meanwhile (assumed).
 */
final class Traces {
  private Traces() {}

  /**
   * Tells where an alias is that its deployment must not shift any further. What a stopped
   * deployment to the same version left of the traffic is no hindrance to a new one.
   *
   * @return a sentence, or null if the alias is where the deployment expects it
   */
  static @Nullable String inTheWay(LambdaState lambda, Deployment deployment) {
    AppSpec spec = deployment.order().spec();
    var function = lambda.function(spec.function());
    Alias alias = function == null ? null : function.aliases().get(spec.alias());
    boolean untouched =
        deployment.percent() == 0
            && alias != null
            && alias.functionVersion().equals(spec.currentVersion())
            && Set.of(spec.targetVersion()).containsAll(alias.weights().asMap().keySet());
    return untouched ? null : movedMeanwhile(lambda, deployment);
  }

  private static @Nullable String movedMeanwhile(LambdaState lambda, Deployment deployment) {
    AppSpec spec = deployment.order().spec();
    var function = lambda.function(spec.function());
    Alias alias = function == null ? null : function.aliases().get(spec.alias());
    if (alias == null) {
      return "The alias " + spec.targetId() + " does not exist";
    }
    int percent = deployment.percent();
    String version = percent == 100 ? spec.targetVersion() : spec.currentVersion();
    Map<String, Double> weights =
        percent == 0 || percent == 100 ? Map.of() : Map.of(spec.targetVersion(), percent / 100.0);
    boolean inPlace =
        alias.functionVersion().equals(version) && alias.weights().asMap().equals(weights);
    return inPlace
        ? null
        : "The alias "
            + spec.targetId()
            + " was moved by somebody else: it was expected at "
            + shown(version, weights)
            + " and is at "
            + shown(alias.functionVersion(), alias.weights().asMap());
  }

  /**
   * Tells why an alias must not be sent back: whoever has sent it back already is not in the way.
   *
   * @return a sentence, or null if nothing hinders it
   */
  static @Nullable String inTheWayBack(LambdaState lambda, Deployment deployment) {
    AppSpec spec = deployment.order().spec();
    var function = lambda.function(spec.function());
    Alias alias = function == null ? null : function.aliases().get(spec.alias());
    boolean back =
        alias != null
            && alias.functionVersion().equals(spec.currentVersion())
            && alias.weights().asMap().isEmpty();
    return back ? null : movedMeanwhile(lambda, deployment);
  }

  private static String shown(String version, Map<String, Double> weights) {
    return weights.isEmpty() ? version : version + " " + weights;
  }
}
