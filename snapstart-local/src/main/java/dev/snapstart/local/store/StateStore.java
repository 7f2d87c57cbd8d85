package dev.snapstart.local.store;

import dev.snapstart.local.state.cloud.Cloud;
import org.jspecify.annotations.Nullable;

/** Where the state outlives the process, or doesn't; thread-safe. */
public interface StateStore extends AutoCloseable {

  /**
   * The state of an earlier run.
   *
   * @return the state, or null where there was none
   */
  @Nullable Cloud load();

  /**
   * Keeps a state; it is durable when this returns.
   *
   * @param state the state
   */
  void save(Cloud state);

  /**
   * The uploaded bytes that belong to the state.
   *
   * @return the bytes
   */
  Blobs blobs();

  @Override
  void close();
}
