package dev.snapstart.local.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects violations of the API model's limits; the text has AWS's shape (facts 1.1, 3). */
final class Constraints {
  private final List<String> violations = new ArrayList<>();

  Constraints length(String member, @Nullable String value, int min, int max) {
    if (value != null && value.length() < min) {
      add(member, value, "Member must have length greater than or equal to " + min);
    }
    if (value != null && value.length() > max) {
      add(member, value, "Member must have length less than or equal to " + max);
    }
    return this;
  }

  Constraints range(String member, @Nullable Integer value, int min, int max) {
    if (value != null && value < min) {
      add(member, value, "Member must have value greater than or equal to " + min);
    }
    if (value != null && value > max) {
      add(member, value, "Member must have value less than or equal to " + max);
    }
    return this;
  }

  Constraints matches(String member, @Nullable String value, Pattern pattern) {
    if (value != null && !pattern.matcher(value).matches()) {
      add(member, value, pattern(pattern.pattern()));
    }
    return this;
  }

  Constraints oneOf(String member, @Nullable String value, Collection<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      add(
          member,
          value,
          "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]");
    }
    return this;
  }

  Constraints present(String member, @Nullable Object value) {
    if (value == null) {
      violations.add(
          "Value at '" + member + "' failed to satisfy constraint: Member must not be null");
    }
    return this;
  }

  Constraints add(String member, Object value, String constraint) {
    violations.add(text(member, value, constraint));
    return this;
  }

  /** Refuses the call if anything was violated. */
  void check() {
    if (!violations.isEmpty()) {
      throw error(violations).refuse();
    }
  }

  static String pattern(String pattern) {
    return "Member must satisfy regular expression pattern: " + pattern;
  }

  static LambdaError violation(String member, Object value, String constraint) {
    return error(List.of(text(member, value, constraint)));
  }

  private static String text(String member, Object value, String constraint) {
    return "Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + constraint;
  }

  private static LambdaError error(List<String> violations) {
    String detected =
        violations.size() == 1
            ? "1 validation error detected: "
            : violations.size() + " validation errors detected: ";
    return LambdaError.validation(detected + String.join("; ", violations));
  }
}
