package dev.snapstart.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Step READ = new Step.Observe(Facet.LATEST);
  private static final Step WRITE = new Step.PublishVersion(null, "sha", null);

  private final RetryBudget budget = new RetryBudget(failures -> Duration.ofSeconds(failures));

  @Test
  void elevenFailuresInARowPassAndTheTwelfthDoesNot() {
    for (int i = 1; i < RetryBudget.MOST_FAILURES; i++) {
      assertThat(budget.failed(READ, failure(Kind.TRANSIENT, null), NOW).pause())
          .isEqualTo(Duration.ofSeconds(i));
    }
    assertThatThrownBy(() -> budget.failed(READ, failure(Kind.TRANSIENT, null), NOW))
        .isInstanceOf(CallFailure.class);
  }

  @Test
  void aSuccessOfTheSameKindRefillsTheBudgetAndOneOfAnotherDoesNot() {
    for (int i = 0; i < 6; i++) {
      budget.failed(WRITE, failure(Kind.CONFLICT, null), NOW);
      budget.succeeded(READ);
    }
    assertThat(budget.failed(WRITE, failure(Kind.CONFLICT, null), NOW).number()).isEqualTo(7);
    budget.succeeded(WRITE);
    assertThat(budget.failed(WRITE, failure(Kind.CONFLICT, null), NOW).number()).isEqualTo(1);
  }

  @Test
  void theServersWishToStayAwayIsHonoured() {
    assertThat(budget.failed(READ, failure(Kind.THROTTLED, Duration.ofSeconds(7)), NOW).pause())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void throttlingIsOnlyEndedByTheDeadline() {
    for (int i = 1; i <= 100; i++) {
      assertThat(budget.failed(READ, failure(Kind.THROTTLED, null), NOW).pause())
          .isLessThanOrEqualTo(Duration.ofSeconds(RetryBudget.MOST_FAILURES));
    }
  }

  @Test
  void aRoleIsAwaitedForTwoMinutes() {
    CallFailure failure = failure(Kind.NOT_YET_USABLE, null);
    for (int seconds = 0; seconds < 120; seconds += 3) {
      budget.failed(WRITE, failure, NOW.plusSeconds(seconds));
    }
    assertThatThrownBy(() -> budget.failed(WRITE, failure, NOW.plusSeconds(120))).isSameAs(failure);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {
        "ACCESS_DENIED",
        "NO_CREDENTIALS",
        "BAD_CREDENTIALS",
        "REJECTED",
        "QUOTA",
        "UNEXPECTED"
      })
  void whatDoesNotPassIsNotRepeated(Kind kind) {
    assertThatThrownBy(() -> budget.failed(READ, failure(kind, null), NOW))
        .isInstanceOf(CallFailure.class);
  }

  private static CallFailure failure(Kind kind, Duration retryAfter) {
    return new CallFailure(kind, "lambda:Any", null, "scripted", null, retryAfter, null);
  }
}
