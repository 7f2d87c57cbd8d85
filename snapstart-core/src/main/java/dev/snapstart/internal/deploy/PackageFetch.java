package dev.snapstart.internal.deploy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.code.HashingCopy;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.PackageAddress;
import dev.snapstart.model.CodeLocation;
import dev.snapstart.model.FunctionState;
import dev.snapstart.version.PackageDownload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a version's package back. What comes is hashed on its way to the disk and only gets its
 * name if it is the package that Lambda shows.
 */
final class PackageFetch {
  private static final Logger LOG = LoggerFactory.getLogger(PackageFetch.class);
  private static final int ATTEMPTS = 3;

  private final Supplier<PackageAddress> ask;
  private final LambdaGateway gateway;

  /**
   * Prepares to fetch.
   *
   * @param ask asks Lambda for an address, which is valid for ten minutes
   * @param gateway fetches from there
   */
  PackageFetch(Supplier<PackageAddress> ask, LambdaGateway gateway) {
    this.ask = ask;
    this.gateway = gateway;
  }

  PackageDownload to(Path place) {
    PackageAddress address = ask.get();
    FunctionState state = address.state();
    URI location = address.location();
    if (state.isImage() || location == null) {
      return image(state);
    }
    DownloadTarget target = DownloadTarget.of(place, state.name(), state.version());
    if (target.holds(state.codeSha256())) {
      return downloaded(state, target, false);
    }
    Path part = target.beside();
    try {
      fetch(location, state, target, part);
      target.take(part);
    } finally {
      delete(part);
    }
    return downloaded(state, target, true);
  }

  /** A connection that breaks, or an address that runs out, is worth another address. */
  private void fetch(URI first, FunctionState state, DownloadTarget target, Path part) {
    URI location = first;
    for (int attempt = 1; ; attempt++) {
      try {
        String sha256 = copy(location, target, part);
        if (!sha256.equals(state.codeSha256())) {
          throw new CallFailure(
              CallFailure.Kind.UNEXPECTED,
              "fetching the package",
              null,
              "What came has SHA-256 " + sha256 + ", and Lambda shows " + state.codeSha256() + ".",
              null,
              null,
              null);
        }
        return;
      } catch (CallFailure failure) {
        if (attempt == ATTEMPTS) {
          throw Failures.toException(failure, state.name(), null, "");
        }
        LOG.debug("attempt {} to fetch the package of {} failed", attempt, state.arn(), failure);
        URI next = ask.get().location();
        location = next == null ? location : next;
      }
    }
  }

  private String copy(URI location, DownloadTarget target, Path part) {
    try (InputStream in = gateway.openPackage(location)) {
      return HashingCopy.of(in, part, PackageFetch::stopIfInterrupted).base64();
    } catch (HashingCopy.WriteFailed e) {
      throw target.unusable("cannot be written", e);
    } catch (IOException e) {
      throw new CallFailure(
          CallFailure.Kind.TRANSIENT,
          "fetching the package",
          null,
          "The connection broke (" + e + ").",
          null,
          null,
          e);
    }
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw SnapStartException.of(ErrorCode.CANCELLED, "Interrupted while fetching the package.")
          .advice("Run again.")
          .build();
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      LOG.debug("cannot delete {}", part, e);
    }
  }

  private static PackageDownload image(FunctionState state) {
    CodeLocation location = state.location();
    return new PackageDownload(
        state.name(),
        state.version(),
        state.codeSha256(),
        Optional.empty(),
        0,
        false,
        Optional.ofNullable(location == null ? null : location.resolvedImageUri()));
  }

  private static PackageDownload downloaded(
      FunctionState state, DownloadTarget target, boolean written) {
    return new PackageDownload(
        state.name(),
        state.version(),
        state.codeSha256(),
        Optional.of(target.file()),
        state.codeSizeBytes(),
        written,
        Optional.empty());
  }
}
