package dev.snapstart.local.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The body of an upload that the SDKs send in chunks of their own, with checksums at its end.
 *
 * @param content the object
 * @param trailers the headers after it, names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
record AwsChunked(byte[] content, Map<String, String> trailers) {

  static AwsChunked decode(byte[] body) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
    int at = 0;
    while (true) {
      int end = lineEnd(body, at);
      int size = size(text(body, at, end));
      at = end + 2;
      if (size == 0) {
        return new AwsChunked(content.toByteArray(), trailers(body, at));
      }
      if (size > body.length - at) {
        throw incomplete();
      }
      content.write(body, at, size);
      at += size + 2;
    }
  }

  /** A chunk starts with its size, perhaps followed by its signature. */
  private static int size(String line) {
    String digits = line.split(";", 2)[0].trim();
    int size;
    try {
      size = Integer.parseInt(digits, 16);
    } catch (NumberFormatException e) {
      throw incomplete();
    }
    if (size < 0) {
      throw incomplete();
    }
    return size;
  }

  private static Map<String, String> trailers(byte[] body, int from) {
    Map<String, String> trailers = new HashMap<>();
    int at = from;
    while (at < body.length) {
      int end = lineEnd(body, at);
      String[] header = text(body, at, end).split(":", 2);
      if (header.length == 2) {
        trailers.put(header[0].trim().toLowerCase(Locale.ROOT), header[1].trim());
      }
      at = end + 2;
    }
    return trailers;
  }

  private static int lineEnd(byte[] body, int from) {
    for (int i = from; i + 1 < body.length; i++) {
      if (body[i] == '\r' && body[i + 1] == '\n') {
        return i;
      }
    }
    throw incomplete();
  }

  private static String text(byte[] body, int from, int to) {
    return new String(body, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static S3Uploads.BadUpload incomplete() {
    return new S3Uploads.BadUpload("IncompleteBody", "The chunks of the body are not complete.");
  }
}
