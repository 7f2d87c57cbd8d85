package dev.snapstart.local.http;

import java.util.regex.Pattern;

/** Text inside XML. */
final class Xml {
  /** What XML 1.0 has no way to write, not even escaped. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

  private Xml() {}

  static String text(String text) {
    return UNWRITABLE
        .matcher(text)
        .replaceAll("\ufffd")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
