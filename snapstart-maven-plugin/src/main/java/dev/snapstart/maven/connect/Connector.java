package dev.snapstart.maven.connect;

import dev.snapstart.HttpProxy;
import dev.snapstart.SdkModules;
import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.local.LocalServer;
import dev.snapstart.maven.local.RunningLambda;
import dev.snapstart.maven.parameter.Values;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Finds out where a goal's calls go, as whom and through which proxy. */
public final class Connector {
  private final MavenSession session;
  private final SettingsDecrypter decrypter;
  private final Build build;
  private final LocalServer localServer;
  private final SdkModules modules;

  public Connector(
      MavenSession session,
      SettingsDecrypter decrypter,
      Build build,
      LocalServer localServer,
      SdkModules modules) {
    this.session = session;
    this.decrypter = decrypter;
    this.build = build;
    this.localServer = localServer;
    this.modules = modules;
  }

  /**
   * Connects, or hands out the connection of another goal of this build.
   *
   * @param config where to
   * @return a client that is closed with the build
   */
  public SnapStart connect(ConnectionConfig config) {
    return build.connect(connection(config), modules);
  }

  public Connection connection(ConnectionConfig config) {
    URI endpoint = endpoint(config);
    boolean loopback = endpoint != null && SnapStart.isLoopback(endpoint);
    if (session.isOffline() && !loopback) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST, "Maven is offline (-o), and AWS is not on this machine.")
          .advice("Leave -o out, or use -Dsnapstart.local.")
          .build();
    }
    return new Connection(
        config.region(),
        config.profile(),
        endpoint,
        loopback || config.serverId() == null ? null : credentials(config.serverId()),
        loopback ? null : proxy());
  }

  private @Nullable URI endpoint(ConnectionConfig config) {
    String given = config.endpoint();
    if (!Values.flag("local", config.local())) {
      return given == null ? null : parse(given);
    }
    if (given != null) {
      throw Values.conflict("endpoint", "local");
    }
    String region = config.region() == null ? LocalServer.DEFAULT_REGION : config.region();
    RunningLambda server = build.local(region, () -> localServer.start(region, 0));
    return server.endpoint();
  }

  private static URI parse(String text) {
    try {
      URI uri = new URI(text.strip());
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException | NumberFormatException e) {
      // The latter escapes from an IPv4 address inside of an IPv6 one.
      throw Values.invalid("endpoint", text, "Use a URL such as http://127.0.0.1:9400.");
    }
    throw Values.invalid("endpoint", text, "Use a URL such as http://127.0.0.1:9400.");
  }

  private Connection.Credentials credentials(String serverId) {
    Server server = session.getSettings().getServer(serverId);
    if (server == null) {
      throw Values.missing(
          "serverId", "<server> with id '" + serverId + "'", "Add it to settings.xml.");
    }
    Server decrypted =
        decrypt(
                "<server> '" + serverId + "'",
                "serverId",
                new DefaultSettingsDecryptionRequest(server))
            .getServer();
    if (decrypted.getUsername() == null || decrypted.getPassword() == null) {
      throw Values.missing(
          "serverId",
          "username and password in <server> '" + serverId + "'",
          "Put the access key id and the secret access key there.");
    }
    return new Connection.Credentials(decrypted.getUsername(), decrypted.getPassword());
  }

  /** Maven hands an undecipherable password over as it stands; no service would accept it. */
  private SettingsDecryptionResult decrypt(
      String what, String element, SettingsDecryptionRequest request) {
    SettingsDecryptionResult result = decrypter.decrypt(request);
    if (result.getProblems().isEmpty()) {
      return result;
    }
    throw SnapStartException.of(
            ErrorCode.INVALID_REQUEST,
            "The password of "
                + what
                + " in settings.xml could not be decrypted ('"
                + element
                + "').")
        .advice("Encrypt it with mvn --encrypt-password and the master password of this machine.")
        .cause(result.getProblems().get(0).getException())
        .build();
  }

  /** AWS is spoken to over https, so a proxy for that comes first. */
  private @Nullable Proxy activeProxy() {
    return session.getSettings().getProxies().stream()
        .filter(Proxy::isActive)
        .filter(proxy -> "https".equalsIgnoreCase(proxy.getProtocol()))
        .findFirst()
        .orElse(session.getSettings().getActiveProxy());
  }

  private @Nullable HttpProxy proxy() {
    Proxy active = activeProxy();
    if (active == null) {
      return null;
    }
    Proxy proxy =
        decrypt("the active <proxy>", "proxy", new DefaultSettingsDecryptionRequest(active))
            .getProxy();
    String direct = proxy.getNonProxyHosts();
    return new HttpProxy(
        // <protocol> says which requests go through it; the proxy itself is spoken to in plain.
        "http",
        proxy.getHost(),
        proxy.getPort(),
        proxy.getUsername(),
        proxy.getPassword(),
        direct == null || direct.isBlank()
            ? Set.of()
            : new java.util.HashSet<>(java.util.List.of(direct.strip().split("[|,]"))));
  }
}
