package dev.snapstart.maven.report;

import dev.snapstart.maven.parameter.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Writes what scripts read about a run; the members are documented in {@code docs/maven.md}. */
public final class ResultFile {
  /** Goes up when a member is renamed, removed or changes its meaning. */
  static final int SCHEMA_VERSION = 1;

  /** These share the file of the deployment; any other goal has a file of its own beside it. */
  private static final Set<String> DEPLOYING =
      Set.of(
          "deploy", "code", "configure", "kms", "publish", "wait", "alias", "rollback", "disable");

  private final @Nullable Path file;
  private final String goal;

  private ResultFile(@Nullable Path file, String goal) {
    this.file = file;
    this.goal = goal;
  }

  /** Finds the place: the given one, else in the build folder, else, without a pom, nowhere. */
  public static ResultFile of(
      MavenProject project, Path folder, @Nullable String given, String function, String goal) {
    if (given != null) {
      Path file = folder.resolve(given);
      if (Files.isDirectory(file)) {
        throw Values.invalid("resultFile", given, "Name a file; this is a folder.");
      }
      return new ResultFile(file, goal);
    }
    if (project.getFile() == null) {
      return new ResultFile(null, goal);
    }
    // What was deployed is not to be lost to a goal that deploys nothing.
    String name = function + (DEPLOYING.contains(goal) ? ".json" : "." + goal + ".json");
    return new ResultFile(
        Path.of(project.getBuild().getDirectory()).resolve("snapstart").resolve(name), goal);
  }

  public Optional<Path> path() {
    return Optional.ofNullable(file);
  }

  /** Removes what an earlier run left, so that nobody takes it for this one's outcome. */
  public void clear() {
    if (file == null) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The result file " + file + " could not be replaced.", e);
    }
  }

  public void write(Map<String, @Nullable Object> members) {
    if (file == null) {
      return;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("schemaVersion", SCHEMA_VERSION);
    all.put("goal", goal);
    all.putAll(members);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, JsonText.of(all));
    } catch (IOException e) {
      throw new UncheckedIOException("The result file " + file + " could not be written.", e);
    }
  }
}
