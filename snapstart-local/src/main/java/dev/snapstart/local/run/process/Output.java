package dev.snapstart.local.run.process;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a process prints, line by line; thread-safe.
 *
 * <p>It is printed into a file, because a file has a state: whatever was printed before a process
 * reported its answer can be read after that report, which no pipe promises.
 */
public final class Output implements AutoCloseable {
  /** Longer lines are cut in two, as by CloudWatch Logs (256 KB an event). */
  private static final int MAX_LINE = 256 * 1024;

  // A plain stream: a channel would be closed if its reader were interrupted.
  private final InputStream file;
  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[64 * 1024];
  private boolean closed;

  /**
   * Starts at the beginning.
   *
   * @param path the file
   * @param lines takes the lines
   */
  public Output(Path path, Consumer<String> lines) {
    this(path, 0, lines);
  }

  private Output(Path path, long skipped, Consumer<String> lines) {
    this.lines = lines;
    try {
      file = new FileInputStream(path.toFile());
      file.skipNBytes(skipped);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the output of a function", e);
    }
  }

  /**
   * Starts at the end, behind what is there.
   *
   * @param path the file
   * @param lines takes the lines
   * @return the output from now on
   */
  public static Output fromNow(Path path, Consumer<String> lines) {
    return new Output(path, path.toFile().length(), lines);
  }

  /** Passes on the lines that are complete. */
  public synchronized void drain() {
    try {
      for (int read = read(); read > 0; read = read()) {
        for (int i = 0; i < read; i++) {
          take(buffer[i]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the output of a function", e);
    }
  }

  private int read() throws IOException {
    return closed ? -1 : file.read(buffer);
  }

  private void take(byte next) {
    if (next != '\n') {
      line.write(next);
    }
    if (next == '\n' || line.size() == MAX_LINE) {
      flush();
    }
  }

  private void flush() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  /** Passes on what is left, also a last line without an end. */
  @Override
  public synchronized void close() {
    drain();
    if (line.size() > 0) {
      flush();
    }
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
