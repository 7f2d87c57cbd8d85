package dev.snapstart.local.rehearse.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory of a process. */
public final class ProcessMemory {
  private ProcessMemory() {}

  /**
   * What it has in memory now.
   *
   * @param pid the process
   * @return whole megabytes, 0 where the system does not tell
   */
  public static long residentMb(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | RuntimeException e) {
      return 0; // Not Linux, or the process is gone.
    }
  }
}
