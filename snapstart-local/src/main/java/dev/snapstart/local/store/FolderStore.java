package dev.snapstart.local.store;

import dev.snapstart.local.state.cloud.Cloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps everything in a folder that one process at a time may use. */
public final class FolderStore implements StateStore {
  private final DurableFile stateFile;
  private final FolderBlobs blobs;
  private final FileChannel lockChannel;

  private FolderStore(Path folder, FileChannel lockChannel) {
    this.stateFile = new DurableFile(folder.resolve("state.json"));
    this.blobs = new FolderBlobs(folder.resolve("blobs"));
    this.lockChannel = lockChannel;
  }

  /**
   * Opens a folder.
   *
   * @param folder the folder, created if there is none
   * @return the store, to be closed
   * @throws IllegalStateException if another server uses the folder
   */
  public static FolderStore open(Path folder) {
    try {
      Files.createDirectories(folder.resolve("blobs"));
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(folder, channel);
      DurableFile.removeUnfinished(folder);
      return new FolderStore(folder, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the state folder " + folder, e);
    }
  }

  private static void lock(Path folder, FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "The state folder "
              + folder
              + " is in use by another LocalLambda: stop that one or choose another folder");
    }
  }

  @Override
  public @Nullable Cloud load() {
    byte[] json = stateFile.read();
    Cloud state = json == null ? null : read(json);
    blobs.retain(state == null ? Set.of() : state.lambda().packages());
    return state;
  }

  private Cloud read(byte[] json) {
    try {
      return StateJson.read(json);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The state file "
              + stateFile
              + " holds no readable state. "
              + e.getMessage()
              + ": put back a copy of it, delete the folder to start empty, or choose another one",
          e);
    }
  }

  @Override
  public void save(Cloud state) {
    stateFile.write(StateJson.write(state));
  }

  @Override
  public Blobs blobs() {
    return blobs;
  }

  @Override
  public void close() {
    try {
      lockChannel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
