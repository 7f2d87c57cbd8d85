package dev.snapstart.internal.coldstart;

import dev.snapstart.coldstart.ColdStarts;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.internal.deploy.Reader;

/** Runs functions and reads their logs. */
public final class FunctionRuns implements ColdStarts {
  private final FunctionInvoker invoker;
  private final Reader reader;

  public FunctionRuns(Reader reader) {
    this.invoker = new FunctionInvoker(reader);
    this.reader = reader;
  }

  @Override
  public InvokeOutcome invoke(InvokeRequest request) {
    return invoker.invoke(request);
  }

  @Override
  public LogReport logs(LogRequest request) {
    return new LogReading(reader, request).report();
  }
}
