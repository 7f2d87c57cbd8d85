package dev.snapstart.local.run.api;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The runtime API of all environments on one loopback port; thread-safe.
 *
 * <p>Each environment has a path of its own, which cannot be guessed: no process can speak for
 * another one, and no web page for any. Its threads are its own, so that however many invocations
 * wait, the processes that end the waiting are served.
 */
public final class RuntimeApi implements AutoCloseable {
  private static final int MAX_THREADS = 32;
  private static final int MIN_THREADS = 4;
  private static final int BUFFER = 64 * 1024;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Server server;
  private final int port;

  private RuntimeApi() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("snapstart-local-runtime-api");
    threads.setDaemon(true);
    server =
        new Server(
            threads, new ScheduledExecutorScheduler("snapstart-local-runtime-timer", true), null);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    // Header and body leave in one packet, or the client's delayed acknowledgement costs 40 ms.
    http.setOutputBufferSize(BUFFER);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    connector.setAcceptedTcpNoDelay(true);
    // An environment waits for its next invocation as long as it takes.
    connector.setIdleTimeout(0);
    server.addConnector(connector);
    server.setHandler(new RuntimeHandler(sessions));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot serve the runtime API on 127.0.0.1", e);
    }
    port = connector.getLocalPort();
  }

  /**
   * Starts to listen.
   *
   * @return the running API
   */
  public static RuntimeApi start() {
    return new RuntimeApi();
  }

  /**
   * Where it listens.
   *
   * @return the port
   */
  public int port() {
    return port;
  }

  /**
   * Opens a session.
   *
   * @param session the session
   * @return where its process finds it, for AWS_LAMBDA_RUNTIME_API
   */
  public String open(Session session) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    sessions.put(token, session);
    return "127.0.0.1:" + port + "/" + token;
  }

  /**
   * Forgets a session.
   *
   * @param address where its process found it
   */
  public void forget(String address) {
    sessions.remove(address.substring(address.indexOf('/') + 1));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot stop the runtime API", e);
    }
  }
}
