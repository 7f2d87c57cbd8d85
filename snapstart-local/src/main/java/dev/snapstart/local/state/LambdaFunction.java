package dev.snapstart.local.state;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function with everything that hangs on it.
 *
 * @param name its plain name
 * @param latest its $LATEST
 * @param versions its published versions by number
 * @param aliases its aliases by name
 * @param tags its tags
 * @param policies its resource policies by qualifier, the unqualified one under the empty text
 * @param attachments its URLs, its concurrency and how asynchronous calls are treated
 */
public record LambdaFunction(
    String name,
    FunctionVersion latest,
    Table<Integer, FunctionVersion> versions,
    Table<String, Alias> aliases,
    Table<String, String> tags,
    Table<String, Table<String, PolicyStatement>> policies,
    Attachments attachments) {
  /** A function that was kept may be damaged, so the parts have to be there. */
  public LambdaFunction {
    requireNonNull(name);
    requireNonNull(latest);
    requireNonNull(versions);
    requireNonNull(aliases);
    requireNonNull(tags);
    requireNonNull(policies);
    requireNonNull(attachments);
  }

  /**
   * Finds a version.
   *
   * @param version {@code $LATEST} or a number
   * @return the version, or null where there is none
   */
  public @Nullable FunctionVersion version(String version) {
    if (version.equals(FunctionVersion.LATEST)) {
      return latest;
    }
    Integer number = FunctionRef.number(version);
    return number == null ? null : versions.get(number);
  }

  /**
   * Finds the version that a call goes to, Lambda's {@code X-Amz-Executed-Version}.
   *
   * @param qualifier a version, an alias, or null for $LATEST
   * @param random at least 0 and less than 1; decides where an alias has weights
   * @return the version, or null where there is no such version or alias
   */
  public @Nullable FunctionVersion routed(@Nullable String qualifier, double random) {
    if (qualifier == null) {
      return latest;
    }
    Alias alias = aliases.get(qualifier);
    return version(alias == null ? qualifier : alias.versionFor(random));
  }

  /** The names of the aliases that send calls to a version. */
  List<String> aliasesOf(String version) {
    return aliases.values().stream().filter(a -> a.uses(version)).map(Alias::name).toList();
  }

  LambdaFunction with(FunctionVersion changed) {
    return changed.version().equals(FunctionVersion.LATEST)
        ? new LambdaFunction(name, changed, versions, aliases, tags, policies, attachments)
        : withVersions(versions.with(Integer.valueOf(changed.version()), changed));
  }

  LambdaFunction withVersions(Table<Integer, FunctionVersion> changed) {
    return new LambdaFunction(name, latest, changed, aliases, tags, policies, attachments);
  }

  LambdaFunction withAliases(Table<String, Alias> changed) {
    return new LambdaFunction(name, latest, versions, changed, tags, policies, attachments);
  }

  LambdaFunction withTags(Table<String, String> changed) {
    return new LambdaFunction(name, latest, versions, aliases, changed, policies, attachments);
  }

  LambdaFunction withPolicy(String qualifier, Table<String, PolicyStatement> changed) {
    Table<String, Table<String, PolicyStatement>> policiesNow =
        changed.isEmpty() ? policies.without(qualifier) : policies.with(qualifier, changed);
    return new LambdaFunction(name, latest, versions, aliases, tags, policiesNow, attachments);
  }

  LambdaFunction with(Attachments changed) {
    return new LambdaFunction(name, latest, versions, aliases, tags, policies, changed);
  }
}
