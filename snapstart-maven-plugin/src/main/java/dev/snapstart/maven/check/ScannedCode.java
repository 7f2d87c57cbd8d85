package dev.snapstart.maven.check;

import dev.snapstart.maven.host.Place;
import dev.snapstart.maven.library.RunLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Classes that were scanned, and what was found in them.
 *
 * @param classes the folder or archive, as it is shown
 * @param findings what was found
 */
public record ScannedCode(String classes, List<CodeFinding> findings) {
  /** Scans what the project has compiled, or else the archive; empty if there are no classes. */
  public static Optional<ScannedCode> of(
      Place place, RunLibraries libraries, @Nullable String codeFile) {
    return compiled(place)
        .or(() -> archive(place, codeFile))
        .map(
            classes -> {
              CodeScan scan =
                  new CodeScan(
                      libraries.files(CodeScan.LIBRARIES), sources(place.project(), place));
              Path shown =
                  classes.startsWith(place.folder()) ? place.folder().relativize(classes) : classes;
              return new ScannedCode(shown.toString(), scan.of(classes, classPath(place)));
            });
  }

  private static SourceFiles sources(MavenProject project, Place place) {
    return new SourceFiles(
        place.folder(),
        place.hasPom()
            ? project.getCompileSourceRoots().stream().map(Path::of).toList()
            : List.of());
  }

  private static List<Path> classPath(Place place) {
    return place.project().getArtifacts().stream()
        .map(Artifact::getFile)
        .filter(file -> file != null && file.exists())
        .map(java.io.File::toPath)
        .toList();
  }

  private static Optional<Path> compiled(Place place) {
    if (!place.hasPom()) {
      return Optional.empty();
    }
    Path folder = Path.of(place.project().getBuild().getOutputDirectory());
    return Files.isDirectory(folder) && hasClasses(folder) ? Optional.of(folder) : Optional.empty();
  }

  private static boolean hasClasses(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".class"));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " could not be read.", e);
    }
  }

  private static Optional<Path> archive(Place place, @Nullable String codeFile) {
    return Optional.ofNullable(codeFile)
        .map(place.folder()::resolve)
        .filter(Files::isRegularFile)
        .filter(ScannedCode::holdsClasses);
  }

  /** Python's and .NET's packages hold none. */
  private static boolean holdsClasses(Path archive) {
    try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(archive.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().endsWith(".class"));
    } catch (IOException e) {
      return false;
    }
  }
}
