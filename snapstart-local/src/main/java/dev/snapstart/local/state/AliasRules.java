package dev.snapstart.local.state;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Aliases (facts 3). */
final class AliasRules {
  private static final Pattern NAME = Pattern.compile("(?!^[0-9]+$)([a-zA-Z0-9-_]+)");
  private static final Pattern VERSION = Pattern.compile("(\\$LATEST(\\.PUBLISHED)?|[0-9]+)");

  private AliasRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(LambdaCall.CreateAlias.class, AliasRules::create)
        .on(LambdaCall.GetAlias.class, AliasRules::get)
        .on(LambdaCall.UpdateAlias.class, AliasRules::update)
        .on(LambdaCall.DeleteAlias.class, AliasRules::delete)
        .on(LambdaCall.ListAliases.class, AliasRules::list);
  }

  private static LambdaAnswer create(Draft draft, LambdaCall.CreateAlias call) {
    check(call.name(), call.functionVersion(), call.description());
    new Constraints().present("functionVersion", call.functionVersion()).check();
    RoutingRules.check(call.routingConfig());
    FunctionRef ref = Lookup.ref(draft, call);
    // The version is part of the ARN that an unknown function is reported with (recorded).
    FunctionRef target = new FunctionRef(ref.name(), call.functionVersion());
    LambdaFunction function = Lookup.function(draft, target);
    if (function.aliases().has(call.name())) {
      throw LambdaError.conflict("Alias already exists: " + arn(draft, function, call.name()))
          .refuse();
    }
    Alias alias =
        new Alias(
            call.name(),
            call.functionVersion(),
            RoutingRules.weights(call.routingConfig()),
            call.description() == null ? "" : call.description(),
            draft.nextId());
    return put(draft, function, alias);
  }

  private static LambdaAnswer update(Draft draft, LambdaCall.UpdateAlias call) {
    check(call.name(), call.functionVersion(), call.description());
    RoutingRules.check(call.routingConfig());
    LambdaFunction function = Lookup.function(draft, call);
    Alias alias = function.aliases().get(call.name());
    if (alias == null) {
      throw LambdaError.notFound("Alias not found: " + arn(draft, function, call.name())).refuse();
    }
    Lookup.refuseStale(call.revisionId(), alias.revisionId(), "GetFunction/GetAlias");
    Alias changed =
        new Alias(
            alias.name(),
            call.functionVersion() == null ? alias.functionVersion() : call.functionVersion(),
            // Omitting the weights keeps them, an empty map clears them (facts 3).
            call.routingConfig() == null
                ? alias.weights()
                : RoutingRules.weights(call.routingConfig()),
            call.description() == null ? alias.description() : call.description(),
            draft.nextId());
    return put(draft, function, changed);
  }

  private static LambdaAnswer put(Draft draft, LambdaFunction function, Alias alias) {
    RoutingRules.check(draft, function, alias);
    draft.put(function.withAliases(function.aliases().with(alias.name(), alias)));
    return answer(draft, function, alias);
  }

  private static LambdaAnswer get(Draft draft, LambdaCall.GetAlias call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = draft.functions().get(ref.name());
    Alias alias = function == null ? null : function.aliases().get(call.name());
    if (function == null || alias == null) {
      throw LambdaError.notFound(
              "Cannot find alias arn: " + draft.account().functionArn(ref.name(), call.name()))
          .refuse();
    }
    return answer(draft, function, alias);
  }

  private static LambdaAnswer delete(Draft draft, LambdaCall.DeleteAlias call) {
    LambdaFunction function = Lookup.function(draft, call);
    // A missing alias is a success as well (facts 3).
    draft.put(
        function
            .withAliases(function.aliases().without(call.name()))
            .withPolicy(call.name(), Table.empty())
            .with(function.attachments().without(call.name())));
    return new LambdaAnswer.Nothing();
  }

  private static LambdaAnswer list(Draft draft, LambdaCall.ListAliases call) {
    LambdaFunction function = Lookup.function(draft, call);
    String version = call.functionVersion();
    List<LambdaAnswer.AliasConfiguration> all =
        function.aliases().values().stream()
            // Weights are not promised by the filter (facts 3).
            .filter(alias -> version == null || Objects.equals(alias.functionVersion(), version))
            .map(alias -> answer(draft, function, alias))
            .toList();
    ReadRules.Page<LambdaAnswer.AliasConfiguration> page =
        ReadRules.Page.of(all, call.marker(), call.maxItems());
    return new LambdaAnswer.Aliases(page.items(), page.nextMarker());
  }

  private static LambdaAnswer.AliasConfiguration answer(
      Draft draft, LambdaFunction function, Alias alias) {
    Map<String, Double> weights = alias.weights().asMap();
    return new LambdaAnswer.AliasConfiguration(
        arn(draft, function, alias.name()),
        alias.name(),
        alias.functionVersion(),
        alias.description(),
        weights.isEmpty() ? null : new LambdaCall.RoutingConfig(weights),
        alias.revisionId());
  }

  private static void check(
      @Nullable String name, @Nullable String version, @Nullable String description) {
    new Constraints()
        .present("name", name)
        .length("name", name, 1, 128)
        .matches("name", name, NAME)
        .matches("functionVersion", version, VERSION)
        .length("description", description, 0, 256)
        .check();
  }

  private static String arn(Draft draft, LambdaFunction function, String alias) {
    return draft.account().functionArn(function.name(), alias);
  }
}
