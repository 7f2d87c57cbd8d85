package dev.snapstart.internal.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param nextMarker how to get the next page, or null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextMarker) {
  public Page {
    items = List.copyOf(items);
  }
}
