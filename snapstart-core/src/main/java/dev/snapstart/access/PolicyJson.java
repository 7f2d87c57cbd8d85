package dev.snapstart.access;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists and texts as JSON. */
final class PolicyJson {
  private final StringBuilder text = new StringBuilder();
  private final boolean indented;

  private PolicyJson(boolean indented) {
    this.indented = indented;
  }

  static String onOneLine(Map<String, Object> members) {
    return new PolicyJson(false).value(members, 0).text.toString();
  }

  static String indented(Map<String, Object> members) {
    return new PolicyJson(true).value(members, 0).text.toString();
  }

  /** IAM takes a list of one as the one. */
  static Object oneOrMany(List<String> values) {
    return values.size() == 1 ? values.get(0) : values;
  }

  private PolicyJson value(Object value, int depth) {
    if (value instanceof Map<?, ?> members) {
      text.append('{');
      for (Iterator<? extends Map.Entry<?, ?>> all = members.entrySet().iterator();
          all.hasNext(); ) {
        Map.Entry<?, ?> member = all.next();
        line(depth + 1);
        quoted(String.valueOf(member.getKey()));
        text.append(": ");
        value(member.getValue(), depth + 1);
        separator(all.hasNext());
      }
      line(depth);
      text.append('}');
    } else if (value instanceof List<?> elements) {
      text.append('[');
      for (Iterator<?> all = elements.iterator(); all.hasNext(); ) {
        line(depth + 1);
        value(all.next(), depth + 1);
        separator(all.hasNext());
      }
      line(depth);
      text.append(']');
    } else {
      quoted(String.valueOf(value));
    }
    return this;
  }

  private void separator(boolean more) {
    if (more) {
      text.append(indented ? "," : ", ");
    }
  }

  private void line(int depth) {
    if (indented) {
      text.append('\n').append("  ".repeat(depth));
    }
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
