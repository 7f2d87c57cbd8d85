package dev.snapstart.local.http;

import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Keeps web pages out that a browser was tricked into sending here. */
final class Visitors {
  private Visitors() {}

  static boolean welcome(HttpFields headers) {
    String origin = headers.get(HttpHeader.ORIGIN);
    return local(headers.get(HttpHeader.HOST))
        && (origin == null || local(origin.replaceFirst("^https?://", "")));
  }

  private static boolean local(@Nullable String host) {
    String name = host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    return name.equals("127.0.0.1")
        || name.equals("localhost")
        || name.equals("[::1]")
        || name.endsWith(".localhost");
  }

  static Reply refusal() {
    return Reply.of(403, "text/plain", "snapstart-local answers requests for this machine only")
        .with("x-amzn-ErrorType", "AccessDeniedException");
  }
}
