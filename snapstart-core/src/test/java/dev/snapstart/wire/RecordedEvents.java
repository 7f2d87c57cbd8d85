package dev.snapstart.wire;

import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Failed;
import dev.snapstart.event.Finished;
import dev.snapstart.event.Retrying;
import dev.snapstart.event.StepFinished;
import dev.snapstart.event.StepStarted;
import dev.snapstart.event.Waiting;
import dev.snapstart.plan.DeploymentPlan;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All events of deployments, in their order. */
final class RecordedEvents implements DeploymentListener {
  private final List<Object> events = new CopyOnWriteArrayList<>();

  List<Object> all() {
    return events;
  }

  @Override
  public void planned(DeploymentPlan plan) {
    events.add(plan);
  }

  @Override
  public void stepStarted(StepStarted event) {
    events.add(event);
  }

  @Override
  public void stepFinished(StepFinished event) {
    events.add(event);
  }

  @Override
  public void waiting(Waiting event) {
    events.add(event);
  }

  @Override
  public void retrying(Retrying event) {
    events.add(event);
  }

  @Override
  public void finished(Finished event) {
    events.add(event);
  }

  @Override
  public void failed(Failed event) {
    events.add(event);
  }
}
