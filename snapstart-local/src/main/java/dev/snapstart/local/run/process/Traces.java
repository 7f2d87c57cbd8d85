package dev.snapstart.local.run.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the memory of a process holds a token, as text of one byte a character. */
record Traces(List<Trace> all) {
  private static final String PAGES = "pages-*.img";
  private static final int CHUNK = 1 << 20;

  static Traces of(Path memory, String token) throws IOException {
    List<Trace> found = new ArrayList<>();
    try (DirectoryStream<Path> pages = Files.newDirectoryStream(memory, PAGES)) {
      for (Path file : pages) {
        find(file, bytes(token), found);
      }
    }
    if (found.isEmpty()) {
      throw new IOException("the process does not know its own address");
    }
    return new Traces(found);
  }

  private static void find(Path file, byte[] token, List<Trace> found) throws IOException {
    byte[] chunk = new byte[CHUNK];
    int kept = 0;
    long start = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = fill(in, chunk, kept); read > 0; read = fill(in, chunk, kept)) {
        int length = kept + read;
        for (int at = 0; at <= length - token.length; at++) {
          if (chunk[at] == token[0]
              && Arrays.equals(chunk, at, at + token.length, token, 0, token.length)) {
            found.add(new Trace(String.valueOf(file.getFileName()), start + at));
          }
        }
        // What is cut in two by the end of a chunk is whole in the next one.
        kept = Math.min(token.length - 1, length);
        System.arraycopy(chunk, length - kept, chunk, 0, kept);
        start += length - kept;
      }
    }
  }

  private static int fill(InputStream in, byte[] chunk, int from) throws IOException {
    return in.readNBytes(chunk, from, chunk.length - from);
  }

  /** Puts another token of the same length there. */
  void replace(Path memory, String token) throws IOException {
    for (Trace trace : all) {
      Path file = memory.resolve(trace.file());
      try (RandomAccessFile pages = new RandomAccessFile(file.toFile(), "rw")) {
        pages.seek(trace.at());
        pages.write(bytes(token));
      }
    }
  }

  private static byte[] bytes(String token) {
    return token.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * A place.
   *
   * @param file the file's name
   * @param at the offset in there
   */
  record Trace(String file, long at) {}
}
