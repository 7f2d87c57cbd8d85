package dev.snapstart.internal.measure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mark behind a function's description. A changed description is a changed configuration, after
 * which {@code $LATEST} gets new environments; and whoever finds the mark knows what stood before
 * it.
 *
 * @param original the description without the mark
 */
record Stamp(String original) {
  private static final int MAX_DESCRIPTION = 256;
  private static final Pattern MARK = Pattern.compile(" ?\\[snapstart measures [0-9a-f]{8}\\]$");

  /** Reads a description, on which an interrupted run may have left its mark. */
  static Stamp read(String description) {
    Matcher mark = MARK.matcher(description);
    return new Stamp(mark.find() ? description.substring(0, mark.start()) : description);
  }

  /** Tells whether a description carries a mark. */
  static boolean isOn(String description) {
    return MARK.matcher(description).find();
  }

  /**
   * Writes a description that differs from all before.
   *
   * @param nonce never used before
   * @return empty if there is no room: nothing of the user's text is cut off
   */
  Optional<String> write(int nonce) {
    String mark = String.format("[snapstart measures %08x]", nonce);
    String text = original.isEmpty() ? mark : original + " " + mark;
    return text.length() <= MAX_DESCRIPTION ? Optional.of(text) : Optional.empty();
  }
}
