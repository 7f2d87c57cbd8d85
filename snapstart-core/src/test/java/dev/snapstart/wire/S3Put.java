package dev.snapstart.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Puts objects into the local server's S3. */
final class S3Put {
  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  S3Put(URI endpoint) {
    this.endpoint = endpoint;
  }

  void bucket(String bucket) {
    send(bucket, HttpRequest.BodyPublishers.noBody());
  }

  void put(String bucket, String key, Path file) {
    bucket(bucket);
    send(bucket + "/" + key, body(file));
  }

  void putWithSha256(String bucket, String key, Path file, String sha256) {
    send(bucket + "/" + key, body(file), "x-amz-checksum-sha256", sha256);
  }

  void enableVersions(String bucket) {
    send(
        bucket + "?versioning",
        HttpRequest.BodyPublishers.ofString(
            "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"));
  }

  /** Puts an object into a bucket that keeps versions, and returns the version. */
  String putVersion(String bucket, String key, Path file) {
    return send(bucket + "/" + key, body(file))
        .headers()
        .firstValue("x-amz-version-id")
        .orElseThrow();
  }

  private HttpResponse<String> send(
      String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + "/" + path))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20261123/us-east-1/s3/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .PUT(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300 && response.statusCode() != 409) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.BodyPublisher body(Path file) {
    try {
      return HttpRequest.BodyPublishers.ofFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
