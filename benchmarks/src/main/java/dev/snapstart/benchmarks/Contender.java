package dev.snapstart.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A way to deploy. */
interface Contender {
  String name();

  /** Why it cannot run on this machine, if so. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /** Gets ready to deploy one function; {@code folder} is its own and empty. */
  Deployer open(URI endpoint, String function, Path folder)
      throws IOException, InterruptedException;

  /** Deploys one function; not thread-safe. */
  interface Deployer extends AutoCloseable {
    /** Makes function, version 1 and alias. */
    void create(Path archive) throws IOException, InterruptedException;

    /** Changes the code, publishes it and moves the alias when the snapshot is ready. */
    void update(Path archive) throws IOException, InterruptedException;

    @Override
    default void close() {}
  }
}
