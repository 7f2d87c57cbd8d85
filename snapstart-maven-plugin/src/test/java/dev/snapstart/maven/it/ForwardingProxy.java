package dev.snapstart.maven.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy with a password that leads every host to one server: only what is not on this machine
 * gets real credentials.
 */
final class ForwardingProxy implements AutoCloseable {
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "host",
          "connection",
          "proxy-connection",
          "proxy-authorization",
          "content-length",
          "transfer-encoding",
          "expect",
          "date");

  private final URI target;
  private final String password;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();

  /**
   * Starts it.
   *
   * @param target where everything goes
   * @param password the password of the user {@code it}
   */
  ForwardingProxy(URI target, String password) throws IOException {
    this.target = target;
    this.password = password;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The Authorization headers that came by since they were last asked for. */
  List<String> takeAuthorizations() {
    List<String> seen = List.copyOf(authorizations);
    authorizations.clear();
    return seen;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!isLetThrough(exchange)) {
        exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"it\"");
        exchange.sendResponseHeaders(407, -1);
        return;
      }
      // Addresses that carry their signature come without.
      authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
      HttpResponse<byte[]> answer =
          client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!isHopByHop(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      byte[] content = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isLetThrough(HttpExchange exchange) {
    String credentials = Base64.getEncoder().encodeToString(("it:" + password).getBytes());
    return ("Basic " + credentials)
        .equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    URI asked = exchange.getRequestURI();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + asked.getRawPath() + query))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!isHopByHop(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static boolean isHopByHop(String name) {
    return HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
