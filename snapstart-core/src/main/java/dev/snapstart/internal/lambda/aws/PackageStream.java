package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.CallFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/**
 * Fetches from an address that is its own permission: nothing is signed, and the address, a secret
 * while it is valid, is in no message.
 */
final class PackageStream extends FilterInputStream {
  private static final String ACTION = "fetching the package";

  private final ExecutableHttpRequest request;
  private final Runnable afterwards;
  private boolean whole;

  private PackageStream(InputStream body, ExecutableHttpRequest request, Runnable afterwards) {
    super(body);
    this.request = request;
    this.afterwards = afterwards;
  }

  /** With a connection of its own, through the proxy that the JVM or its environment names. */
  static InputStream open(URI location) {
    SdkHttpClient http = ApacheHttpClient.builder().build();
    try {
      return open(http, location, http::close);
    } catch (CallFailure failure) {
      http.close();
      throw failure;
    }
  }

  static InputStream open(SdkHttpClient http, URI location, Runnable afterwards) {
    SdkHttpRequest get =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(location)
            .putHeader("Host", location.getRawAuthority())
            .build();
    ExecutableHttpRequest request =
        http.prepareRequest(HttpExecuteRequest.builder().request(get).build());
    HttpExecuteResponse response;
    try {
      response = request.call();
    } catch (IOException e) {
      throw failure(CallFailure.Kind.TRANSIENT, "The connection failed (" + e + ").", e);
    }
    int status = response.httpResponse().statusCode();
    if (status != 200 || response.responseBody().isEmpty()) {
      request.abort();
      throw failure(
          status >= 500 ? CallFailure.Kind.TRANSIENT : CallFailure.Kind.REJECTED,
          "The address that Lambda named answered with HTTP status " + status + ".",
          null);
    }
    return new PackageStream(response.responseBody().get(), request, afterwards);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    whole |= read < 0;
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    whole |= read < 0;
    return read;
  }

  /** A connection with an unread rest is dropped; draining it would fetch the rest first. */
  @Override
  public void close() throws IOException {
    try {
      if (whole) {
        super.close();
      } else {
        request.abort();
      }
    } finally {
      afterwards.run();
    }
  }

  private static CallFailure failure(
      CallFailure.Kind kind, String message, @org.jspecify.annotations.Nullable Throwable cause) {
    return new CallFailure(kind, ACTION, null, message, null, null, cause);
  }
}
