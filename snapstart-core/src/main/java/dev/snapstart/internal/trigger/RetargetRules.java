package dev.snapstart.internal.trigger;

import dev.snapstart.internal.lambda.ApiIntegration;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import dev.snapstart.trigger.RetargetChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decides what is moved to an alias: pure, on what Lambda said. Allowing comes first. */
final class RetargetRules {
  private static final int LONGEST_ID = 100;

  private final FunctionId function;
  private final CallerFacts facts;
  private final List<ApiIntegration> integrations;
  private final String alias;
  private final RetargetChoice choice;
  private final Set<String> aliasNames;

  RetargetRules(
      FunctionId function,
      CallerFacts facts,
      List<ApiIntegration> integrations,
      String alias,
      RetargetChoice choice) {
    this.function = function;
    this.facts = facts;
    this.integrations = integrations;
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
    integrations.forEach(
        integration -> {
          String uri = moved(integration.uri());
          if (!uri.equals(integration.uri())) {
            steps.add(new RetargetStep.MoveIntegration(integration, uri));
          }
        });
    return steps;
  }

  /** A URI with the alias in it, or the same if it does not call the function past its aliases. */
  private String moved(String uri) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(facts.latest().arn()) + "(?::([^/:]+))?(?=/|$)").matcher(uri);
    if (!matcher.find()) {
      return uri;
    }
    String qualifier = matcher.group(1) == null ? CallerFacts.LATEST : matcher.group(1);
    // A stage variable decides at the time of the call, and may name an alias.
    return !misses(qualifier) || qualifier.startsWith("${")
        ? uri
        : uri.substring(0, matcher.start())
            + facts.latest().arn()
            + ":"
            + alias
            + uri.substring(matcher.end());
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
    integrations.stream()
        .filter(it -> it.kind() == ApiIntegration.Kind.REST && !moved(it.uri()).equals(it.uri()))
        .map(ApiIntegration::api)
        .distinct()
        .forEach(
            api ->
                sentences.add(
                    "A REST API changes with its next deployment: "
                        + AwsCommand.of("apigateway", "create-deployment")
                            .with("--rest-api-id", api)
                            .with("--stage-name", "STAGE")
                        + " also publishes whatever else has been changed in it."));
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
