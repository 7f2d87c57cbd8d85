package dev.snapstart.maven.connect;

import dev.snapstart.SdkModules;
import dev.snapstart.SnapStart;
import dev.snapstart.maven.local.RunningLambda;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all goals of one Maven build share: a client for each connection, so that modules built in
 * parallel stay within one account's quotas together, a local Lambda for each region, and the
 * versions published so far. Thread-safe.
 */
public final class Build implements AutoCloseable {
  private final Map<Connection, SnapStart> clients = new HashMap<>();
  private final Map<String, RunningLambda> servers = new HashMap<>();
  private final PublishedVersions published = new PublishedVersions();

  public PublishedVersions published() {
    return published;
  }

  synchronized SnapStart connect(Connection connection, SdkModules modules) {
    return clients.computeIfAbsent(connection, missing -> missing.open(modules));
  }

  synchronized RunningLambda local(String region, Supplier<RunningLambda> start) {
    return servers.computeIfAbsent(region, missing -> start.get());
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(SnapStart::close);
    clients.clear();
    servers.values().forEach(RunningLambda::close);
    servers.clear();
  }
}
