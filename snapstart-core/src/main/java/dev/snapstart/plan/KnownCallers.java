package dev.snapstart.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the lists say about who calls a function; immutable. Callers are reported from that, and
 * what moves them is decided on that.
 *
 * @param latest the function
 * @param aliases its aliases
 * @param policies the statements of each qualifier that was asked for, {@code $LATEST} among them
 * @param mappings the mappings that call the function or a qualifier of it
 * @param urls the URLs
 * @param integrations those of APIs that a policy names, if they were asked for
 */
public record KnownCallers(
    FunctionState latest,
    List<AliasState> aliases,
    Map<String, List<Permission>> policies,
    List<EventSourceMapping> mappings,
    List<FunctionUrl> urls,
    List<ApiIntegration> integrations) {
  /** What is called without a qualifier. */
  public static final String LATEST = "$LATEST";

  /** Copies the lists, and puts the policies in order. */
  public KnownCallers {
    aliases = List.copyOf(aliases);
    policies = Collections.unmodifiableMap(new TreeMap<>(policies));
    mappings = List.copyOf(mappings);
    urls = List.copyOf(urls);
    integrations = List.copyOf(integrations);
  }

  /**
   * Returns how the aliases are called.
   *
   * @return their names
   */
  public List<String> aliasNames() {
    return aliases.stream().map(AliasState::name).toList();
  }

  /**
   * Finds the alias that callers are to use.
   *
   * @param named its name, or null for the only one there is
   * @return its name, or empty if it is not there, or if none was named and there is not just one
   */
  public Optional<String> alias(@Nullable String named) {
    return aliasNames().stream()
        .filter(name -> named == null ? aliases.size() == 1 : name.equals(named))
        .findFirst();
  }

  /**
   * Returns what a qualifier's policy says.
   *
   * @param qualifier an alias, a version or {@code $LATEST}
   * @return its statements; none if it was not asked for
   */
  public List<Permission> policy(String qualifier) {
    return policies.getOrDefault(qualifier, List.of());
  }

  /**
   * Returns the URLs of a qualifier.
   *
   * @param qualifier an alias or {@code $LATEST}
   * @return none, or one
   */
  public List<FunctionUrl> urlsOf(String qualifier) {
    return urls.stream().filter(url -> url.qualifier().equals(qualifier)).toList();
  }
}
