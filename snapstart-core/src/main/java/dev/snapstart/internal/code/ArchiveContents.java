package dev.snapstart.internal.code;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** What a look at an archive's directory tells. */
record ArchiveContents(int entries, long unzippedBytes, boolean signed) {
  private static final Pattern SIGNATURE =
      Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);

  static ArchiveContents of(Path file) throws IOException {
    int entries = 0;
    long bytes = 0;
    boolean signed = false;
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      Enumeration<ZipArchiveEntry> all = zip.getEntries();
      while (all.hasMoreElements()) {
        ZipArchiveEntry entry = all.nextElement();
        entries++;
        bytes += Math.max(0, entry.getSize());
        signed |= SIGNATURE.matcher(entry.getName()).matches();
      }
    }
    return new ArchiveContents(entries, bytes, signed);
  }
}
