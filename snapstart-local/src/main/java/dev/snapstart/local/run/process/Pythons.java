package dev.snapstart.local.run.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Python interpreters of this machine, 3.9 and later; looked for once, when first needed. */
final class Pythons {
  private static final Pattern PROGRAM = Pattern.compile("python3\\.(\\d+)");

  /** Programs in here only point to interpreters, and perhaps to none. */
  private static final String SHIMS = "shims";

  private final Host host;
  private @Nullable List<Python> found;

  Pythons(Host host) {
    this.host = host;
  }

  /** The same version if there is one, else the next newer one, else the newest, or null. */
  synchronized @Nullable Python bestFor(int minor) {
    if (found == null) {
      found = find();
    }
    List<Python> all = found;
    return all.stream()
        .filter(python -> python.minor() >= minor)
        .min(Comparator.comparingInt(Python::minor))
        .or(() -> all.stream().max(Comparator.comparingInt(Python::minor)))
        .orElse(null);
  }

  private List<Python> find() {
    List<Path> folders = new ArrayList<>();
    String path = host.path();
    for (String folder : (path == null ? "/usr/bin" : path).split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && !folder.endsWith(SHIMS)) {
        folders.add(Path.of(folder));
      }
    }
    Path versions = host.userHome().resolve(".pyenv/versions");
    for (Path version : listed(versions)) {
      folders.add(version.resolve("bin"));
    }
    List<Python> all = new ArrayList<>();
    for (Path folder : folders) {
      for (Path program : listed(folder)) {
        Matcher matcher = PROGRAM.matcher(String.valueOf(program.getFileName()));
        if (matcher.matches() && Files.isExecutable(program)) {
          all.add(new Python(program, Integer.parseInt(matcher.group(1))));
        }
      }
    }
    all.removeIf(python -> python.minor() < 9);
    return all;
  }

  private static List<Path> listed(Path folder) {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(all::add);
    } catch (IOException e) {
      return List.of(); // No such folder: nothing is installed there.
    }
    return all;
  }

  /**
   * An interpreter.
   *
   * @param program its path
   * @param minor 12 for Python 3.12
   */
  record Python(Path program, int minor) {}
}
