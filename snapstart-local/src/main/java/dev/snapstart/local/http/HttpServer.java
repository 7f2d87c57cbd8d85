package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.control.Quotas;
import dev.snapstart.local.control.Recorder;
import dev.snapstart.local.fault.Faults;
import dev.snapstart.local.logs.LogStore;
import dev.snapstart.local.run.FunctionRunner;
import dev.snapstart.local.store.Blobs;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/** The server on a loopback port; all of its threads are daemons. */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_THREADS = 200;
  private static final int MIN_THREADS = 8;
  private static final int BUFFER = 64 * 1024;
  private final Server server;
  private final URI endpoint;

  private HttpServer(Server server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /**
   * Starts a server.
   *
   * @param port the port on 127.0.0.1, 0 for any free one
   * @param parts what it serves
   * @return the started server
   * @throws IllegalStateException if it cannot start, for example because the port is taken
   */
  public static HttpServer start(int port, Parts parts) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("snapstart-local");
    threads.setDaemon(true);
    Server server =
        new Server(threads, new ScheduledExecutorScheduler("snapstart-local-timer", true), null);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setOutputBufferSize(BUFFER);
    // Object keys may hold what other paths may not.
    http.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setAcceptedTcpNoDelay(true);
    server.addConnector(connector);
    try {
      connector.open();
      URI endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
      server.setHandler(new Front(parts.pipeline(endpoint), parts.clock));
      server.start();
      return new HttpServer(server, endpoint);
    } catch (Exception e) {
      connector.close();
      throw new IllegalStateException("Cannot listen on 127.0.0.1:" + port, e);
    }
  }

  /**
   * Where the server listens.
   *
   * @return the address with its port
   */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot stop the server", e);
    }
  }

  /**
   * What a server serves.
   *
   * @param control the state
   * @param runner runs functions, or null if they are not run
   * @param draws decide among weighted versions, from 0 to below 1
   * @param logs what functions printed
   * @param blobs the uploaded bytes
   * @param faults what goes wrong
   * @param quotas limits the calls, or null for no limits
   * @param recorder remembers the calls
   * @param listeners watch the calls
   * @param clock tells the time
   */
  public record Parts(
      ControlPlane control,
      @Nullable FunctionRunner runner,
      DoubleSupplier draws,
      LogStore logs,
      Blobs blobs,
      Faults faults,
      @Nullable Quotas quotas,
      Recorder recorder,
      List<CallListener> listeners,
      Clock clock) {

    Pipeline pipeline(URI endpoint) {
      JsonMapper mapper = LambdaJson.mapper(blobs);
      LambdaReplies replies = new LambdaReplies(mapper, new PolicyJson(mapper), endpoint);
      InvokeService invocations = new InvokeService(control, runner, draws, mapper, replies);
      Service lambda = new LambdaService(control, invocations, listeners, mapper, replies);
      Service sts = new StsService(control.state().account());
      // What names its service comes first, S3 with its free paths last.
      Services services =
          new Services(
              List.of(
                  new KmsService(control, mapper),
                  new LogsService(control, logs, mapper),
                  new CloudWatchService(control),
                  new CodeDeployService(control),
                  new RestApiService(control),
                  new HttpApiService(control),
                  new UnknownService(lambda, sts),
                  new CodeDownloads(blobs),
                  lambda,
                  sts,
                  new S3Service(control, blobs, new S3Uploads(clock))));
      return new Pipeline(services, faults, quotas, recorder, clock);
    }
  }
}
