package dev.snapstart.local.store;

import dev.snapstart.local.state.cloud.Cloud;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a state is after it was kept and read. */
public final class KeptState {
  private KeptState() {}

  /** Writes and reads it. */
  public static Cloud again(Cloud state) {
    try {
      return StateJson.read(StateJson.write(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
