package dev.snapstart.internal.measure;

import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.MeasurementProgress;
import dev.snapstart.coldstart.MeasurementRequest;
import dev.snapstart.coldstart.Start;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures cold starts: observes, decides, acts, until nothing is left to do; thread-safe. */
public final class Measurer {
  private final Reader reader;
  private final Consumer<DeploymentRequest> deploy;
  private final Function<InvokeRequest, InvokeOutcome> invoke;
  private final IntSupplier nonces;

  /**
   * Prepares measuring.
   *
   * @param reader reads states
   * @param deploy changes the description, and waits until that is in force
   * @param invoke runs the function; from several threads
   * @param nonces random numbers, for stamps
   */
  public Measurer(
      Reader reader,
      Consumer<DeploymentRequest> deploy,
      Function<InvokeRequest, InvokeOutcome> invoke,
      IntSupplier nonces) {
    this.reader = reader;
    this.deploy = deploy;
    this.invoke = invoke;
    this.nonces = nonces;
  }

  /**
   * Measures.
   *
   * @param request what
   * @param progress told after every move
   */
  public Measurement measure(MeasurementRequest request, Consumer<MeasurementProgress> progress) {
    FunctionId function = FunctionId.parse(request.function());
    Subject subject = Subject.read(reader, function, request.qualifier());
    Instant at = reader.now();
    ExecutorService threads = Executors.newCachedThreadPool(Measurer::thread);
    try (StampedLatest latest = stamped(subject, threads)) {
      MeasuringPlan plan =
          new MeasuringPlan(
              request.count(),
              request.warm(),
              request.parallel(),
              latest.hasRoom(),
              subject.isJustPublished(at));
      Moves moves = new Moves(subject, request.payload(), invoke, latest, new Volley(threads));
      Tally tally = Tally.empty();
      for (Move move = plan.next(tally); !(move instanceof Move.End); move = plan.next(tally)) {
        tally = moves.make(move, tally);
        progress.accept(progress(request, tally));
      }
      return new Measurement(
          subject.version(),
          subject.alias(),
          subject.memoryMb(),
          at,
          request.count(),
          tally.invocations(),
          tally.samples(),
          new Remarks(subject, plan).on(tally));
    } catch (SnapStartException e) {
      throw withWhatIsLeft(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What went wrong must not hide that the stamp could not be taken off either. */
  private static SnapStartException withWhatIsLeft(SnapStartException error) {
    for (Throwable suppressed : error.getSuppressed()) {
      if (suppressed instanceof SnapStartException left) {
        return SnapStartException.of(error.code(), error.summary() + " " + left.summary())
            .advice(
                Stream.of(error.advice(), left.advice())
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" ")))
            .function(error.function().orElse(null))
            .failure(error.failure().orElse(null))
            .requestId(error.requestId().orElse(null))
            .cause(error)
            .build();
      }
    }
    return error;
  }

  private StampedLatest stamped(Subject subject, ExecutorService threads) {
    return new StampedLatest(
        subject.function(),
        subject.latest(),
        () -> reader.state(subject.function(), null),
        deploy,
        nonces,
        new Aside(threads));
  }

  private static MeasurementProgress progress(MeasurementRequest request, Tally tally) {
    return new MeasurementProgress(
        request.count(),
        tally.count(Start.INIT),
        tally.count(Start.RESTORE),
        tally.count(Start.WARM),
        tally.invocations());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "snapstart-measure");
    thread.setDaemon(true);
    return thread;
  }
}
