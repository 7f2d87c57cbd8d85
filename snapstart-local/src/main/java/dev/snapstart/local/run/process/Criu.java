package dev.snapstart.local.run.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for CRIU, which could copy a held process; copying itself is not built. */
public final class Criu {
  /** Older ones fail on current kernels. */
  private static final int MAJOR = 4;

  private static final int MINOR = 1;
  private static final Pattern VERSION = Pattern.compile("Version: v?(\\d+)\\.(\\d+)");

  private Criu() {}

  /**
   * Looks for a usable CRIU, unless the system property {@code snapstart.criu} is {@code off}.
   *
   * @param path the folders to look in, as in the variable PATH, or null
   * @return a line for the log, or null if there is none or it was switched off
   */
  public static @Nullable String remark(@Nullable String path) {
    Path program = Launcher.find("criu", path);
    if (program == null || System.getProperty("snapstart.criu", "on").equals("off")) {
      return null;
    }
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      String printed =
          new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      process.destroyForcibly();
      return usable(printed)
          ? "CRIU is here, but copying snapshots with it is not built: each environment is"
              + " initialized by itself"
          : null;
    } catch (IOException e) {
      return null; // What cannot be started is not there.
    }
  }

  static boolean usable(String printed) {
    Matcher matcher = VERSION.matcher(printed);
    if (!matcher.find()) {
      return false;
    }
    int major = Integer.parseInt(matcher.group(1));
    return major > MAJOR || (major == MAJOR && Integer.parseInt(matcher.group(2)) >= MINOR);
  }
}
