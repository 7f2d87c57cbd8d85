package dev.snapstart.internal.coldstart;

import dev.snapstart.coldstart.ColdStarts;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.MeasurementProgress;
import dev.snapstart.coldstart.MeasurementRequest;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.measure.Measurer;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import java.security.SecureRandom;
import java.util.function.Consumer;

/** Runs functions and reads their logs. */
public final class FunctionRuns implements ColdStarts {
  private final FunctionInvoker invoker;
  private final Reader reader;
  private final Measurer measurer;

  /**
   * Prepares runs.
   *
   * @param reader makes calls
   * @param deploy brings a function to what is wanted
   */
  public FunctionRuns(Reader reader, Consumer<DeploymentRequest> deploy) {
    this.invoker = new FunctionInvoker(reader);
    this.reader = reader;
    this.measurer = new Measurer(reader, deploy, invoker::invoke, new SecureRandom()::nextInt);
  }

  @Override
  public InvokeOutcome invoke(InvokeRequest request) {
    return invoker.invoke(request);
  }

  @Override
  public LogReport logs(LogRequest request) {
    Masks masks = new Masks(reader, FunctionId.parse(request.function()));
    return new LogReading(reader, request, masks, event -> true).report();
  }

  @Override
  public void follow(LogRequest request, Consumer<LogReport> listener) {
    new LogFollowing(reader).follow(request, listener);
  }

  @Override
  public Measurement measure(MeasurementRequest request, Consumer<MeasurementProgress> progress) {
    return measurer.measure(request, progress);
  }
}
