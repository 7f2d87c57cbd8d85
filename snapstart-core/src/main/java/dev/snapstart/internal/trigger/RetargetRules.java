package dev.snapstart.internal.trigger;

import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import dev.snapstart.trigger.RetargetChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what is moved to an alias: pure, on what Lambda said. Allowing comes first. */
final class RetargetRules {
  private static final int LONGEST_ID = 100;

  private final FunctionId function;
  private final CallerFacts facts;
  private final String alias;
  private final RetargetChoice choice;
  private final Set<String> aliasNames;

  RetargetRules(FunctionId function, CallerFacts facts, String alias, RetargetChoice choice) {
    this.function = function;
    this.facts = facts;
    this.alias = alias;
    this.choice = choice;
    this.aliasNames =
        facts.aliases().stream().map(it -> it.name()).collect(Collectors.toUnmodifiableSet());
  }

  String alias() {
    return alias;
  }

  List<RetargetStep> steps() {
    List<RetargetStep> steps = new ArrayList<>(permissions());
    for (EventSourceMapping mapping : facts.mappings()) {
      if (misses(mapping.qualifier())) {
        steps.add(new RetargetStep.MoveMapping(mapping, facts.latest().arn() + ":" + alias));
      }
    }
    if (choice.functionUrls() && urlOf(alias).isEmpty()) {
      urlOf(CallerFacts.LATEST)
          .forEach(url -> steps.add(new RetargetStep.CopyUrl(function, alias, url)));
    }
    return steps;
  }

  /** What has to be done elsewhere, or by somebody. */
  List<String> byHand() {
    List<String> sentences = new ArrayList<>();
    facts
        .policies()
        .forEach(
            (qualifier, statements) -> {
              if (misses(qualifier)) {
                statements.stream()
                    .filter(statement -> !statement.copyable())
                    .forEach(
                        statement ->
                            sentences.add(
                                "Statement "
                                    + statement.statementId()
                                    + " of "
                                    + qualifier
                                    + " says more than AddPermission can; allow it on "
                                    + alias
                                    + " yourself."));
              }
            });
    if (!choice.functionUrls() && urlOf(alias).isEmpty() && !urlOf(CallerFacts.LATEST).isEmpty()) {
      sentences.add(
          "The function URL calls $LATEST; one of "
              + alias
              + " would have another address ('retargetUrls').");
    }
    return sentences;
  }

  private List<RetargetStep> permissions() {
    List<RetargetStep> steps = new ArrayList<>();
    List<Permission> there = new ArrayList<>(facts.policy(alias));
    for (Map.Entry<String, List<Permission>> policy : facts.policies().entrySet()) {
      for (Permission statement : policy.getValue()) {
        boolean forUrl = statement.urlAuthType() != null || statement.viaFunctionUrl();
        if (misses(policy.getKey())
            && statement.copyable()
            && (choice.functionUrls() || !forUrl)
            && there.stream().noneMatch(statement::allowsTheSameAs)) {
          Permission copy = withFreeId(statement, there);
          there.add(copy);
          steps.add(new RetargetStep.Allow(function, alias, policy.getKey(), copy));
        }
      }
    }
    return steps;
  }

  /** Another statement of the alias may have the id already. */
  private static Permission withFreeId(Permission statement, List<Permission> there) {
    Set<String> taken =
        there.stream().map(Permission::statementId).collect(Collectors.toUnmodifiableSet());
    String id = statement.statementId();
    for (int i = 2; taken.contains(id); i++) {
      String suffix = "-" + i;
      String whole = statement.statementId();
      id = whole.substring(0, Math.min(whole.length(), LONGEST_ID - suffix.length())) + suffix;
    }
    return new Permission(
        id,
        statement.effect(),
        statement.action(),
        statement.principal(),
        statement.sourceArn(),
        statement.sourceAccount(),
        statement.organization(),
        statement.urlAuthType(),
        statement.viaFunctionUrl(),
        statement.eventSourceToken(),
        statement.copyable());
  }

  private boolean misses(String qualifier) {
    return !aliasNames.contains(qualifier);
  }

  private List<FunctionUrl> urlOf(String qualifier) {
    return facts.urls().stream().filter(url -> url.qualifier().equals(qualifier)).toList();
  }
}
