package dev.snapstart.maven;

import dev.snapstart.access.AccessPolicy;
import dev.snapstart.access.AccessScope;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.FunctionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects what goals may do into one policy. It needs neither what the goals will find there, such
 * as a built package, nor secrets. Not thread-safe.
 */
final class PolicyDraft {
  private static final Function<FunctionConfig, CodeSource> CODE = CodeLocator::unbuilt;

  private final AccessScope known;
  private final Map<String, String> process;
  private final Path folder;
  private final Commands commands;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Begins a policy.
   *
   * @param known what is known of all functions, whatever the goals say
   * @param process the environment that Maven runs in
   * @param folder what relative file names start from
   * @param commands command lines for advice
   */
  PolicyDraft(AccessScope known, Map<String, String> process, Path folder, Commands commands) {
    this.known = known;
    this.process = process;
    this.folder = folder;
    this.commands = commands;
  }

  /**
   * Adds what one goal may do to one function.
   *
   * @param access what the goal may do
   * @param config the function, as the goal is configured
   * @param region the goal's region, if it names one
   */
  void add(GoalAccess access, FunctionConfig config, @Nullable String region) {
    withoutEnvironment(config);
    withoutPayload(config);
    entries.add(new Entry(access, config, FunctionId.parse(config.function), region));
  }

  /** The functions that something was added for. */
  Set<String> functions() {
    return entries.stream()
        .map(entry -> entry.function().name())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Makes the policy.
   *
   * @throws SnapStartException if a goal's elements do not make sense
   */
  AccessPolicy policy() {
    AccessPolicy.Builder policy = AccessPolicy.builder();
    for (Entry entry : entries) {
      RequestParts parts =
          new RequestParts(
              entry.config(),
              folder,
              CODE,
              new EnvironmentReader(folder, Map.of()),
              // Which one it will be makes no difference here.
              function -> Optional.of("1"),
              commands);
      entry.access().addTo(policy, scope(entry), parts);
    }
    return policy.build();
  }

  private AccessScope scope(Entry entry) {
    return new AccessScope(
        Optional.ofNullable(entry.region()).or(known::region).or(this::regionOfProcess),
        known
            .account()
            .or(entry::account)
            .or(() -> only(other -> other.function().equals(entry.function())))
            .or(() -> only(other -> true)));
  }

  /** Returns what other goals tell of the account, if they agree. */
  private Optional<String> only(Predicate<Entry> which) {
    Set<String> accounts =
        entries.stream()
            .filter(which)
            .flatMap(entry -> entry.account().stream())
            .collect(Collectors.toSet());
    return accounts.size() == 1 ? accounts.stream().findFirst() : Optional.empty();
  }

  private Optional<String> regionOfProcess() {
    return Stream.of("AWS_REGION", "AWS_DEFAULT_REGION")
        .flatMap(name -> Optional.ofNullable(process.get(name)).stream())
        .filter(region -> !region.isBlank())
        .findFirst();
  }

  /** Only whether there is one matters; its values may be secrets, or not be there yet. */
  private static void withoutEnvironment(FunctionConfig config) {
    boolean given =
        config.environment != null
            || config.environmentFile != null
            || config.environmentFrom != null;
    if (given && !SettingsReader.isNone(config.environment)) {
      config.environment = Map.of("UNREAD", "");
    }
    config.environmentFile = null;
    config.environmentFrom = null;
  }

  /** Only whether there is a test matters; its file may not be there yet. */
  private static void withoutPayload(FunctionConfig config) {
    if (config.gates != null && config.gates.smokePayloadFile != null) {
      config.gates.smokePayloadFile = null;
      config.gates.smokePayload = "{}";
    }
  }

  /** What one goal may do to one function. */
  private record Entry(
      GoalAccess access, FunctionConfig config, FunctionId function, @Nullable String region) {
    /** Lambda takes roles of the function's own account only, so a role tells the account, too. */
    Optional<String> account() {
      return Optional.ofNullable(config.expectedAccount)
          .map(String::strip)
          .or(() -> Optional.ofNullable(config.role).flatMap(Entry::accountOf));
    }

    private static Optional<String> accountOf(String role) {
      String[] parts = role.strip().split(":", -1);
      return parts.length > 5 ? Optional.of(parts[4]) : Optional.empty();
    }
  }
}
