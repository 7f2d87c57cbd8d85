package dev.snapstart.local.run.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python through a bootstrap of ours, which speaks the same API and has the snapshot hooks. */
final class PythonKit implements Kit {
  private static final Pattern RUNTIME = Pattern.compile("python3\\.(\\d+)");
  private static final List<String> FILES =
      List.of("bootstrap.py", "snapshot_restore_py.py", "snapstart_rehearsal.py");
  private final Path folder;
  private final Pythons pythons;

  PythonKit(Host host, Path folder) {
    this.folder = folder.resolve("python");
    this.pythons = new Pythons(host);
  }

  @Override
  public boolean isFor(String runtime) {
    return minor(runtime) >= 9;
  }

  @Override
  public @Nullable String obstacle(String runtime) {
    return pythons.bestFor(minor(runtime)) == null
        ? "no Python 3.9 or later was found on the PATH or under ~/.pyenv"
        : null;
  }

  @Override
  public List<String> command(String runtime, String handler, int memoryMb, Path temporary) {
    unpack();
    Pythons.Python python = Objects.requireNonNull(pythons.bestFor(minor(runtime)));
    return List.of(
        python.program().toString(), "-u", "-B", folder.resolve("bootstrap.py").toString());
  }

  private synchronized void unpack() {
    if (Files.exists(folder)) {
      return;
    }
    try {
      Files.createDirectory(folder);
      for (String name : FILES) {
        try (InputStream in = PythonKit.class.getResourceAsStream(name)) {
          Files.copy(Objects.requireNonNull(in, name), folder.resolve(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack the bootstrap to " + folder, e);
    }
  }

  @Override
  public boolean asksAgain() {
    return false;
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("PYTHONPATH", folder.toString());
  }

  @Override
  public @Nullable String remark(String runtime) {
    Pythons.Python python = pythons.bestFor(minor(runtime));
    return python == null || python.minor() == minor(runtime)
        ? null
        : "snapstart-local: " + runtime + " runs on Python 3." + python.minor() + " here";
  }

  private static int minor(String runtime) {
    Matcher matcher = RUNTIME.matcher(runtime);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
