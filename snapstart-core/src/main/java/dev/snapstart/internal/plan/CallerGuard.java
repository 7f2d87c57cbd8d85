package dev.snapstart.internal.plan;

import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.CallerWrite.AllowCaller;
import dev.snapstart.plan.CallerWrite.CopyUrl;
import dev.snapstart.plan.CallerWrite.MoveIntegration;
import dev.snapstart.plan.CallerWrite.MoveMapping;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.ResourcePolicy;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.UrlSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is about to be written right before it is: Lambda has revisions for policies, but
 * none for mappings and URLs, and API Gateway has none either. What is neither as the lists said
 * nor as it is to be was changed by somebody else.
 */
final class CallerGuard {
  private final World world;
  private final String alias;
  private final Facet<ResourcePolicy> allowed;

  CallerGuard(World world, String alias) {
    this.world = world;
    this.alias = alias;
    this.allowed = Facet.allowedOn(alias);
  }

  /** A look, the write, a wait or the end; null if what is to be written is there. */
  @Nullable Step next(CallerWrite write) {
    if (write instanceof AllowCaller allow) {
      return allow(allow);
    }
    if (write instanceof MoveMapping move) {
      return move(move);
    }
    return write instanceof CopyUrl copy ? copy(copy) : move((MoveIntegration) write);
  }

  private @Nullable Step allow(AllowCaller write) {
    Permission wanted = write.statement();
    boolean accepted =
        world.deeds().accepted().stream()
            .anyMatch(it -> it instanceof AllowCaller is && is.statement().equals(wanted));
    if (!(world.observed(allowed) instanceof Observed.Present<ResourcePolicy> policy)) {
      return accepted ? null : new Step.Observe(allowed);
    }
    List<Permission> there = policy.state().statements();
    if (there.stream().anyMatch(wanted::allowsTheSameAs)) {
      return null;
    }
    if (accepted) {
      String what = "statement " + wanted.statementId() + " for " + alias;
      return Waits.visibility(world, allowed, policy.seenAt(), what);
    }
    return there.stream()
        .filter(it -> it.statementId().equals(wanted.statementId()))
        .findFirst()
        .map(
            it ->
                Drift.stop(
                    "statement " + it.statementId() + " of " + alias, "absent", it.toString()))
        .orElseGet(
            () ->
                new AllowCaller(write.alias(), write.from(), wanted, policy.state().revisionId()));
  }

  private @Nullable Step move(MoveMapping write) {
    EventSourceMapping from = write.mapping();
    String what = "event source mapping " + from.uuid();
    return moved(
        Facet.mapping(from.uuid()),
        EventSourceMapping::functionArn,
        from.functionArn(),
        write.functionArn(),
        what,
        write);
  }

  /** Only what the alias's policy allows at this moment is moved there. */
  private @Nullable Step move(MoveIntegration write) {
    ApiIntegration from = write.integration();
    Facet<ApiIntegration> facet = Facet.integration(from);
    boolean done =
        world.observed(facet).value().filter(it -> it.uri().equals(write.uri())).isPresent();
    Step refused = done ? null : refused(from.api());
    String what = "the integration " + from.place();
    return refused == null
        ? moved(facet, ApiIntegration::uri, from.uri(), write.uri(), what, write)
        : refused;
  }

  private @Nullable Step refused(String api) {
    if (world.observed(allowed).isUnknown()) {
      return new Step.Observe(allowed);
    }
    List<Permission> there = SeenCallers.statements(world, allowed);
    return SeenCallers.statements(world, Facet.policy(alias)).stream()
        .filter(statement -> api.equals(SeenCallers.api(statement)))
        .filter(statement -> there.stream().noneMatch(statement::allowsTheSameAs))
        .findFirst()
        .map(
            it ->
                Drift.stop(
                    "statement " + it.statementId() + " of " + alias, it.toString(), "absent"))
        .orElse(null);
  }

  private <T> @Nullable Step moved(
      Facet<T> facet,
      Function<T, String> target,
      String from,
      String to,
      String what,
      CallerWrite write) {
    Observed<T> seen = world.observed(facet);
    if (seen.isUnknown()) {
      return new Step.Observe(facet);
    }
    Optional<String> now = seen.value().map(target);
    if (now.filter(to::equals).isPresent()) {
      return null;
    }
    if (now.filter(from::equals).isEmpty()) {
      return Drift.stop(what, from, now.orElse("absent"));
    }
    return world.deeds().accepted().contains(write) && seen instanceof Observed.Present<T> present
        ? Waits.visibility(world, facet, present.seenAt(), "moving " + what)
        : write;
  }

  /** An alias that has got a URL meanwhile keeps it. */
  private @Nullable Step copy(CopyUrl write) {
    if (world.accepted(CopyUrl.class)) {
      return null;
    }
    if (world.observed(Facet.URL).isUnknown()) {
      return new Step.Observe(Facet.URL);
    }
    FunctionUrl like = write.like();
    UrlSettings now = world.observed(Facet.URL).value().orElse(null);
    if (now == null) {
      return Drift.stop("the URL of $LATEST", like.url(), "absent");
    }
    boolean same =
        now.authType().equals(like.authType())
            && Objects.equals(now.invokeMode(), like.invokeMode());
    return same
        ? new CopyUrl(write.alias(), like, now)
        : Drift.stop(
            "the URL of $LATEST",
            like.authType() + " " + like.invokeMode(),
            now.authType() + " " + now.invokeMode());
  }
}
