package dev.snapstart.local.run.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which calls a process may make, and when. */
class SessionTest {
  private static final PhaseEnd.Ok ANSWER = new PhaseEnd.Ok(new byte[] {'1'});
  private static final PhaseEnd.Fault FAULT = PhaseEnd.Fault.of("Runtime.Oops", "oops");
  private final Session session = new Session();
  private final List<RuntimeAnswer> answers = new ArrayList<>();

  @Test
  void aProcessAsksAnswersAndAsksAgain() {
    assertThat(session.started()).isNotDone();
    session.next(answers::add);
    assertThat(session.started()).isCompletedWithValueMatching(PhaseEnd.Ok.class::isInstance);
    assertThat(answers).as("waits without an answer").isEmpty();

    CompletableFuture<PhaseEnd> end = session.invoke(invocation("a"));
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).headers())
        .containsEntry("Lambda-Runtime-Aws-Request-Id", "a")
        .containsEntry("Lambda-Runtime-Deadline-Ms", "5000");
    assertThat(session.invocationEnded("a", ANSWER).status()).isEqualTo(202);
    assertThat(end).isCompletedWithValue(ANSWER);

    CompletableFuture<PhaseEnd> second = session.invoke(invocation("b"));
    assertThat(answers).as("it has not asked yet").hasSize(1);
    session.next(answers::add);
    assertThat(answers).hasSize(2);
    session.invocationEnded("b", FAULT);
    assertThat(second).isCompletedWithValue(FAULT);
  }

  @Test
  void callsOutOfOrderAreRefusedAndChangeNothing() {
    assertThat(session.invocationEnded("a", ANSWER).status()).isEqualTo(403);
    assertThat(session.restoreFailed(FAULT).status()).isEqualTo(403);
    session.next(answers::add);
    session.next(answers::add);
    assertThat(answers).singleElement().satisfies(it -> assertThat(it.status()).isEqualTo(403));
    session.restoreNext(answers::add);
    assertThat(answers.get(1).status()).isEqualTo(403);
    assertThat(session.startFailed(FAULT).status()).isEqualTo(403);
    CompletableFuture<PhaseEnd> end = session.invoke(invocation("a"));
    assertThat(session.invocationEnded("b", ANSWER).status()).isEqualTo(400);
    session.next(answers::add);
    assertThat(answers.get(3).status()).isEqualTo(403);
    assertThat(new String(answers.get(3).body(), StandardCharsets.UTF_8))
        .contains("InvalidStateTransition", "BUSY");
    assertThat(session.invocationEnded("a", ANSWER).status()).isEqualTo(202);
    assertThat(session.invocationEnded("a", ANSWER).status()).as("twice").isEqualTo(403);
    assertThat(end).isCompletedWithValue(ANSWER);
  }

  @Test
  void aHeldProcessGoesOnOnlyWhenItIsRestored() {
    session.restoreNext(answers::add);
    assertThat(session.started()).isCompleted();
    assertThat(session.held()).isTrue();
    assertThat(answers).isEmpty();
    session.next(answers::add);
    assertThat(answers.get(0).status()).as("a snapshot asks for nothing").isEqualTo(403);
    assertThatThrownBy(() -> session.invoke(invocation("a")))
        .isInstanceOf(IllegalStateException.class);

    CompletableFuture<PhaseEnd> restored = session.restore();
    assertThat(answers.get(1).status()).isEqualTo(200);
    assertThat(restored).isNotDone();
    session.next(answers::add);
    assertThat(restored).isCompletedWithValueMatching(PhaseEnd.Ok.class::isInstance);
    assertThatThrownBy(session::restore).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void errorsOfTheStartAndOfRestoringEndTheSession() {
    assertThat(session.startFailed(FAULT).status()).isEqualTo(202);
    assertThat(session.started()).isCompletedWithValue(FAULT);
    session.next(answers::add);
    assertThat(answers.get(0).status()).isEqualTo(403);

    Session other = new Session();
    other.restoreNext(answers::add);
    CompletableFuture<PhaseEnd> restored = other.restore();
    assertThat(other.restoreFailed(FAULT).status()).isEqualTo(202);
    assertThat(restored).isCompletedWithValue(FAULT);
  }

  @Test
  void theEndOfTheProcessEndsWhateverIsUnderWay() {
    session.next(answers::add);
    CompletableFuture<PhaseEnd> end = session.invoke(invocation("a"));
    session.exited("exit status 1");
    assertThat(end).isCompletedWithValue(new PhaseEnd.Exited("exit status 1"));
    assertThat(session.invoke(invocation("b")))
        .isCompletedWithValueMatching(PhaseEnd.Exited.class::isInstance);

    Session starting = new Session();
    starting.exited("signal: killed");
    assertThat(starting.started()).isCompletedWithValue(new PhaseEnd.Exited("signal: killed"));
  }

  private static Invocation invocation(String id) {
    return new Invocation(
        id, new byte[] {'{', '}'}, Instant.ofEpochSecond(5), "arn", "trace", null);
  }
}
