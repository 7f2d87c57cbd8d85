package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What AWS accepts as tags. */
final class TagRules {
  private static final int MOST = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private TagRules() {}

  static void check(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw invalid("has " + tags.size() + " tags; AWS takes " + MOST, "Give fewer.");
    }
    tags.forEach(TagRules::check);
  }

  private static void check(@Nullable String key, @Nullable String value) {
    if (key == null || value == null) {
      throw invalid(
          key == null ? "a name is null" : "the value of '" + key + "' is null", "Leave it out.");
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw invalid(
          "the name '"
              + key
              + "' has "
              + key.length()
              + " characters; AWS takes 1 to "
              + LONGEST_KEY,
          "Rename it.");
    }
    if (key.startsWith("aws:")) {
      throw invalid("the name '" + key + "' is reserved for AWS", "Rename it.");
    }
    if (value.length() > LONGEST_VALUE) {
      throw invalid(
          "the value of '"
              + key
              + "' has "
              + value.length()
              + " characters; AWS takes "
              + LONGEST_VALUE,
          "Shorten it.");
    }
  }

  private static SnapStartException invalid(String problem, String advice) {
    return SnapStartException.of(ErrorCode.INVALID_SETTING, "tags: " + problem + ".")
        .advice(advice)
        .build();
  }
}
