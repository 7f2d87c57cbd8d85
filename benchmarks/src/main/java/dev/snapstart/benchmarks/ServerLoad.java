package dev.snapstart.benchmarks;

import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast the local server answers GetFunction at a fixed rate over many connections.
 *
 * <p>Calls start on a timetable, and each answer's time counts from when its call was due: a server
 * that falls behind cannot hide it by slowing the callers down.
 */
final class ServerLoad implements Benchmark {
  private static final String FIGURE = "local server: GetFunction, 300/s over 64 connections";
  private static final int CONNECTIONS = 64;
  private static final int PER_SECOND = 300;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final double BUDGET_SECONDS = 0.05;
  private static final String FUNCTION = "orders-api";

  @Override
  public String name() {
    return "server";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    try (LocalLambda lambda = LocalLambda.builder().delays(Delays.none()).start()) {
      Library.create(lambda.endpoint(), FUNCTION, setting.archives().next());
      URI uri = lambda.endpoint().resolve("/2015-03-31/functions/" + FUNCTION);
      List<HttpClient> connections = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
      }
      load(connections, uri, WARM_UP);
      Sample sample = load(connections, uri, MEASURED);
      return List.of(
          new Row.Measured(
              FIGURE, "snapstart-local", sample, Budget.percentile(99, BUDGET_SECONDS)));
    }
  }

  private static Sample load(List<HttpClient> connections, URI uri, Duration length)
      throws Exception {
    Sample sample = new Sample();
    ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      long interval = Duration.ofSeconds(1).toNanos() / PER_SECOND;
      long calls = length.toSeconds() * PER_SECOND;
      long begin = System.nanoTime() + interval;
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        HttpClient connection = connections.get(i);
        int first = i;
        all.add(
            callers.submit(
                () -> {
                  for (long call = first; call < calls; call += CONNECTIONS) {
                    sample.add(timed(connection, uri, begin + call * interval));
                  }
                  return null;
                }));
      }
      for (Future<?> caller : all) {
        caller.get();
      }
    } finally {
      callers.shutdownNow();
    }
    return sample;
  }

  private static Duration timed(HttpClient connection, URI uri, long due)
      throws IOException, InterruptedException {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    HttpResponse<String> response =
        connection.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    long end = System.nanoTime();
    if (response.statusCode() != 200) {
      throw new IOException("GetFunction: " + response.statusCode() + " " + response.body());
    }
    return Duration.ofNanos(end - due);
  }
}
