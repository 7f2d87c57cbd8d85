package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.KmsGrantView;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.plan.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the user should know before the first write. */
final class Warnings {
  private Warnings() {}

  static List<String> of(Goal goal, World world) {
    List<String> warnings = new ArrayList<>();
    Optional<FunctionState> latest = world.latest().value();
    new EligibilityPhase(goal).warnings(world).forEach(finding -> warnings.add(finding.toString()));
    world.alias().value().map(alias -> unasked(goal, alias)).ifPresent(warnings::addAll);
    warnings.addAll(CodeWarnings.of(goal, world));
    goal.settings().managed().stream()
        .filter(setting -> latest.isPresent() && latest.get().settings().get(setting).isEmpty())
        .forEach(
            setting ->
                warnings.add(
                    "The present "
                        + setting.label()
                        + " cannot be read (kms:Decrypt is missing?), so it is written anew."));
    key(goal, FunctionSetting.KMS_KEY_ARN, world.observed(Facet.KMS_KEY), warnings);
    key(goal, FunctionSetting.SOURCE_KMS_KEY_ARN, world.observed(Facet.SOURCE_KMS_KEY), warnings);
    world.observed(Facet.KMS_GRANT).value().map(Warnings::grant).ifPresent(warnings::addAll);
    return warnings;
  }

  /** Taking back is what a rollback is for, and a shift with its own note just goes on. */
  private static List<String> unasked(Goal goal, AliasState alias) {
    Set<String> sharing = alias.routingWeights().keySet();
    boolean noted =
        AliasLedger.validFor(alias)
            .flatMap(AliasLedger::shiftingTo)
            .or(() -> AliasLedger.handedOverTo(alias))
            .filter(to -> sharing.equals(Set.of(to)))
            .isPresent();
    return sharing.isEmpty() || noted || goal.request().rollback()
        ? List.of()
        : List.of(
            "The alias shares its traffic with version(s) "
                + String.join(", ", sharing)
                + "; the move ends that.");
  }

  private static void key(
      Goal goal,
      FunctionSetting<String> setting,
      Observed<KmsKeyView> seen,
      List<String> warnings) {
    if (seen.value().orElse(null) instanceof KmsKeyView.Unseen unseen) {
      warnings.add(
          "The key "
              + goal.settings().target(setting).orElse("")
              + " ("
              + setting.name()
              + ") could not be looked at before it is used: "
              + withoutStop(unseen.why())
              + ".");
    }
  }

  /** Not an error: policies often allow the grant to Lambda only, and the dry run is our call. */
  private static List<String> grant(KmsGrantView grant) {
    return switch (grant.verdict()) {
      case ALLOWED -> List.of();
      case DENIED ->
          List.of(
              "The credentials may not create the grant that Lambda needs on the key; unless"
                  + " their policy allows it through Lambda (kms:ViaService), the update will be"
                  + " refused. Add: "
                  + grant.words());
      case UNKNOWN ->
          List.of(
              "Whether the credentials may create the grant that Lambda needs on the key could not"
                  + " be found out: "
                  + withoutStop(grant.words())
                  + ".");
    };
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
