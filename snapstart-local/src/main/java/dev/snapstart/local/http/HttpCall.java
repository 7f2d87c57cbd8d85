package dev.snapstart.local.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request, read completely.
 *
 * @param method for example {@code GET}
 * @param rawPath the path as it came in
 * @param path the path's decoded segments, without empty ones at the end
 * @param query the decoded query parameters
 * @param headers the headers, names in lower case
 * @param body the body
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
record HttpCall(
    String method,
    String rawPath,
    List<String> path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body) {

  /**
   * Takes a request apart.
   *
   * @throws IllegalArgumentException if path or query are not encoded as a URL is
   */
  static HttpCall of(
      String method,
      @Nullable String path,
      @Nullable String query,
      Map<String, String> headers,
      byte[] body) {
    String rawPath = path == null || path.isEmpty() ? "/" : path.replaceFirst("^/+", "/");
    return new HttpCall(
        method.toUpperCase(Locale.ROOT),
        rawPath,
        PathSegments.of(rawPath),
        QueryString.parse(query),
        headers,
        body);
  }

  @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** Whether the operation is named as the JSON protocols do, for the service with this prefix. */
  boolean targets(String prefix) {
    String target = header("X-Amz-Target");
    return target != null && target.startsWith(prefix);
  }

  @Nullable String query(String name) {
    List<String> values = query.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** The service in the signature's scope, which every AWS client sends, or null. */
  @Nullable String signedService() {
    String authorization = header("Authorization");
    int at = authorization == null ? -1 : authorization.indexOf("Credential=");
    if (authorization == null || at < 0) {
      return null;
    }
    String[] scope = authorization.substring(at).split("[/,]", 6);
    return scope.length < 5 ? null : scope[3];
  }

  @Override
  public String toString() {
    return method + " " + rawPath;
  }
}
