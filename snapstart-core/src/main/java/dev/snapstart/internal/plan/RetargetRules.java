package dev.snapstart.internal.plan;

import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.Permission;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerMoves;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.KnownCallers;
import dev.snapstart.plan.UrlSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what is moved to an alias: pure, on what the lists say. Allowing comes first. */
final class RetargetRules {
  private static final int LONGEST_ID = 100;

  /** A function's ARN, alone or within a URI of API Gateway's, and what qualifies it. */
  private static final Pattern CALLED =
      Pattern.compile(
          "(arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:function:[a-zA-Z0-9_-]+)(?::([^/:]+))?(?=/|$)");

  private final KnownCallers callers;
  private final String alias;
  private final RetargetGoal goal;

  RetargetRules(KnownCallers callers, String alias, RetargetGoal goal) {
    this.callers = callers;
    this.alias = alias;
    this.goal = goal;
  }

  String alias() {
    return alias;
  }

  CallerMoves moves() {
    return new CallerMoves(alias, steps(), byHand());
  }

  List<CallerWrite> steps() {
    List<CallerWrite> steps = new ArrayList<>(permissions());
    for (EventSourceMapping mapping : callers.mappings()) {
      if (misses(mapping.qualifier())) {
        steps.add(new CallerWrite.MoveMapping(mapping, callers.latest().arn() + ":" + alias));
      }
    }
    if (goal.functionUrls() && callers.urlsOf(alias).isEmpty()) {
      callers
          .urlsOf(KnownCallers.LATEST)
          .forEach(
              url ->
                  steps.add(
                      new CallerWrite.CopyUrl(
                          alias, url, new UrlSettings(url.authType(), url.invokeMode(), null))));
    }
    strays()
        .filter(this::isAllowed)
        .forEach(it -> steps.add(new CallerWrite.MoveIntegration(it, moved(it.uri()))));
    return steps;
  }

  /** The integrations that call the function past its aliases. */
  private Stream<ApiIntegration> strays() {
    return callers.integrations().stream().filter(it -> !moved(it.uri()).equals(it.uri()));
  }

  /** Whether the alias's policy names the API, once all is allowed that can be copied. */
  private boolean isAllowed(ApiIntegration integration) {
    return Stream.concat(
            callers.policy(alias).stream(),
            permissions().stream().map(CallerWrite.AllowCaller::statement))
        .anyMatch(statement -> integration.api().equals(SeenCallers.api(statement)));
  }

  /** A URI with the alias in it, or the same if it does not call the function past its aliases. */
  private String moved(String uri) {
    Matcher matcher = CALLED.matcher(uri);
    if (!matcher.find() || !matcher.group(1).equals(callers.latest().arn())) {
      return uri;
    }
    String qualifier = matcher.group(2) == null ? KnownCallers.LATEST : matcher.group(2);
    // A stage variable decides at the time of the call, and may name an alias.
    return !misses(qualifier) || qualifier.startsWith("${")
        ? uri
        : uri.substring(0, matcher.start())
            + callers.latest().arn()
            + ":"
            + alias
            + uri.substring(matcher.end());
  }

  /** What has to be done elsewhere, or by somebody. */
  List<String> byHand() {
    List<String> sentences = new ArrayList<>();
    callers
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
    strays()
        .filter(it -> !isAllowed(it))
        .map(ApiIntegration::api)
        .distinct()
        .forEach(
            api ->
                sentences.add(
                    "API "
                        + api
                        + " goes on calling what it calls: no statement of "
                        + alias
                        + " allows it; allow it there yourself, then run again."));
    strays()
        .filter(it -> it.kind() == ApiIntegration.Kind.REST && isAllowed(it))
        .map(ApiIntegration::api)
        .distinct()
        .forEach(
            api ->
                sentences.add(
                    "A REST API changes with its next deployment: aws apigateway create-deployment"
                        + " --rest-api-id "
                        + api
                        + " --stage-name STAGE also publishes whatever else has been changed in"
                        + " it."));
    if (!goal.functionUrls()
        && callers.urlsOf(alias).isEmpty()
        && !callers.urlsOf(KnownCallers.LATEST).isEmpty()) {
      sentences.add(
          "The function URL calls $LATEST; one of "
              + alias
              + " would have another address ('retargetUrls').");
    }
    return sentences;
  }

  private List<CallerWrite.AllowCaller> permissions() {
    List<CallerWrite.AllowCaller> steps = new ArrayList<>();
    List<Permission> there = new ArrayList<>(callers.policy(alias));
    for (Map.Entry<String, List<Permission>> policy : callers.policies().entrySet()) {
      for (Permission statement : policy.getValue()) {
        boolean forUrl = statement.urlAuthType() != null || statement.viaFunctionUrl();
        if (misses(policy.getKey())
            && statement.copyable()
            && (goal.functionUrls() || !forUrl)
            && there.stream().noneMatch(statement::allowsTheSameAs)) {
          Permission copy = withFreeId(statement, there);
          there.add(copy);
          steps.add(new CallerWrite.AllowCaller(alias, policy.getKey(), copy, null));
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
    return statement.withStatementId(id);
  }

  private boolean misses(String qualifier) {
    return !callers.aliasNames().contains(qualifier);
  }
}
