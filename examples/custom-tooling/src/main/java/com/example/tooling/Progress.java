package com.example.tooling;

import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.StepFinished;
import dev.snapstart.event.Waiting;
import dev.snapstart.event.Warned;
import java.io.PrintStream;

/** Prints steps as they end, and a dot for every look at a snapshot in the making. */
final class Progress implements DeploymentListener {
  private final PrintStream out;
  private boolean dotted;

  Progress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void waiting(Waiting event) {
    out.print('.');
    dotted = true;
  }

  @Override
  public void stepFinished(StepFinished event) {
    line(event.number() + "/" + event.total() + " " + event.outcome());
  }

  @Override
  public void warned(Warned event) {
    line("Note: " + event.message());
  }

  private void line(String text) {
    if (dotted) {
      out.println();
      dotted = false;
    }
    out.println(text);
  }
}
