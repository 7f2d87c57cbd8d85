package dev.snapstart.local.store;

import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.cloud.Cloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps no state, and packages in a temporary folder of its own until it is closed or the process
 * exits.
 */
public final class TemporaryStore implements StateStore, Blobs {
  private final TemporaryFolder temporary;
  private final Path folder;
  private final Thread atExit;

  private TemporaryStore(TemporaryFolder temporary) {
    this.temporary = temporary;
    this.folder = temporary.path();
    this.atExit = new Thread(temporary::close, "snapstart-local-cleanup");
  }

  /**
   * Makes the folder, which only its owner can read where the file system knows owners.
   *
   * @return the store, to be closed
   * @throws UncheckedIOException if the folder for temporary files cannot be written
   */
  public static TemporaryStore open() {
    TemporaryStore store = new TemporaryStore(TemporaryFolder.open());
    Runtime.getRuntime().addShutdownHook(store.atExit);
    return store;
  }

  @Override
  public @Nullable Cloud load() {
    return null;
  }

  @Override
  public void save(Cloud state) {
    // The state lives in the control plane.
  }

  @Override
  public Blobs blobs() {
    return this;
  }

  @Override
  public CodePackage put(byte[] bytes) {
    CodePackage code = CodePackage.of(bytes);
    Path file = file(code.sha256());
    if (!Files.exists(file)) {
      write(file, bytes);
    }
    return code;
  }

  /** Written aside, so that no reader meets half a package. */
  private void write(Path file, byte[] bytes) {
    try {
      Path aside = Files.createTempFile(folder, "write", ".tmp");
      Files.write(aside, bytes);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  @Override
  public byte @Nullable [] get(String sha256) {
    return new DurableFile(file(sha256)).read();
  }

  private Path file(String sha256) {
    return folder.resolve(FolderBlobs.name(sha256));
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // The process is on its way out, and the hook deletes the folder.
    }
    temporary.close();
  }
}
