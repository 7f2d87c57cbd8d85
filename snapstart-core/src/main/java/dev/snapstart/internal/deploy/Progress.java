package dev.snapstart.internal.deploy;

import dev.snapstart.model.DeploymentResult;
import dev.snapstart.plan.DeploymentPlan;
import java.time.Instant;

/** What one move of a deployment led to. */
public sealed interface Progress {
  /** There is more to do, not before the instant. */
  record ComeBackAt(Instant instant) implements Progress {}

  /** Everything was looked at, and looking was all that was asked for. */
  record Planned(DeploymentPlan plan) implements Progress {}

  /** The goal is reached. */
  record Finished(DeploymentResult result) implements Progress {}
}
