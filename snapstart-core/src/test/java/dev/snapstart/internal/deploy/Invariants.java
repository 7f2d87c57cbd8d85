package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.plan.World;
import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.codedeploy.Deployment;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.traffic.CodeDeploy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold on every transition and at every end. */
final class Invariants implements Explorer.Judge {
  private final DeploymentRequest request;

  Invariants(DeploymentRequest request) {
    this.request = request;
  }

  @Override
  public void transition(Node before, Node after, boolean byEngine) {
    LambdaFunction was = before.lambda().function(FUNCTION);
    LambdaFunction is = after.lambda().function(FUNCTION);
    if (!byEngine || was == null || is == null) {
      return;
    }
    aliasOnlyMovesToReadyVersions(was, is);
    totalWeightIsOne(is);
    noUnseenWeightsAreOverwritten(before, was, is);
    nothingIsPublishedTwice(was, is);
    noRivalIsOverwritten(before, was, is);
    nothingIsDeletedThatIsNeeded(was, is);
  }

  @Override
  public void end(Node node, VirtualLambda lambda) {
    boolean failed = node.end().equals("GATE_FAILED") || node.end().equals("DEPLOYMENT_FAILED");
    if (failed && !node.rivalActed()) {
      Alias alias = node.lambda().function(FUNCTION).aliases().get(ALIAS);
      if (!alias.weights().isEmpty() || !alias.functionVersion().equals("1")) {
        throw new AssertionError("a gate failed, and the new version has traffic: " + alias);
      }
    }
    if (node.end().equals("done") && request.rollback()) {
      nobodyElseMovesTheAlias(node);
    }
    if (!node.end().equals("done") || node.rivalActed() || endedBehindItsBack(node)) {
      return;
    }
    if (request.rollback()) {
      theRollbackIsNoted(node);
    }
    try {
      if (!lambda.plan(request).isEmpty()) {
        throw new AssertionError("done, but the plan is not empty: " + lambda.plan(request));
      }
    } catch (SnapStartException e) {
      throw new AssertionError("done, but the plan is not empty: it stops with " + e, e);
    }
  }

  @Override
  public void failed(World world, SnapStartException error) {
    boolean saysHowThingsAre =
        error.getMessage().contains("Done so far: ") && error.getMessage().contains(" Now: ");
    if (!world.deeds().accepted().isEmpty() && !saysHowThingsAre) {
      throw new AssertionError("the error does not say how things are: " + error.getMessage());
    }
  }

  /** Otherwise a pipeline that runs once more undoes it. */
  private static void theRollbackIsNoted(Node node) {
    Alias alias = node.lambda().function(FUNCTION).aliases().get(ALIAS);
    AliasState seen =
        new AliasState("", ALIAS, alias.functionVersion(), Map.of(), alias.description(), null);
    if (AliasLedger.validFor(seen).flatMap(AliasLedger::rolledBackFrom).isEmpty()) {
      throw new AssertionError("rolled back, and the alias does not say so: " + alias);
    }
  }

  /** A run that detaches does not see how its deployment ends. */
  private boolean endedBehindItsBack(Node node) {
    return request
            .alias()
            .map(alias -> alias.shift().codeDeploy())
            .filter(CodeDeploy::detach)
            .isPresent()
        && node.codeDeploy().deployments().values().stream()
            .anyMatch(it -> !it.active() && !it.status().equals("Succeeded"));
  }

  /** What a rollback has not stopped would undo it. */
  private static void nobodyElseMovesTheAlias(Node node) {
    node.codeDeploy().deployments().values().stream()
        .filter(Deployment::active)
        .filter(it -> it.order().spec().alias().equals(ALIAS))
        .findFirst()
        .ifPresent(
            it -> {
              throw new AssertionError("rolled back, and CodeDeploy still shifts: " + it);
            });
  }

  private static void aliasOnlyMovesToReadyVersions(LambdaFunction was, LambdaFunction is) {
    Alias before = was.aliases().get(ALIAS);
    Alias after = is.aliases().get(ALIAS);
    if (after == null || after.equals(before)) {
      return;
    }
    Stream.concat(
            Stream.of(after.functionVersion()),
            after.weights().asMap().keySet().stream()
                .filter(it -> before == null || before.weights().get(it) == null))
        .map(is::version)
        .filter(target -> !isReady(target))
        .forEach(
            target -> {
              throw new AssertionError(
                  "the alias was moved to a version that is not ready: " + target);
            });
  }

  private static boolean isReady(FunctionVersion target) {
    return target != null
        && target.lifecycle().state().equals("Active")
        && (!target.settings().snapStartOn() || target.lifecycle().snapshotReady());
  }

  /** The primary version has what the one weighted version leaves: more than nothing. */
  private static void totalWeightIsOne(LambdaFunction is) {
    Alias alias = is.aliases().get(ALIAS);
    if (alias == null || alias.weights().isEmpty()) {
      return;
    }
    List<Double> weights = List.copyOf(alias.weights().values());
    boolean sound =
        weights.size() == 1
            && weights.get(0) > 0
            && weights.get(0) < 1
            && alias.weights().get(alias.functionVersion()) == null;
    if (!sound) {
      throw new AssertionError("the weights do not add up to 1: " + alias);
    }
  }

  /** But for its revision, which CodeDeploy changes even where it has nothing to send back. */
  private static boolean looksTheSame(Alias before, Alias after) {
    return before.functionVersion().equals(after.functionVersion())
        && before.weights().equals(after.weights())
        && Objects.equals(before.description(), after.description());
  }

  /** Whatever the engine changes on an alias it has seen just so before. */
  private static void noUnseenWeightsAreOverwritten(
      Node node, LambdaFunction was, LambdaFunction is) {
    Alias before = was.aliases().get(ALIAS);
    Alias after = is.aliases().get(ALIAS);
    if (before == null || (after != null && looksTheSame(before, after))) {
      return;
    }
    boolean seen =
        node.world()
            .alias()
            .value()
            .filter(alias -> alias.version().equals(before.functionVersion()))
            .filter(
                alias ->
                    alias.routingWeights().keySet().stream()
                            .allMatch(
                                it ->
                                    alias.routingWeights().get(it).equals(before.weights().get(it)))
                        && alias.routingWeights().size() == before.weights().asMap().size())
            .isPresent();
    if (!seen) {
      throw new AssertionError("a rival's routing weights were overwritten: " + before);
    }
  }

  /**
   * The newest version and the aliased one are those that a deployment knows of; older ones it does
   * not list.
   */
  private static void nothingIsPublishedTwice(LambdaFunction was, LambdaFunction is) {
    int newest =
        was.versions().values().stream()
            .mapToInt(version -> Integer.parseInt(version.version()))
            .max()
            .orElse(0);
    Alias alias = was.aliases().get(ALIAS);
    for (FunctionVersion made : is.versions().values()) {
      if (was.version(made.version()) != null) {
        continue;
      }
      for (FunctionVersion old : was.versions().values()) {
        boolean known =
            old.version().equals(String.valueOf(newest))
                || (alias != null && alias.functionVersion().equals(old.version()));
        boolean same =
            known
                && old.code().equals(made.code())
                && content(old).equals(content(made))
                && !old.lifecycle().failed();
        if (same) {
          throw new AssertionError(
              "the same was published twice, as " + old.version() + " and " + made.version());
        }
      }
    }
  }

  private static Object content(FunctionVersion version) {
    var settings = version.settings();
    return java.util.List.of(
        String.valueOf(settings.runtime()),
        settings.memorySize(),
        settings.timeout(),
        settings.snapStart(),
        String.valueOf(settings.kmsKeyArn()),
        String.valueOf(settings.environment()));
  }

  private void noRivalIsOverwritten(Node node, LambdaFunction was, LambdaFunction is) {
    Optional<FunctionState> witness = node.world().witness().latest().value();
    String rivalCode = NamedContent.hash(RivalMoves.CODE);
    boolean codeWasRivals =
        was.latest().code().sha256().equals(rivalCode)
            && witness.filter(w -> w.codeSha256().equals(rivalCode)).isEmpty();
    if (codeWasRivals && !is.latest().code().equals(was.latest().code())) {
      throw new AssertionError("a rival's code was overwritten");
    }
    Integer seenTimeout =
        witness.flatMap(w -> w.settings().get(FunctionSetting.TIMEOUT_SECONDS)).orElse(null);
    boolean timeoutWasRivals =
        was.latest().settings().timeout() == RivalMoves.TIMEOUT
            && !Integer.valueOf(RivalMoves.TIMEOUT).equals(seenTimeout);
    if (timeoutWasRivals && is.latest().settings().timeout() != RivalMoves.TIMEOUT) {
      throw new AssertionError("a rival's timeout was overwritten");
    }
    Alias before = was.aliases().get(ALIAS);
    Alias after = is.aliases().get(ALIAS);
    Optional<String> seenTarget = node.world().witness().alias().value().map(AliasState::version);
    boolean moved =
        before != null
            && after != null
            && !(before.functionVersion().equals(after.functionVersion())
                && before.weights().equals(after.weights()));
    if (moved
        && seenTarget.filter(before.functionVersion()::equals).isEmpty()
        && !isWhereCodeDeployLeftIt(node, before)) {
      throw new AssertionError("a rival's move of the alias was overwritten");
    }
  }

  /** The engine has read the alias where a deployment has brought it, and takes it from there. */
  private static boolean isWhereCodeDeployLeftIt(Node node, Alias alias) {
    return node.world()
            .alias()
            .value()
            .map(AliasState::version)
            .filter(alias.functionVersion()::equals)
            .isPresent()
        && node.codeDeploy().deployments().values().stream()
            .map(it -> it.order().spec().targetVersion())
            .anyMatch(alias.functionVersion()::equals);
  }

  private void nothingIsDeletedThatIsNeeded(LambdaFunction was, LambdaFunction is) {
    for (FunctionVersion version : was.versions().values()) {
      if (is.version(version.version()) == null && !mayBeDeleted(version, is)) {
        throw new AssertionError("version " + version.version() + " was deleted");
      }
    }
  }

  private boolean mayBeDeleted(FunctionVersion version, LambdaFunction function) {
    String number = version.version();
    Alias alias = function.aliases().get(ALIAS);
    boolean named =
        alias != null
            && (alias.functionVersion().equals(number)
                || alias.weights().get(number) != null
                || String.valueOf(alias.description())
                    .matches(".*\\[snapstart " + alias.functionVersion() + "<" + number + "\\b.*"));
    boolean asked =
        request.prune().isPresent()
            || (request.deleteFailedVersion() && version.lifecycle().failed());
    return asked && !named;
  }
}
