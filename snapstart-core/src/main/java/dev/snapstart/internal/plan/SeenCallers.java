package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.Permission;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.KnownCallers;
import dev.snapstart.plan.Listing;
import dev.snapstart.plan.ResourcePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells from a world who calls a function. */
public final class SeenCallers {
  private static final Pattern API =
      Pattern.compile("arn:aws[a-z-]*:execute-api:[a-z0-9-]+:\\d{12}:([a-z0-9]+)(?:/.*)?");

  private SeenCallers() {}

  /** What is known by now; without what was not read. */
  public static KnownCallers in(World world) {
    Map<String, List<Permission>> policies = new HashMap<>();
    for (String qualifier : qualifiers(world)) {
      world
          .observed(Facet.policy(qualifier))
          .value()
          .ifPresent(policy -> policies.put(qualifier, policy.statements()));
    }
    List<ApiIntegration> integrations = new ArrayList<>();
    for (String api : apis(policies)) {
      for (ApiIntegration.Kind kind : ApiIntegration.Kind.values()) {
        integrations.addAll(items(world, Facet.integrations(kind, api)));
      }
    }
    return new KnownCallers(
        world.latest().value().orElseThrow(),
        items(world, Facet.ALIASES),
        policies,
        items(world, Facet.MAPPINGS),
        items(world, Facet.URLS),
        integrations);
  }

  /**
   * Whose policies say who calls the function: its own, its aliases', and those of versions that
   * something refers to.
   */
  static Set<String> qualifiers(World world) {
    Set<String> qualifiers = new TreeSet<>(Set.of(KnownCallers.LATEST));
    for (AliasState alias : items(world, Facet.ALIASES)) {
      qualifiers.add(alias.name());
      qualifiers.add(alias.version());
      qualifiers.addAll(alias.routingWeights().keySet());
    }
    for (EventSourceMapping mapping : items(world, Facet.MAPPINGS)) {
      qualifiers.add(mapping.qualifier());
    }
    return qualifiers;
  }

  /** The ids of the APIs that statements name: an API that none names is refused anyway. */
  static Set<String> apis(Map<String, List<Permission>> policies) {
    Set<String> apis = new TreeSet<>();
    policies
        .values()
        .forEach(
            statements ->
                statements.forEach(
                    statement -> {
                      String api = api(statement);
                      if (api != null) {
                        apis.add(api);
                      }
                    }));
    return apis;
  }

  /** The id of the API that a statement names, or null. */
  static @Nullable String api(Permission statement) {
    Matcher matcher = API.matcher(statement.sourceArn() == null ? "" : statement.sourceArn());
    return matcher.matches() ? matcher.group(1) : null;
  }

  static List<Permission> statements(World world, Facet<ResourcePolicy> facet) {
    return world.observed(facet).value().map(ResourcePolicy::statements).orElse(List.of());
  }

  private static <T> List<T> items(World world, Facet<Listing<T>> facet) {
    return world.observed(facet).value().map(Listing::items).orElse(List.of());
  }
}
