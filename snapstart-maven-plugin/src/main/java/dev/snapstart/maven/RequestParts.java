package dev.snapstart.maven;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.Attribute;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.traffic.TrafficShift;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The parts that a goal can ask for; each goal is a choice of them. Not thread-safe.
 *
 * <p>Every part is checked when it is added, before any call is made.
 */
final class RequestParts {
  private final FunctionConfig config;
  private final Path folder;
  private final Function<FunctionConfig, CodeSource> code;
  private final EnvironmentReader environment;
  private final Function<String, Optional<String>> published;
  private final Commands commands;
  private final DeploymentRequest.Builder request;
  private UnaryOperator<SettingsReader> settings = UnaryOperator.identity();

  RequestParts(
      FunctionConfig config,
      Path folder,
      Function<FunctionConfig, CodeSource> code,
      EnvironmentReader environment,
      Function<String, Optional<String>> published,
      Commands commands) {
    this.config = config;
    this.folder = folder;
    this.code = code;
    this.environment = environment;
    this.published = published;
    this.commands = commands;
    this.request = DeploymentRequest.forFunction(config.function);
  }

  FunctionId function() {
    return FunctionId.parse(config.function);
  }

  /** Code, settings, a version and, if one is named, the alias. */
  RequestParts everything() {
    code().configuration().publish();
    prune(PruneConfig::goal);
    return config.alias == null ? this : alias();
  }

  /** SnapStart off, a version without it and, if one is named, the alias. */
  RequestParts disable() {
    reading(SettingsReader::snapStartOff).publish();
    prune(given -> given.goal(0).withOnly(PruneGoal.Only.withSnapStart()));
    return config.alias == null ? this : alias();
  }

  /** The key and, if asked for, a version with it and the alias. */
  RequestParts rekey() {
    kmsKey();
    if (!Values.flag("publish", config.publish)) {
      return this;
    }
    publish();
    prune(given -> given.goal(0).withOnly(PruneGoal.Only.underOtherKeysThan(newKey())));
    return config.alias == null ? this : alias();
  }

  /** What a deployment would ask for, as far as SnapStart depends on it; it is not deployed. */
  RequestParts judged() {
    request.code(CodeLocator.unbuilt(config)).publish();
    if (config.alias != null) {
      request.alias(AliasGoal.named(config.alias));
    }
    return reading(SettingsReader::withCode).reading(SettingsReader::others);
  }

  /** Pruning alone: without a word in the defaults. */
  RequestParts prune() {
    PruneConfig given = config.prune == null ? new PruneConfig() : config.prune;
    request.prune(given.goal());
    return this;
  }

  /** Whether pruning is not forbidden by an element that takes it away. */
  boolean looksAtPruning() {
    return config.prune == null || !config.prune.isCleared();
  }

  RequestParts code() {
    request.code(code.apply(config));
    return reading(SettingsReader::withCode);
  }

  RequestParts configuration() {
    if (SettingsReader.isNone(config.tags)) {
      request.clearTags();
    } else if (config.tags != null) {
      request.tags(withoutNulls(config.tags));
    }
    return reading(SettingsReader::configuration);
  }

  RequestParts kmsKey() {
    if (config.kmsKeyArn == null) {
      throw Values.missing("kmsKeyArn", "key", "Give a key ARN, or 'aws-owned'.");
    }
    return reading(SettingsReader::kmsKey);
  }

  RequestParts publish() {
    request.publish(config.description);
    return this;
  }

  /** Leaves the wait for the snapshot to a later goal. */
  RequestParts withoutWaiting() {
    request.awaitSnapshot(false);
    return this;
  }

  RequestParts existingVersion() {
    request.version(config.toVersion == null ? publishedVersion() : config.toVersion);
    return this;
  }

  RequestParts alias() {
    String name = config.alias;
    if (name == null) {
      throw Values.missing("alias", "alias name", "Set 'alias' to a name such as live.");
    }
    TrafficShift shift = new ShiftReader(folder).read(config);
    boolean ledger = config.ledger == null || Values.flag("ledger", config.ledger);
    request.alias(new AliasGoal(name, aliasDescription(), ledger, shift));
    request.rerelease(Values.flag("rerelease", config.rerelease));
    return this;
  }

  /** The version before the alias's last move, or the one that is named. */
  RequestParts rollback() {
    if (config.toVersion == null) {
      request.rollback();
    } else {
      request.rollbackTo(config.toVersion);
    }
    return alias();
  }

  /**
   * Builds the request.
   *
   * @throws SnapStartException if the elements do not make sense together
   */
  DeploymentRequest build() {
    FunctionSettings read = settings.apply(new SettingsReader(config, environment)).read();
    if (config.expectedAccount != null) {
      request.expectedAccount(config.expectedAccount.strip());
    }
    request.deleteFailedVersion(Values.flag("deleteFailedVersion", config.deleteFailedVersion));
    if (config.waitMinutes != null) {
      request.deadline(minutes(config.waitMinutes));
    }
    return request.settings(read).build();
  }

  private static Duration minutes(String text) {
    int minutes = Values.integer("waitMinutes", text);
    if (minutes < 1) {
      throw Values.invalid("waitMinutes", text, "Use at least 1.");
    }
    return Duration.ofMinutes(minutes);
  }

  private RequestParts reading(UnaryOperator<SettingsReader> more) {
    UnaryOperator<SettingsReader> before = settings;
    settings = reader -> more.apply(before.apply(reader));
    return this;
  }

  private void prune(Function<PruneConfig, PruneGoal> read) {
    if (config.prune != null && !config.prune.isCleared()) {
      request.prune(read.apply(config.prune));
    }
  }

  private @Nullable String newKey() {
    return SettingsReader.isAwsOwned(config.kmsKeyArn) ? null : config.kmsKeyArn;
  }

  private String publishedVersion() {
    String function = String.valueOf(config.function);
    return published
        .apply(function)
        .orElseThrow(
            () ->
                Values.missing(
                    "toVersion",
                    "version for " + function,
                    "Publish one earlier in this build ("
                        + commands.goalName("publish")
                        + "), or give -Dsnapstart.toVersion=NUMBER."));
  }

  private Attribute<String> aliasDescription() {
    @Nullable String text = config.aliasDescription;
    if (text == null) {
      return Attribute.unmanaged();
    }
    return Values.isNone(text) ? Attribute.clear() : Attribute.set(text);
  }

  private static Map<String, String> withoutNulls(Map<String, String> tags) {
    Map<String, String> copy = new java.util.TreeMap<>();
    tags.forEach((name, value) -> copy.put(name, value == null ? "" : value));
    return copy;
  }
}
