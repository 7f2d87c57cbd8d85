package dev.snapstart.wire;

import java.io.IOException;
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

  void bucket(String bucket) throws IOException {
    send(bucket, HttpRequest.BodyPublishers.noBody());
  }

  void put(String bucket, String key, Path file) throws IOException {
    bucket(bucket);
    send(bucket + "/" + key, HttpRequest.BodyPublishers.ofFile(file));
  }

  private void send(String path, HttpRequest.BodyPublisher body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + "/" + path))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20261123/us-east-1/s3/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .PUT(body)
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300 && response.statusCode() != 409) {
        throw new IOException(response.statusCode() + " " + response.body());
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
