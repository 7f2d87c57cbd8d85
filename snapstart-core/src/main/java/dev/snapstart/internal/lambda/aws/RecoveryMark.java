package dev.snapstart.internal.lambda.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mark behind a function's description that makes {@code $LATEST} publishable again after a
 * failed snapshot.
 *
 * @param description the user's own description
 * @param round how often this was done, 0 for never
 */
record RecoveryMark(String description, int round) {
  private static final int MAX_DESCRIPTION = 256;
  private static final Pattern MARK = Pattern.compile(" ?\\[snapstart r(\\d{1,6})\\]$");

  static RecoveryMark read(@Nullable String description) {
    String text = description == null ? "" : description;
    Matcher matcher = MARK.matcher(text);
    return matcher.find()
        ? new RecoveryMark(text.substring(0, matcher.start()), Integer.parseInt(matcher.group(1)))
        : new RecoveryMark(text, 0);
  }

  /** The description with the mark, cut to what Lambda takes. */
  String write() {
    if (round == 0) {
      return description;
    }
    String mark = " [snapstart r" + round + "]";
    return description.isEmpty()
        ? mark.strip()
        : cut(description, MAX_DESCRIPTION - mark.length()) + mark;
  }

  /** Cuts between characters: Lambda would keep half of one as another. */
  private static String cut(String text, int room) {
    if (text.length() <= room) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room);
  }
}
