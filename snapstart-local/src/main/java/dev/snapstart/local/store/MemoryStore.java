package dev.snapstart.local.store;

import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.LambdaState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps bytes as long as the process lives, and no state at all. */
public final class MemoryStore implements StateStore, Blobs {
  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

  @Override
  public @Nullable LambdaState load() {
    return null;
  }

  @Override
  public void save(LambdaState state) {
    // The state lives in the control plane.
  }

  @Override
  public Blobs blobs() {
    return this;
  }

  @Override
  public CodePackage put(byte[] bytes) {
    CodePackage code = CodePackage.of(bytes);
    blobs.putIfAbsent(code.sha256(), bytes);
    return code;
  }

  @Override
  public byte @Nullable [] get(String sha256) {
    return blobs.get(sha256);
  }

  @Override
  public void close() {
    blobs.clear();
  }
}
