package dev.snapstart.plan;

import java.util.List;

/**
 * What lets callers use an alias; immutable.
 *
 * @param alias the alias
 * @param steps the writes, in order
 * @param byHand what cannot be done by a call, and why
 */
public record CallerMoves(String alias, List<CallerWrite> steps, List<String> byHand) {
  /** Copies the lists. */
  public CallerMoves {
    steps = List.copyOf(steps);
    byHand = List.copyOf(byHand);
  }
}
