package dev.snapstart.trigger;

import java.util.List;

/**
 * What is moved to an alias; immutable.
 *
 * @param alias the alias
 * @param moves the moves, in order
 * @param byHand what cannot be moved from here, and why
 */
public record Retargeting(String alias, List<Move> moves, List<String> byHand) {
  /** Copies the lists. */
  public Retargeting {
    moves = List.copyOf(moves);
    byHand = List.copyOf(byHand);
  }

  /**
   * One move.
   *
   * @param what it changes, in words
   * @param undo the command that takes it back
   */
  public record Move(String what, String undo) {}
}
