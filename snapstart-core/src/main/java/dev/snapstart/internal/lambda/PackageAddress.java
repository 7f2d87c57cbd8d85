package dev.snapstart.internal.lambda;

import dev.snapstart.model.FunctionState;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a version's package can be fetched for ten minutes by anybody who knows the address, which
 * is why it is not shown.
 *
 * @param state the version
 * @param location the address, or null for a container image
 */
public record PackageAddress(FunctionState state, @Nullable URI location) {
  @Override
  public String toString() {
    return "PackageAddress[" + state.arn() + "]";
  }
}
