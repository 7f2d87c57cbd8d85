package dev.snapstart.local.run.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The runtime API of one environment: what its process may call next, and what was reported;
 * thread-safe.
 *
 * <p>A call that has to wait is kept without a thread, until the environment is restored or
 * invoked.
 */
public final class Session {
  private static final byte[] NOTHING = {};

  private final CompletableFuture<PhaseEnd> started = new CompletableFuture<>();
  private final CompletableFuture<PhaseEnd> restored = new CompletableFuture<>();
  private Phase phase = Phase.STARTING;
  private @Nullable Consumer<RuntimeAnswer> waiting;
  private @Nullable Invocation invocation;
  private @Nullable CompletableFuture<PhaseEnd> invoked;
  private CompletableFuture<Void> idle = new CompletableFuture<>();

  /** A session whose process has not called yet. */
  public Session() {}

  /**
   * The end of the start: the process asks for its first invocation, or is ready for its snapshot.
   *
   * @return completes once
   */
  public CompletableFuture<PhaseEnd> started() {
    return started;
  }

  /**
   * Tells whether the process waits to be restored.
   *
   * @return true while the snapshot is held
   */
  public synchronized boolean held() {
    return phase == Phase.HELD;
  }

  /**
   * Lets a held process go on.
   *
   * @return completes when it asks for its first invocation
   * @throws IllegalStateException if the process is not held
   */
  public CompletableFuture<PhaseEnd> restore() {
    Consumer<RuntimeAnswer> answer;
    synchronized (this) {
      if (phase != Phase.HELD || waiting == null) {
        throw new IllegalStateException("Not held: " + phase);
      }
      phase = Phase.RESTORING;
      answer = waiting;
      waiting = null;
    }
    answer.accept(RuntimeAnswer.empty(200));
    return restored;
  }

  /**
   * The moment when the process asks for an invocation, or ends: after an answer it may still do
   * either.
   *
   * @return completes once for each invocation
   */
  public synchronized CompletableFuture<Void> idle() {
    return idle;
  }

  /**
   * Hands an invocation to the process, at once or as soon as it asks.
   *
   * @param next the invocation
   * @return completes when the process reports its end
   * @throws IllegalStateException if the process is not ready for an invocation
   */
  public CompletableFuture<PhaseEnd> invoke(Invocation next) {
    Consumer<RuntimeAnswer> answer;
    CompletableFuture<PhaseEnd> end = new CompletableFuture<>();
    synchronized (this) {
      if (phase == Phase.ENDED) {
        end.complete(new PhaseEnd.Exited("before the invocation"));
        return end;
      }
      if (phase != Phase.IDLE || invoked != null) {
        throw new IllegalStateException("Not ready for an invocation: " + phase);
      }
      invocation = next;
      invoked = end;
      idle = new CompletableFuture<>();
      answer = waiting;
      waiting = null;
      if (answer != null) {
        phase = Phase.BUSY;
      }
    }
    if (answer != null) {
      answer.accept(RuntimeAnswer.of(next));
    }
    return end;
  }

  /**
   * The process has ended.
   *
   * @param how for example {@code exit status 1}
   */
  public void exited(String how) {
    CompletableFuture<PhaseEnd> end;
    CompletableFuture<Void> asked;
    synchronized (this) {
      phase = Phase.ENDED;
      waiting = null;
      end = invoked;
      invoked = null;
      asked = idle;
    }
    PhaseEnd.Exited exited = new PhaseEnd.Exited(how);
    started.complete(exited);
    restored.complete(exited);
    if (end != null) {
      end.complete(exited);
    }
    asked.complete(null);
  }

  /** {@code GET /runtime/invocation/next}. */
  void next(Consumer<RuntimeAnswer> answer) {
    Invocation now;
    CompletableFuture<Void> asked;
    synchronized (this) {
      if (phase == Phase.HELD || phase == Phase.BUSY || phase == Phase.ENDED || waiting != null) {
        answer.accept(outOfOrder("InvocationNext"));
        return;
      }
      now = invocation;
      phase = now == null ? Phase.IDLE : Phase.BUSY;
      waiting = now == null ? answer : null;
      asked = idle;
    }
    if (now != null) {
      answer.accept(RuntimeAnswer.of(now));
    }
    started.complete(new PhaseEnd.Ok(NOTHING));
    restored.complete(new PhaseEnd.Ok(NOTHING));
    if (now == null) {
      asked.complete(null);
    }
  }

  /** {@code GET /runtime/restore/next}. */
  void restoreNext(Consumer<RuntimeAnswer> answer) {
    synchronized (this) {
      if (phase != Phase.STARTING) {
        answer.accept(outOfOrder("RestoreNext"));
        return;
      }
      phase = Phase.HELD;
      waiting = answer;
    }
    started.complete(new PhaseEnd.Ok(NOTHING));
  }

  /** {@code POST /runtime/invocation/{id}/response} and {@code .../error}. */
  RuntimeAnswer invocationEnded(String requestId, PhaseEnd how) {
    CompletableFuture<PhaseEnd> end;
    synchronized (this) {
      Invocation current = invocation;
      end = invoked;
      if (phase != Phase.BUSY || current == null || end == null) {
        return outOfOrder("InvocationResponse");
      }
      if (!current.requestId().equals(requestId)) {
        return RuntimeAnswer.refused(400, "InvalidRequestID", "Invalid request ID");
      }
      phase = Phase.IDLE;
      invocation = null;
      invoked = null;
    }
    end.complete(how);
    return RuntimeAnswer.accepted();
  }

  /** {@code POST /runtime/init/error}. */
  RuntimeAnswer startFailed(PhaseEnd.Fault fault) {
    return failed(Phase.STARTING, "InitError", started, fault);
  }

  /** {@code POST /runtime/restore/error}. */
  RuntimeAnswer restoreFailed(PhaseEnd.Fault fault) {
    return failed(Phase.RESTORING, "RestoreError", restored, fault);
  }

  private RuntimeAnswer failed(
      Phase allowed, String call, CompletableFuture<PhaseEnd> end, PhaseEnd.Fault fault) {
    synchronized (this) {
      if (phase != allowed) {
        return outOfOrder(call);
      }
      phase = Phase.ENDED;
    }
    end.complete(fault);
    return RuntimeAnswer.accepted();
  }

  private RuntimeAnswer outOfOrder(String call) {
    return RuntimeAnswer.refused(
        403,
        "InvalidStateTransition",
        "Transition from " + phase + " to " + call + " is not allowed.");
  }

  private enum Phase {
    STARTING,
    HELD,
    RESTORING,
    IDLE,
    BUSY,
    ENDED
  }
}
