package dev.snapstart.internal.measure;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Makes {@code $LATEST} start anew by stamping its description, and puts that back in the end.
 *
 * <p>Only the stamp is ever taken away: a description that somebody else wrote meanwhile stays.
 */
final class StampedLatest implements AutoCloseable {
  private final FunctionId function;
  private final Stamp stamp;
  private final Supplier<Optional<FunctionState>> latest;
  private final Consumer<DeploymentRequest> deploy;
  private final IntSupplier nonces;
  private final Consumer<Runnable> aside;
  private boolean mayBeStamped;

  /**
   * Stamps nothing yet.
   *
   * @param function the function
   * @param found {@code $LATEST} as it was found; a stamp that an interrupted run left is put back
   * @param latest reads it again
   * @param deploy brings the function to what is wanted, and waits until it is there
   * @param nonces makes stamps differ
   * @param aside runs the clean-up where an interrupt of this thread does not reach it
   */
  StampedLatest(
      FunctionId function,
      FunctionState found,
      Supplier<Optional<FunctionState>> latest,
      Consumer<DeploymentRequest> deploy,
      IntSupplier nonces,
      Consumer<Runnable> aside) {
    this.function = function;
    this.latest = latest;
    this.deploy = deploy;
    this.nonces = nonces;
    this.aside = aside;
    String description = description(found);
    this.stamp = Stamp.read(description);
    this.mayBeStamped = Stamp.isOn(description);
  }

  /** Tells whether there is room for a stamp. */
  boolean hasRoom() {
    return stamp.write(0).isPresent();
  }

  /** Writes another stamp, and waits until it is in force. */
  void stampAnew() {
    stamp
        .write(nonces.getAsInt())
        .ifPresent(
            text -> {
              mayBeStamped = true;
              describe(text);
            });
  }

  /**
   * Puts the description back, if it still carries a stamp.
   *
   * @throws SnapStartException if that fails
   */
  @Override
  public void close() {
    if (mayBeStamped) {
      aside.accept(this::putBack);
      mayBeStamped = false;
    }
  }

  private void putBack() {
    try {
      if (latest.get().map(StampedLatest::description).filter(Stamp::isOn).isPresent()) {
        describe(stamp.original());
      }
    } catch (SnapStartException e) {
      throw SnapStartException.of(
              e.code(), "The stamp is still on the description of $LATEST: " + e.summary())
          .advice("Measure again: that takes it off in the end.")
          .function(function.name())
          .cause(e)
          .build();
    }
  }

  private void describe(String text) {
    deploy.accept(
        DeploymentRequest.forFunction(function.apiName())
            .settings(settings -> settings.set(FunctionSetting.DESCRIPTION, text))
            .build());
  }

  private static String description(FunctionState state) {
    return state.settings().get(FunctionSetting.DESCRIPTION).orElse("");
  }
}
