package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes over real connections to a real server, each connection with one text. */
final class Traffic implements AutoCloseable {
  private static final int MOST_SILENCE_MS = 10_000;
  private static final int WARM = 1_000;
  private static final long MORE_HEAP = 64L << 20;
  private static final int MORE_THREADS = 20;
  private static final long MORE_FILES = 50;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
  private static final Pattern HERE =
      Pattern.compile("127\\.0\\.0\\.1|localhost|\\[::1]", Pattern.CASE_INSENSITIVE);

  private final LocalLambda server = LocalLambda.builder().delays(Delays.none()).start();
  private @Nullable Usage warm;
  private long connections;
  private long answers;

  /** Sends a text, hears what comes back until the server hangs up, and judges it. */
  void send(byte[] text) throws IOException {
    String answer = exchange(text);
    connections++;
    Matcher status = STATUS.matcher(answer);
    while (status.find()) {
      answers++;
      assertThat(status.group(1)).as(answer).doesNotMatch("500|502|503|504");
    }
    assertThat(answer).doesNotContain("snapstart-local failed", "\tat ", "java.lang.");
    String asked = new String(text, StandardCharsets.ISO_8859_1);
    if (!HERE.matcher(asked).find()) {
      assertThat(answer).as("for a foreign host").doesNotContain("HTTP/1.1 2", "HTTP/1.0 2");
    }
    States.check(server.state());
    if (connections == WARM) {
      warm = Usage.now();
    }
  }

  private String exchange(byte[] text) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress("127.0.0.1", server.endpoint().getPort()), MOST_SILENCE_MS);
      socket.setSoTimeout(MOST_SILENCE_MS);
      socket.getOutputStream().write(text);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("The server hangs", e);
    } catch (IOException e) {
      // It may hang up on what is no HTTP before all of it was sent.
      return "";
    }
  }

  /** Looks for what is left behind after the last connection. */
  void checkLeaks() {
    if (warm != null) {
      server.clearRecordedCalls();
      Usage end = Usage.now();
      System.out.println("raw connections: " + connections + ", answers " + answers);
      System.out.println("after " + WARM + ": " + warm + "; at the end: " + end);
      assertThat(end.heap).isLessThan(warm.heap + MORE_HEAP);
      assertThat(end.threads).isLessThanOrEqualTo(warm.threads + MORE_THREADS);
      assertThat(end.files).isLessThanOrEqualTo(warm.files + MORE_FILES);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  /** What a process holds. */
  private record Usage(long heap, int threads, long files) {
    static Usage now() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long open =
          ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
              ? unix.getOpenFileDescriptorCount()
              : 0;
      return new Usage(
          runtime.totalMemory() - runtime.freeMemory(),
          ManagementFactory.getThreadMXBean().getThreadCount(),
          open);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%d MB heap, %d threads, %d files", heap >> 20, threads, files);
    }
  }
}
