package dev.snapstart.local.store;

import dev.snapstart.local.state.CodePackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Deletes what no function and no object refers to any more, such as refused uploads. */
  void retain(Set<String> hashes) {
    Set<String> names = hashes.stream().map(FolderBlobs::name).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!names.contains(String.valueOf(file.getFileName()))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tidy " + folder, e);
    }
  }

  private DurableFile file(String sha256) {
    return new DurableFile(folder.resolve(name(sha256)));
  }

  /** Base64 for URLs, and no other character can come out of it. */
  static String name(String sha256) {
    return sha256.replace('+', '-').replace('/', '_').replaceAll("[^A-Za-z0-9_-]", "");
  }
}
