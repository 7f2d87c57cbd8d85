package dev.snapstart.internal.trigger;

import dev.snapstart.model.AsyncInvokeConfig;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import dev.snapstart.plan.KnownCallers;
import dev.snapstart.trigger.Caller;
import dev.snapstart.trigger.Caller.Kind;
import dev.snapstart.trigger.Caller.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges what calls a function: pure, on what Lambda said. */
final class CallerRules {
  private final KnownCallers known;
  private final List<AsyncInvokeConfig> async;
  private final List<AsyncInvokeConfig> senders;
  private final @Nullable String alias;
  private final Changes changes;
  private final Set<String> aliasNames;
  private final Set<String> aliasedVersions;

  /**
   * Judges callers.
   *
   * @param known what the lists say
   * @param async the function's own settings for asynchronous calls
   * @param senders those of other functions that name this one as a destination
   * @param alias the alias that callers should use, or null
   */
  CallerRules(
      KnownCallers known,
      List<AsyncInvokeConfig> async,
      List<AsyncInvokeConfig> senders,
      @Nullable String alias) {
    this.known = known;
    this.async = async;
    this.senders = senders;
    this.alias = alias;
    this.changes = new Changes(known.latest(), alias);
    this.aliasNames = Set.copyOf(known.aliasNames());
    this.aliasedVersions =
        known.aliases().stream()
            .flatMap(
                it -> Stream.concat(Stream.of(it.version()), it.routingWeights().keySet().stream()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** All callers, those that miss the snapshot first. */
  List<Caller> callers() {
    List<Caller> all = new ArrayList<>();
    known.mappings().forEach(mapping -> all.add(mapping(mapping)));
    known
        .policies()
        .forEach(
            (qualifier, statements) ->
                statements.forEach(statement -> all.add(permission(qualifier, statement))));
    known.urls().forEach(url -> all.add(url(url)));
    senders.forEach(sender -> destinations(sender, all));
    async.stream().filter(this::isMissingOnAlias).forEach(it -> all.add(settings(it)));
    all.sort(
        Comparator.comparing(Caller::verdict)
            .thenComparing(Caller::kind)
            .thenComparing(Caller::qualifier)
            .thenComparing(Caller::id));
    return all;
  }

  private Caller mapping(EventSourceMapping mapping) {
    Verdict verdict = verdict(mapping.qualifier());
    String source = mapping.sourceArn();
    return new Caller(
        Kind.EVENT_SOURCE,
        mapping.uuid(),
        source == null ? "event source" : source.split(":", -1)[2],
        source,
        mapping.qualifier(),
        verdict,
        isToMove(verdict) ? changes.of(mapping) : List.of());
  }

  private Caller permission(String qualifier, Permission statement) {
    Verdict verdict = verdict(qualifier);
    boolean onAlias =
        alias != null
            && isToMove(verdict)
            && known.policy(alias).stream().anyMatch(statement::allowsTheSameAs);
    return new Caller(
        Kind.PERMISSION,
        statement.statementId(),
        statement.principal(),
        statement.sourceArn(),
        qualifier,
        onAlias ? Verdict.LEFTOVER : verdict,
        onAlias
            ? changes.leftover(qualifier, statement)
            : isToMove(verdict) ? changes.of(qualifier, statement) : List.of());
  }

  private Caller url(FunctionUrl url) {
    Verdict verdict = verdict(url.qualifier());
    return new Caller(
        Kind.FUNCTION_URL,
        url.url(),
        "function URL (" + url.authType() + ")",
        null,
        url.qualifier(),
        verdict,
        isToMove(verdict) ? move(url) : List.of());
  }

  /** An address of its own beside the old one: only its users can leave that. */
  private List<String> move(FunctionUrl url) {
    return known.urls().stream()
        .filter(it -> it.qualifier().equals(alias))
        .findFirst()
        .map(changes::leftover)
        .orElseGet(() -> changes.of(url));
  }

  private void destinations(AsyncInvokeConfig sender, List<Caller> all) {
    destination("OnSuccess", sender.onSuccess(), sender).ifPresent(all::add);
    destination("OnFailure", sender.onFailure(), sender).ifPresent(all::add);
  }

  private Optional<Caller> destination(
      String on, @Nullable String destination, AsyncInvokeConfig sender) {
    if (destination == null || !DestinationReader.isOf(destination, known.latest().arn())) {
      return Optional.empty();
    }
    String qualifier = EventSourceMapping.qualifier(destination);
    Verdict verdict = verdict(qualifier);
    return Optional.of(
        new Caller(
            Kind.DESTINATION,
            on,
            "lambda",
            sender.functionArn(),
            qualifier,
            verdict,
            isToMove(verdict) ? changes.ofSender(sender) : List.of()));
  }

  private boolean isMissingOnAlias(AsyncInvokeConfig config) {
    return config.qualifier().equals(KnownCallers.LATEST)
        && async.stream().noneMatch(it -> it.qualifier().equals(alias));
  }

  private Caller settings(AsyncInvokeConfig config) {
    return new Caller(
        Kind.ASYNC_SETTINGS,
        config.qualifier(),
        "asynchronous calls",
        config.onFailure() == null ? config.onSuccess() : config.onFailure(),
        config.qualifier(),
        Verdict.NOT_ON_ALIAS,
        changes.of(config));
  }

  private Verdict verdict(String qualifier) {
    if (qualifier.equals(KnownCallers.LATEST)) {
      return Verdict.LATEST;
    }
    if (aliasNames.contains(qualifier)) {
      return Verdict.ALIAS;
    }
    return aliasedVersions.contains(qualifier) ? Verdict.PINNED : Verdict.OLD_VERSION;
  }

  private static boolean isToMove(Verdict verdict) {
    return verdict != Verdict.ALIAS;
  }
}
