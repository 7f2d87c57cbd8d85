package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Failed;
import dev.snapstart.event.Retrying;
import dev.snapstart.event.Waiting;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in the background, and runs that are ended from outside. */
class EndingsOverHttpTest {
  @TempDir Path folder;
  private final CountDownLatch snapshotAwaited = new CountDownLatch(1);
  private final CountDownLatch failed = new CountDownLatch(1);
  private Fixture fixture;

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void theFutureFormDeploysToo() {
    fixture = new Fixture(folder);
    DeploymentResult result = fixture.snapStart().deployAsync(fixture.deploy("one").build()).join();
    assertThat(result.alias().orElseThrow().version()).isEqualTo("1");
  }

  @Test
  void theFutureFormFailsWithTheSameError() {
    fixture = new Fixture(folder);
    fixture.lambda().faults().failNextSnapshot(FUNCTION, "FunctionError", "init blew up");
    CompletableFuture<DeploymentResult> future =
        fixture.snapStart().deployAsync(fixture.deploy("one").build());
    CompletionException error = catchThrowableOfType(CompletionException.class, future::join);
    assertThat(error.getCause()).isInstanceOf(SnapStartException.class);
  }

  @Test
  void cancellingTheFutureEndsTheRunBeforeTheAliasMoves() throws InterruptedException {
    neverReady();
    CompletableFuture<DeploymentResult> future =
        fixture.snapStart().deployAsync(fixture.deploy("one").build());
    assertThat(snapshotAwaited.await(10, TimeUnit.SECONDS)).isTrue();
    future.cancel(true);
    assertThat(future).isCancelled();
    assertThat(fixture.writes()).doesNotContain("CreateAlias");
  }

  @Test
  void interruptingTheThreadEndsTheRunWithASentenceOnHowThingsAre() throws InterruptedException {
    neverReady();
    Thread thread = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              try {
                if (snapshotAwaited.await(10, TimeUnit.SECONDS)) {
                  thread.interrupt();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    interrupter.start();
    SnapStartException error = fixture.failure(fixture.deploy("one").build());
    assertThat(Thread.interrupted()).isTrue();
    interrupter.join();
    assertThat(error.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(error).hasMessageContaining("version 1 is Pending");
  }

  @Test
  void aLookThatFailsLastTakesNothingAwayFromThatSentence() {
    fixture =
        new Fixture(
            folder,
            Duration.ofHours(1),
            new DeploymentListener() {
              @Override
              public void waiting(Waiting event) {
                if (event.subject().contains("snapshot")) {
                  fixture.lambda().faults().add(Trigger.every(), Fault.dropBefore());
                }
              }

              @Override
              public void retrying(Retrying event) {
                Thread.currentThread().interrupt();
              }
            });
    SnapStartException error = fixture.failure(fixture.deploy("one").build());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(error.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(error).hasMessageContaining("version 1 is Pending");
  }

  @Test
  void aDeadlineEndsTheWaitAndSaysHowThingsAre() {
    neverReady();
    SnapStartException error =
        fixture.failure(fixture.deploy("one").deadline(Duration.ofSeconds(4)).build());
    assertThat(error.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(error).hasMessageContaining("version 1 is Pending");
  }

  @Test
  void closingEndsRunsThatAreUnderWay() {
    neverReady();
    SnapStart other = SnapStart.builder().endpoint(fixture.lambda().endpoint()).build();
    CompletableFuture<DeploymentResult> future = other.deployAsync(fixture.deploy("one").build());
    other.close();
    CompletionException error = catchThrowableOfType(CompletionException.class, future::join);
    assertThat(error.getCause()).isInstanceOf(SnapStartException.class);
  }

  @Test
  void closingEndsWhatBlocksAndWhatComesLater() throws InterruptedException {
    neverReady();
    SnapStart snapStart = fixture.snapStart();
    DeploymentRequest request = fixture.deploy("one").build();
    CompletableFuture<DeploymentResult> blocking =
        CompletableFuture.supplyAsync(() -> snapStart.deploy(request));
    assertThat(snapshotAwaited.await(10, TimeUnit.SECONDS)).isTrue();
    snapStart.close();
    assertThat(blocking)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .extracting(error -> ((SnapStartException) error.getCause()).code())
        .isEqualTo(ErrorCode.CANCELLED);
    List<ThrowingCallable> later =
        List.of(
            () -> snapStart.deploy(request),
            () -> snapStart.deployAsync(request),
            () -> snapStart.status(FUNCTION),
            () -> snapStart.versions().list(FUNCTION));
    for (ThrowingCallable call : later) {
      assertThat(catchThrowableOfType(SnapStartException.class, call).code())
          .isEqualTo(ErrorCode.CANCELLED);
    }
  }

  @Test
  void completingTheFutureInAnyOtherWayEndsTheRunToo() throws InterruptedException {
    neverReady();
    CompletableFuture<DeploymentResult> future =
        fixture.snapStart().deployAsync(fixture.deploy("one").build());
    assertThat(snapshotAwaited.await(10, TimeUnit.SECONDS)).isTrue();
    future.completeExceptionally(new TimeoutException());
    assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(fixture.writes()).doesNotContain("CreateAlias");
  }

  @Test
  void aRunThatIsCancelledRightBeforeClosingLeavesNoCopy() throws InterruptedException {
    Set<Path> before = copies();
    neverReady();
    CompletableFuture<DeploymentResult> future =
        fixture.snapStart().deployAsync(fixture.deploy("one").build());
    assertThat(snapshotAwaited.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(copies()).hasSizeGreaterThan(before.size());
    future.cancel(true);
    fixture.snapStart().close();
    assertThat(copies()).isEqualTo(before);
  }

  private static Set<Path> copies() {
    String own = "snapstart-package-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(own))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void neverReady() {
    fixture =
        new Fixture(
            folder,
            Duration.ofHours(1),
            new DeploymentListener() {
              @Override
              public void waiting(Waiting event) {
                if (event.subject().contains("snapshot")) {
                  snapshotAwaited.countDown();
                }
              }

              @Override
              public void failed(Failed event) {
                failed.countDown();
              }
            });
  }
}
