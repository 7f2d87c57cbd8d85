package dev.snapstart.internal.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.X000A_NTFS;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipShort;

/**
 * Rewrites an archive so that a rebuild without a change has the same hash: same entries, order,
 * permissions and content, one fixed time, and no date comment in {@code pom.properties}.
 * Compressed data is copied as it is.
 */
final class ArchiveNormaliser {
  private static final Pattern POM_PROPERTIES =
      Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
  private static final Pattern DATE_COMMENT =
      Pattern.compile(
          "^#[A-Z][a-z]{2} [A-Z][a-z]{2} \\d{1,2} \\d{2}:\\d{2}:\\d{2} \\S+ \\d{4}\\R?",
          Pattern.MULTILINE);

  /** February, so that no time zone moves it before 1980, where the zip format begins. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final ZipShort EXTENDED_TIMESTAMP = new X5455_ExtendedTimestamp().getHeaderId();
  private static final ZipShort NTFS_TIMES = new X000A_NTFS().getHeaderId();

  private ArchiveNormaliser() {}

  static void copy(Path from, Path to) throws IOException {
    try (ZipFile in = ZipFile.builder().setPath(from).get();
        ZipArchiveOutputStream out = new ZipArchiveOutputStream(to)) {
      out.setUseZip64(Zip64Mode.AsNeeded);
      Enumeration<ZipArchiveEntry> entries = in.getEntries();
      while (entries.hasMoreElements()) {
        copy(in, entries.nextElement(), out);
      }
    }
  }

  private static void copy(ZipFile in, ZipArchiveEntry entry, ZipArchiveOutputStream out)
      throws IOException {
    ZipArchiveEntry copy = new ZipArchiveEntry(entry);
    for (ZipShort times : List.of(EXTENDED_TIMESTAMP, NTFS_TIMES)) {
      if (copy.getExtraField(times) != null) {
        copy.removeExtraField(times);
      }
    }
    copy.setTime(ENTRY_TIME.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
    if (!POM_PROPERTIES.matcher(entry.getName()).matches()) {
      try (InputStream raw = in.getRawInputStream(entry)) {
        out.addRawArchiveEntry(copy, raw);
      }
      return;
    }
    byte[] content;
    try (InputStream stream = in.getInputStream(entry)) {
      content = withoutDate(stream.readAllBytes());
    }
    // Stored, because compressed bytes differ between the zlibs of Java platforms.
    copy.setMethod(ZipArchiveEntry.STORED);
    copy.setSize(content.length);
    copy.setCompressedSize(content.length);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    copy.setCrc(checksum.getValue());
    out.putArchiveEntry(copy);
    new ByteArrayInputStream(content).transferTo(out);
    out.closeArchiveEntry();
  }

  private static byte[] withoutDate(byte[] properties) {
    String text = new String(properties, StandardCharsets.ISO_8859_1);
    return DATE_COMMENT.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
  }
}
