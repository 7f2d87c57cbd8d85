package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Listing;
import dev.snapstart.plan.ResourcePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the lists say about who calls a function; what moves callers is decided on that, and it is
 * not read again.
 *
 * @param latest the function
 * @param aliases the names of its aliases
 * @param policies the statements of each qualifier that was asked for, {@code $LATEST} among them
 * @param mappings the mappings that call the function or a qualifier of it
 * @param urls the URLs
 * @param integrations those of APIs that a policy names
 */
public record KnownCallers(
    FunctionState latest,
    List<String> aliases,
    Map<String, List<Permission>> policies,
    List<EventSourceMapping> mappings,
    List<FunctionUrl> urls,
    List<ApiIntegration> integrations) {
  static final String LATEST = "$LATEST";

  private static final Pattern API =
      Pattern.compile("arn:aws[a-z-]*:execute-api:[a-z0-9-]+:\\d{12}:([a-z0-9]+)(?:/.*)?");

  /** What is known by now; without what was not read. */
  public static KnownCallers of(World world) {
    Map<String, List<Permission>> policies = new TreeMap<>();
    List<ApiIntegration> integrations = new ArrayList<>();
    List<AliasState> aliases = items(world, Facet.ALIASES);
    List<EventSourceMapping> mappings = items(world, Facet.MAPPINGS);
    for (String qualifier : qualifiers(aliases, mappings)) {
      world
          .observed(Facet.policy(qualifier))
          .value()
          .ifPresent(policy -> policies.put(qualifier, policy.statements()));
    }
    for (String api : apis(policies)) {
      for (ApiIntegration.Kind kind : ApiIntegration.Kind.values()) {
        integrations.addAll(items(world, Facet.integrations(kind, api)));
      }
    }
    return new KnownCallers(
        world.latest().value().orElseThrow(),
        aliases.stream().map(AliasState::name).toList(),
        policies,
        mappings,
        items(world, Facet.URLS),
        integrations);
  }

  /**
   * Whose policies say who calls the function: its own, its aliases', and those of versions that
   * something refers to.
   */
  public static Set<String> qualifiers(
      List<AliasState> aliases, List<EventSourceMapping> mappings) {
    Set<String> qualifiers = new TreeSet<>(Set.of(LATEST));
    for (AliasState alias : aliases) {
      qualifiers.add(alias.name());
      qualifiers.add(alias.version());
      qualifiers.addAll(alias.routingWeights().keySet());
    }
    mappings.forEach(mapping -> qualifiers.add(mapping.qualifier()));
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

  static <T> List<T> items(World world, Facet<Listing<T>> facet) {
    return world.observed(facet).value().map(Listing::items).orElse(List.of());
  }

  static List<Permission> statements(World world, Facet<ResourcePolicy> facet) {
    return world.observed(facet).value().map(ResourcePolicy::statements).orElse(List.of());
  }

  List<Permission> policy(String qualifier) {
    return policies.getOrDefault(qualifier, List.of());
  }

  List<FunctionUrl> urlsOf(String qualifier) {
    return urls.stream().filter(url -> url.qualifier().equals(qualifier)).toList();
  }
}
