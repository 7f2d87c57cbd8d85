package dev.snapstart.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests as text that a person can write and a fuzzer can change: request line, headers, an empty
 * line, the body; then a line of tildes before the next one. Every text is some script.
 */
final class RequestScript {
  static final String SEPARATOR = "\n~~~~\n";
  private static final int MOST_REQUESTS = 12;
  private static final Pattern ENCODED = Pattern.compile("%([0-9a-fA-F]{2})");

  private RequestScript() {}

  static List<HttpRequest> parse(byte[] text) {
    String whole = new String(text, StandardCharsets.ISO_8859_1);
    return Arrays.stream(whole.split(SEPARATOR, MOST_REQUESTS + 1))
        .limit(MOST_REQUESTS)
        .map(RequestScript::request)
        .toList();
  }

  /** All that a script says, also where it is encoded as in a URL. */
  static String said(byte[] text) {
    String plain = new String(text, StandardCharsets.ISO_8859_1);
    String decoded =
        ENCODED.matcher(plain).replaceAll(it -> Matcher.quoteReplacement(decoded(it.group(1))));
    return plain + decoded;
  }

  private static String decoded(String hexadecimal) {
    return String.valueOf((char) Integer.parseInt(hexadecimal, 16));
  }

  private static HttpRequest request(String text) {
    String[] parts = text.split("\n\n", 2);
    String[] lines = parts[0].split("\n", -1);
    String[] first = lines[0].split(" ", 2);
    Map<String, String> headers = new HashMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      String[] header = line.split(":", 2);
      if (header.length == 2) {
        headers.put(header[0].toLowerCase(Locale.ROOT), printable(header[1].strip()));
      }
    }
    String target = first.length == 2 ? first[1] : "/";
    byte[] body = (parts.length == 2 ? parts[1] : "").getBytes(StandardCharsets.ISO_8859_1);
    return new HttpRequest(first[0], target, headers, body);
  }

  /** A server in front lets nothing else pass in a header. */
  private static String printable(String value) {
    return value.replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "?");
  }

  /**
   * One request.
   *
   * @param method the method
   * @param target path and query
   * @param headers the headers, names in lower case
   * @param body the body
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record HttpRequest(String method, String target, Map<String, String> headers, byte[] body) {
    HttpCall call() {
      String[] parts = target.split("#", 2)[0].split("\\?", 2);
      return HttpCall.of(method, parts[0], parts.length == 2 ? parts[1] : null, headers, body);
    }
  }
}
