package dev.snapstart.local.store;

import dev.snapstart.local.state.CodePackage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One file for each package, named by its hash. */
final class FolderBlobs implements Blobs {
  private final Path folder;

  FolderBlobs(Path folder) {
    this.folder = folder;
  }

  @Override
  public CodePackage put(byte[] bytes) {
    CodePackage code = CodePackage.of(bytes);
    DurableFile file = file(code.sha256());
    if (!file.exists()) {
      file.write(bytes);
    }
    return code;
  }

  @Override
  public byte @Nullable [] get(String sha256) {
    return file(sha256).read();
  }

  private DurableFile file(String sha256) {
    // Base64 for URLs, and no other character can come out of it.
    String name = sha256.replace('+', '-').replace('/', '_').replaceAll("[^A-Za-z0-9_-]", "");
    return new DurableFile(folder.resolve(name));
  }
}
