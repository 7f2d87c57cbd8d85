package dev.snapstart.maven.local;

import java.net.URI;

/**
 * A local Lambda that runs.
 *
 * @param endpoint where it listens
 * @param stop ends it
 */
public record RunningLambda(URI endpoint, Runnable stop) implements AutoCloseable {
  @Override
  public void close() {
    stop.run();
  }
}
