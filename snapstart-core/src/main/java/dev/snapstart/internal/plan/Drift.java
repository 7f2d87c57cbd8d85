package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.ObjectFacts;
import dev.snapstart.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops when something is neither what this run saw before nor what it wants: then somebody else
 * changed it. Lambda does not tell who, so neither does the message.
 */
final class Drift {
  static final String ADVICE =
      "Nothing was overwritten. Find out who deploys at the same time, then run again: the run"
          + " starts from what is there now.";

  private final Goal goal;
  private final OwnShift ownShift;

  Drift(Goal goal) {
    this.goal = goal;
    this.ownShift = new OwnShift(goal);
  }

  @Nullable Step next(World world, @Nullable String candidate) {
    List<String> moves = new ArrayList<>();
    latestMoves(world, moves);
    aliasMoves(world, candidate, moves);
    return moves.isEmpty() ? null : stop(String.join("; ", moves));
  }

  /** Stops because of one thing. */
  static Step stop(String what, String from, String to) {
    return stop(what + ": " + from + " -> " + to);
  }

  static Step stop(String moves) {
    return new Step.Stop(
        ErrorCode.DRIFT, "Changed during this run, and not by it: " + moves + ".", ADVICE);
  }

  private void latestMoves(World world, List<String> moves) {
    Optional<FunctionState> now = world.latest().value();
    if (now.isEmpty()) {
      boolean createdJustNow = world.accepted(Step.CreateFunction.class);
      if (world.latest().isAbsent()
          && world.witness().latest().value().isPresent()
          && !createdJustNow) {
        moves.add("the function was deleted");
      }
      return;
    }
    Optional<FunctionState> first = world.witness().latest().value();
    String wanted = wantedHash(world);
    boolean codeIsOurs =
        now.get().codeSha256().equals(wanted)
            || first.filter(f -> f.codeSha256().equals(now.get().codeSha256())).isPresent()
            || (first.isEmpty() && wanted == null);
    if (!codeIsOurs) {
      moves.add(
          "code "
              + first.map(f -> shortHash(f.codeSha256())).orElse("(no function)")
              + " -> "
              + shortHash(now.get().codeSha256()));
    }
    for (FunctionSetting<?> setting : FunctionSetting.all()) {
      settingMove(setting, first, now.get(), moves);
    }
  }

  private <T> void settingMove(
      FunctionSetting<T> setting,
      Optional<FunctionState> first,
      FunctionState now,
      List<String> moves) {
    Optional<T> seen = now.settings().get(setting);
    Optional<T> target = goal.settings().target(setting);
    Optional<T> before =
        first.isPresent()
            ? first.get().settings().get(setting)
            : Optional.ofNullable(setting.defaultValue());
    boolean nothingToCompare = seen.isEmpty() || (before.isEmpty() && target.isEmpty());
    boolean unreadableBefore = first.isPresent() && before.isEmpty();
    if (nothingToCompare
        || unreadableBefore
        || target.filter(value -> now.shows(setting, value)).isPresent()
        || before.filter(value -> now.shows(setting, value)).isPresent()) {
      return;
    }
    moves.add(
        setting.label()
            + " "
            + (first.isPresent() ? before.map(setting::show).orElse("unknown") : "(no function)")
            + " -> "
            + showUnlessSame(setting, seen, before));
  }

  /** Environments show names only, so a changed value would read like no change. */
  private static <T> String showUnlessSame(
      FunctionSetting<T> setting, Optional<T> seen, Optional<T> before) {
    String now = seen.map(setting::show).orElse("unknown");
    return before.map(setting::show).filter(now::equals).isPresent()
        ? now + " (other values)"
        : now;
  }

  private void aliasMoves(World world, @Nullable String candidate, List<String> moves) {
    if (goal.request().alias().isEmpty() || world.alias().isUnknown()) {
      return;
    }
    Optional<AliasState> first = world.witness().alias().value();
    Optional<AliasState> now = world.alias().value();
    boolean ownCreateNotVisibleYet = now.isEmpty() && world.accepted(Step.ShiftAlias.class);
    if (ownCreateNotVisibleYet
        || atGoal(now, candidate)
        || same(first, now)
        || (first.isPresent()
            && now.isPresent()
            && ownShift.explains(world, candidate, first.get(), now.get()))) {
      return;
    }
    String before = first.map(AliasState::target).orElse("absent");
    String after = now.map(AliasState::target).orElse("absent");
    moves.add(
        "alias "
            + goal.request().alias().get().name()
            + " "
            + before
            + " -> "
            + (before.equals(after) ? after + " (other weights or description)" : after));
  }

  private boolean atGoal(Optional<AliasState> alias, @Nullable String candidate) {
    return candidate != null
        && alias
            .filter(a -> a.version().equals(candidate) && a.routingWeights().isEmpty())
            .filter(a -> wantedDescription().map(wish -> says(a, wish)).orElse(true))
            .isPresent();
  }

  /** A description that the request leaves alone is kept, whoever wrote it. */
  private boolean same(Optional<AliasState> first, Optional<AliasState> now) {
    if (first.isEmpty() || now.isEmpty()) {
      return first.isEmpty() && now.isEmpty();
    }
    return first.get().version().equals(now.get().version())
        && first.get().routingWeights().equals(now.get().routingWeights())
        && (wantedDescription().isEmpty() || says(now.get(), userPart(first.get())));
  }

  private Optional<String> wantedDescription() {
    return goal.request().alias().flatMap(alias -> alias.description().target(""));
  }

  /** A text that leaves no room for the ledger is cut, to a length that depends on the ledger. */
  private static boolean says(AliasState alias, String text) {
    String kept =
        AliasLedger.parse(alias.description())
            .map(ledger -> AliasLedger.userPart(ledger.appendTo(text)))
            .orElse(text);
    return userPart(alias).equals(kept);
  }

  private static String userPart(AliasState alias) {
    return AliasLedger.userPart(alias.description());
  }

  private @Nullable String wantedHash(World world) {
    return wantedHash(goal, world);
  }

  /** The hash that {@code $LATEST} is to have, or null if the code is left alone or not known. */
  static @Nullable String wantedHash(Goal goal, World world) {
    CodePackage code = goal.code();
    if (code == null || code.sha256() != null) {
      return code == null ? null : code.sha256();
    }
    return world
        .observed(Facet.CODE_HASH)
        .value()
        .or(() -> world.observed(Facet.S3_OBJECT).value().map(ObjectFacts::sha256))
        .orElse(null);
  }

  static String shortHash(String sha256) {
    return sha256.length() <= 8 ? sha256 : sha256.substring(0, 8) + "…";
  }
}
