package dev.snapstart.local.run.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CRIU, which copies the memory of a held process; thread-safe. */
public final class Criu {
  /** How its commands end if all went well. */
  public static final String SUCCESS = "exit status 0";

  /** The only file that it adds to the memory of a copy, once all of its threads go on. */
  public static final String LAST_FILE = "stats-restore";

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)");
  private static final Pattern VERSION = Pattern.compile("Version: v?(\\d+\\.\\d+)");

  /** From this kernel on, older ones than 4.2 fail at every TCP socket. */
  private static final int NEW_KERNEL = number("6.16");

  /** Moves the folder of the copied environment over that of the original, for the copy only. */
  private static final String IN_ITS_PLACE = "mount --bind \"$1\" \"$2\" && shift 2 && exec \"$@\"";

  private static final int PATIENCE = 30;
  private final Path program;
  private final Path unshare;
  private final Map<String, String> variables;
  private final Launcher launcher;

  private Criu(Path program, Path unshare, Map<String, String> variables, Launcher launcher) {
    this.program = program;
    this.unshare = unshare;
    this.variables = variables;
    this.launcher = launcher;
  }

  /**
   * Looks for a usable CRIU, unless the system property {@code snapstart.criu} is {@code off}.
   *
   * @param path the folders to look in, as in the variable PATH, or null
   * @param launcher starts it
   * @return CRIU, or null if there is none, this is not root, or it was switched off
   */
  public static @Nullable Criu find(@Nullable String path, Launcher launcher) {
    Path program = Launcher.find("criu", path);
    Path unshare = Launcher.find("unshare", path);
    if (program == null
        || unshare == null
        || System.getProperty("snapstart.criu", "on").equals("off")
        || !root()
        || !usable(version(program), System.getProperty("os.version", ""))) {
      return null;
    }
    return new Criu(program, unshare, path == null ? Map.of() : Map.of("PATH", path), launcher);
  }

  private static boolean root() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false; // Not Linux.
    }
  }

  private static String version(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      String printed =
          new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      process.destroyForcibly();
      return printed;
    } catch (IOException e) {
      return ""; // What cannot be started is not there.
    }
  }

  static boolean usable(String printed, String kernel) {
    Matcher version = VERSION.matcher(printed);
    return version.find()
        && number(version.group(1)) >= number(number(kernel) >= NEW_KERNEL ? "4.2" : "4.1");
  }

  private static int number(String version) {
    Matcher numbers = NUMBERS.matcher(version);
    return numbers.lookingAt()
        ? Integer.parseInt(numbers.group(1)) * 1000 + Integer.parseInt(numbers.group(2))
        : 0;
  }

  /**
   * Copies the memory of a process, which goes on unless that fails.
   *
   * @param pid the process
   * @param environment the folder that is its own
   * @param token what it is known by; each copy gets another one of the same length
   * @param folder an empty folder that takes the image
   * @return the image
   * @throws IOException if that fails; the process may be of no use any more
   */
  public Image dump(long pid, Path environment, String token, Path folder) throws IOException {
    Path memory = Files.createDirectory(Image.memory(folder));
    Command command =
        command(
            List.of(),
            memory,
            folder,
            List.of("dump", "--tree", Long.toString(pid), "--leave-running"));
    CompletableFuture<String> end = new CompletableFuture<>();
    Child child = launcher.start(command);
    child.onExit(end::complete);
    String how = end.completeOnTimeout("no end", PATIENCE, TimeUnit.SECONDS).join();
    if (!how.equals(SUCCESS)) {
      child.kill();
      throw new IOException("criu dump: " + how + ", " + said(command));
    }
    return Image.of(folder, environment, token);
  }

  /**
   * The command of a copy, which waits where the original did. Its connections are closed.
   *
   * @param image the image
   * @param folder an empty folder, for the copy only
   * @param token what the copy is known by
   * @return a command that ends with the copy, with {@link #SUCCESS} however that ended
   * @throws IOException if the files of the copy cannot be prepared
   */
  public Command restore(Image image, Path folder, String token) throws IOException {
    image.copyTo(folder, token);
    // All copies have the same process id: each in a namespace that ends with its first process.
    List<String> around =
        List.of(
            unshare.toString(),
            "--pid",
            "--fork",
            "--kill-child=KILL",
            "--mount-proc",
            "sh",
            "-c",
            IN_ITS_PLACE,
            "sh",
            Image.files(folder).toString(),
            image.environment().toString());
    return command(around, Image.memory(folder), image.folder(), List.of("restore"));
  }

  private Command command(List<String> around, Path memory, Path folder, List<String> what)
      throws IOException {
    List<String> words = new ArrayList<>(around);
    words.add(program.toString());
    words.addAll(what);
    words.addAll(List.of("--images-dir", memory.toString(), "-v1"));
    words.addAll(List.of("--tcp-close", "--shell-job", "--file-locks", "--ghost-limit", "100M"));
    words.add("--manage-cgroups=ignore");
    return new Command(words, variables, folder, Files.createTempFile(folder, "said", ""));
  }

  /**
   * Why a command has failed.
   *
   * @param command the command
   * @return what was said in the end, on one line
   * @throws IOException if that cannot be read
   */
  public static String said(Command command) throws IOException {
    List<String> lines = Files.readAllLines(command.output());
    return String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }
}
