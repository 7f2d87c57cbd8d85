package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.store.Blobs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Hands out the packages that GetFunction's Code.Location points at. */
final class CodeDownloads implements Service {
  static final String PREFIX = "_code";
  private final Blobs blobs;

  CodeDownloads(Blobs blobs) {
    this.blobs = blobs;
  }

  static String path(String sha256) {
    return "/" + PREFIX + "/" + URLEncoder.encode(sha256, StandardCharsets.UTF_8);
  }

  @Override
  public boolean serves(HttpCall call) {
    return call.path().size() == 2 && call.path().get(0).equals(PREFIX);
  }

  @Override
  public Prepared prepare(HttpCall call) {
    return new Prepared("DownloadCode", null, () -> download(call.path().get(1)));
  }

  private Reply download(String sha256) {
    byte[] bytes = blobs.get(sha256);
    return bytes == null ? Reply.empty(404) : Reply.of(200, "application/zip", bytes);
  }

  @Override
  public Reply refusal(LambdaError error) {
    return Reply.of(error.status(), "text/plain", error.message());
  }
}
