package dev.snapstart.maven.measure;

import dev.snapstart.coldstart.MeasurementProgress;
import dev.snapstart.maven.report.Counted;
import java.util.function.Consumer;

/** Says how far a measurement has come, every quarter of the way. */
public final class MeasureProgressLines implements Consumer<MeasurementProgress> {
  private static final int LINES = 4;

  private final Consumer<String> printer;
  private int said;

  public MeasureProgressLines(Consumer<String> printer) {
    this.printer = printer;
  }

  @Override
  public void accept(MeasurementProgress progress) {
    int part = LINES * (progress.starts() + progress.restores()) / (2 * progress.wanted());
    if (part > said) {
      said = part;
      printer.accept(
          Counted.of(progress.starts(), "start")
              + " and "
              + Counted.of(progress.restores(), "restore")
              + " of "
              + progress.wanted()
              + " each, "
              + Counted.of(progress.invocations(), "invocation")
              + ".");
    }
  }
}
