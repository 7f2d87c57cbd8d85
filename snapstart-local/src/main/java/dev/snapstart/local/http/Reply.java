package dev.snapstart.local.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
record Reply(int status, Map<String, String> headers, byte[] body) {
  private static final byte[] NOTHING = {};

  static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", contentType), body);
  }

  static Reply of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), NOTHING);
  }

  Reply with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Reply(status, all, body);
  }

  Reply withBody(byte[] changed) {
    return new Reply(status, headers, changed);
  }

  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
