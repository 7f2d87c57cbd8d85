package dev.snapstart.internal.deploy;

import dev.snapstart.event.StepFinished;
import dev.snapstart.event.StepStarted;
import dev.snapstart.event.Waiting;
import dev.snapstart.internal.plan.Forecast;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.DeploymentResult.StepTime;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the steps of a run and tells when each begins and ends; a step that Lambda has to settle
 * ends when it has settled.
 */
final class StepLog {
  private final String function;
  private final Duration deadline;
  private final Announcer announcer;
  private final Clock clock;
  private final List<StepTime> done = new ArrayList<>();
  private int total;
  private int number;
  private @Nullable Open open;

  private record Open(String name, boolean write, Step step, Instant since) {}

  StepLog(String function, Duration deadline, Announcer announcer, Clock clock) {
    this.function = function;
    this.deadline = deadline;
    this.announcer = announcer;
    this.clock = clock;
  }

  void planned(DeploymentPlan plan) {
    total = plan.steps().size();
    announcer.tell(listener -> listener.planned(plan));
    for (String warning : plan.warnings()) {
      announcer.tell(
          listener -> listener.warned(new dev.snapstart.event.Warned(function, warning)));
    }
  }

  void begin(Step step, World world) {
    open(step.name(), step instanceof Step.Write, step, world);
  }

  void waiting(Step.WaitUntil wait, World world) {
    if (wait.reason() == WaitReason.SNAPSHOT) {
      open(Forecast.AWAIT_SNAPSHOT, false, wait, world);
    }
    if (wait.reason() == WaitReason.DEPLOYMENT) {
      open(Forecast.AWAIT_DEPLOYMENT, false, wait, world);
    }
    if (wait.reason() == WaitReason.SHIFT) {
      close(world);
    }
    Waiting event =
        new Waiting(
            function,
            wait.reason(),
            subject(wait),
            wait.seen(),
            Duration.between(wait.since(), clock.instant()),
            deadline,
            open == null && wait.reason() != WaitReason.SHIFT ? 0 : number,
            total);
    announcer.tell(listener -> listener.waiting(event));
  }

  List<StepTime> end(World world) {
    close(world);
    return done;
  }

  @Nullable String current() {
    return open == null ? null : open.name();
  }

  private void open(String name, boolean write, Step step, World world) {
    if (open != null && open.name().equals(name) && sameWork(open.step(), step)) {
      return;
    }
    close(world);
    open = new Open(name, write, step, clock.instant());
    number++;
    total = Math.max(total, number);
    StepStarted event = new StepStarted(function, name, number, total);
    announcer.tell(listener -> listener.stepStarted(event));
  }

  /** A step that is tried again goes on; another portion, gate or version is one of its own. */
  private static boolean sameWork(Step before, Step now) {
    if (before instanceof Step.DeleteVersion was && now instanceof Step.DeleteVersion is) {
      return was.version().equals(is.version());
    }
    if (before instanceof Step.WeighAlias was && now instanceof Step.WeighAlias is) {
      return was.percent() == is.percent();
    }
    if (before instanceof CallerWrite && now instanceof CallerWrite) {
      return sameCaller(before, now);
    }
    return !(before instanceof Step.CheckGate was && now instanceof Step.CheckGate is)
        || was.gate().equals(is.gate());
  }

  /** An attempt may carry another revision. */
  private static boolean sameCaller(Step before, Step now) {
    if (before instanceof CallerWrite.AllowCaller was
        && now instanceof CallerWrite.AllowCaller is) {
      return was.statement().equals(is.statement());
    }
    return before.equals(now);
  }

  private void close(World world) {
    if (open == null) {
      return;
    }
    Duration took = Duration.between(open.since(), clock.instant());
    done.add(new StepTime(open.name(), took, open.write()));
    StepFinished event =
        new StepFinished(
            function, open.name(), number, total, Outcomes.of(open.step(), world), took);
    announcer.tell(listener -> listener.stepFinished(event));
    open = null;
  }

  private static String subject(Step.WaitUntil wait) {
    String version = wait.facet().version();
    return version == null
        ? wait.reason().label()
        : wait.reason().label() + " of version " + version;
  }
}
