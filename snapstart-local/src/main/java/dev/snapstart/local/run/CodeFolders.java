package dev.snapstart.local.run;

import dev.snapstart.local.store.Blobs;
import dev.snapstart.local.store.TemporaryFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Packages, unpacked once for all environments that run them; thread-safe. */
final class CodeFolders {
  private final Blobs blobs;
  private final Path root;
  private final Map<String, Path> unpacked = new HashMap<>();

  CodeFolders(Blobs blobs, Path root) {
    this.blobs = blobs;
    this.root = root;
  }

  /** The folder of a package, Lambda's /var/task. */
  synchronized Path of(String sha256) {
    return unpacked.computeIfAbsent(sha256, this::unpack);
  }

  private Path unpack(String sha256) {
    byte[] bytes = blobs.get(sha256);
    if (bytes == null) {
      throw new IllegalStateException("The package " + sha256 + " is gone");
    }
    Path folder = root.resolve("code-" + unpacked.size());
    try {
      Files.createDirectories(folder);
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          write(zip, entry, folder);
        }
      }
      return folder;
    } catch (IOException e) {
      deleteQuietly(folder);
      throw new UncheckedIOException("Cannot unpack the package " + sha256, e);
    }
  }

  private static void write(ZipInputStream zip, ZipEntry entry, Path folder) throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("An entry leads out of the package: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else {
      Files.createDirectories(file.getParent() == null ? folder : file.getParent());
      Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      TemporaryFolder.delete(folder);
    } catch (IOException e) {
      return; // It goes with the server's own folder.
    }
  }
}
