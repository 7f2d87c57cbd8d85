package dev.snapstart.maven.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.snapstart.SdkModules;
import dev.snapstart.SnapStart;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.Sessions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

class ConnectorTest {
  private static final String ELSEWHERE = "http://lambda.test.invalid";

  @TempDir private Path folder;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Settings settings = new Settings();
  private final Build build = new Build();
  private HttpServer server;

  /** Knows no function, and notes what it was asked for and by whom. */
  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String by = exchange.getRequestHeaders().getFirst("Authorization");
          seen.add(exchange.getRequestURI() + " by " + by);
          byte[] body = "{\"Message\":\"Function not found\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("x-amzn-ErrorType", "ResourceNotFoundException");
          exchange.sendResponseHeaders(404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    build.close();
    server.stop(0);
  }

  @Test
  void theProxyAndTheAccessKeyOfTheSettingsAreUsed() throws Exception {
    proxy(null);
    server("key", "AKIAPLAIN", "open sesame");
    ConnectionConfig config = config(ELSEWHERE, "key");
    assertThat(connect(config).status("orders").function()).isEmpty();
    assertThat(seen)
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request)
                    .startsWith(ELSEWHERE + "/")
                    .contains("Credential=AKIAPLAIN/", "/eu-west-1/lambda/"));
    assertThat(connector().connection(config).credentials().secretAccessKey())
        .isEqualTo("open sesame");
  }

  @Test
  void theHostsThatNeedNoProxyAreHandedOver() throws Exception {
    proxy("*.invalid|localhost");
    assertThat(connector().connection(config(ELSEWHERE, null)).proxy().nonProxyHosts())
        .containsExactlyInAnyOrder("*.invalid", "localhost");
  }

  @Test
  void thisMachineSeesNeitherProxyNorRealCredentials() throws Exception {
    Proxy dead = proxy(null);
    dead.setPort(1);
    server("key", "AKIAPLAIN", "open sesame");
    ConnectionConfig config = config("http://127.0.0.1:" + server.getAddress().getPort(), "key");
    assertThat(connect(config).status("orders").function()).isEmpty();
    assertThat(seen)
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request).startsWith("/").doesNotContain("AKIAPLAIN"));
  }

  @Test
  void encryptedPasswordsAreDecrypted() throws Exception {
    DefaultPlexusCipher cipher = new DefaultPlexusCipher();
    Files.writeString(
        folder.resolve("settings-security.xml"),
        "<settingsSecurity><master>"
            + cipher.encryptAndDecorate("master", "settings.security")
            + "</master></settingsSecurity>");
    server("key", "AKIAHIDDEN", cipher.encryptAndDecorate("open sesame", "master"));
    Proxy proxy = proxy(null);
    proxy.setUsername("someone");
    proxy.setPassword(cipher.encryptAndDecorate("through", "master"));
    Connection connection = connector().connection(config(ELSEWHERE, "key"));
    assertThat(connection.credentials())
        .isEqualTo(new Connection.Credentials("AKIAHIDDEN", "open sesame"));
    assertThat(connection.proxy().password()).isEqualTo("through");
    assertThat(connection.toString()).doesNotContain("open sesame").doesNotContain("through");
  }

  @Test
  void aPasswordThatCannotBeDecryptedIsOneClearError() throws Exception {
    server(
        "key", "AKIAHIDDEN", new DefaultPlexusCipher().encryptAndDecorate("open sesame", "other"));
    assertThatThrownBy(() -> connector().connection(config(ELSEWHERE, "key")))
        .isInstanceOf(SnapStartException.class)
        .hasMessageContaining("The password of <server> 'key' in settings.xml")
        .hasMessageNotContaining("{");
  }

  @Test
  void anIncompleteOrUnknownServerIsOneClearError() {
    server("empty", "AKIA", null);
    assertThatThrownBy(() -> connector().connection(config(ELSEWHERE, "empty")))
        .hasMessageContaining("No username and password in <server> 'empty'");
    assertThatThrownBy(() -> connector().connection(config(ELSEWHERE, "unknown")))
        .hasMessageContaining("No <server> with id 'unknown' was given ('serverId')");
  }

  @Test
  void offlineOnlyThisMachineIsReached() throws Exception {
    MavenSession session = Sessions.in(folder, settings);
    session.getRequest().setOffline(true);
    Connector connector =
        new Connector(session, decrypter(), build, null, SdkModules.ON_CLASS_PATH);
    assertThat(connector.connection(config("http://localhost:1", null)).endpoint().getPort())
        .isEqualTo(1);
    for (String endpoint : new String[] {null, ELSEWHERE}) {
      assertThatThrownBy(() -> connector.connection(config(endpoint, null)))
          .isInstanceOf(SnapStartException.class)
          .hasMessageContaining("Maven is offline (-o)");
    }
  }

  private SnapStart connect(ConnectionConfig config) throws Exception {
    return connector().connect(config);
  }

  private Connector connector() throws Exception {
    return new Connector(
        Sessions.in(folder, settings), decrypter(), build, null, SdkModules.ON_CLASS_PATH);
  }

  private SettingsDecrypter decrypter() throws Exception {
    return new DefaultSettingsDecrypter(
        new DefaultSecDispatcher(
            new DefaultPlexusCipher(),
            Map.of(),
            folder.resolve("settings-security.xml").toString()));
  }

  private static ConnectionConfig config(String endpoint, String serverId) {
    return new ConnectionConfig("eu-west-1", null, endpoint, "false", serverId);
  }

  private void server(String id, String username, String password) {
    Server entry = new Server();
    entry.setId(id);
    entry.setUsername(username);
    entry.setPassword(password);
    settings.addServer(entry);
  }

  private Proxy proxy(String direct) {
    Proxy proxy = new Proxy();
    proxy.setActive(true);
    proxy.setProtocol("http");
    proxy.setHost("127.0.0.1");
    proxy.setPort(server.getAddress().getPort());
    proxy.setNonProxyHosts(direct);
    settings.addProxy(proxy);
    return proxy;
  }
}
