package dev.snapstart.maven;

import dev.snapstart.access.AccessTask;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.host.Place;
import dev.snapstart.maven.report.ResultFile;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.version.PackageDownload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the package of a version back and checks it against the hash that Lambda shows. The
 * version is {@code toVersion}, or the one that {@code alias} points to, or the one published
 * earlier in the same build, or {@code $LATEST}. A container image is named, because Lambda keeps
 * no package of it.
 */
@Mojo(name = "download", requiresProject = false, threadSafe = true)
public final class DownloadMojo extends SnapStartMojo {
  @Inject
  DownloadMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.of(AccessTask.DOWNLOAD);
  }

  @Override
  void run(GoalRun run) {
    for (FunctionConfig config : run.functions()) {
      FunctionId function = FunctionId.parse(config.function);
      ResultFile result = run.result(config);
      result.clear();
      try {
        PackageDownload download =
            run.connect(function)
                .download(function.apiName(), qualifier(run, function, config), place(run, config));
        run.log().info(line(run, download));
        result.write(ResultMembers.of(download));
      } catch (SnapStartException e) {
        result.write(ResultMembers.of(function.name(), e));
        throw e;
      }
    }
  }

  private static @Nullable String qualifier(
      GoalRun run, FunctionId function, FunctionConfig config) {
    if (config.toVersion != null) {
      return new VersionGoal.Existing(config.toVersion).version();
    }
    return config.alias != null
        ? AliasGoal.named(config.alias).name()
        : run.published().of(run.where(function), function.name()).orElse(null);
  }

  private static Path place(GoalRun run, FunctionConfig config) {
    Place place = run.place();
    if (config.downloadTo != null) {
      return place.folder().resolve(config.downloadTo);
    }
    if (!place.hasPom()) {
      return place.folder();
    }
    Path folder = Path.of(place.project().getBuild().getDirectory()).resolve("snapstart");
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " could not be made.", e);
    }
  }

  private static String line(GoalRun run, PackageDownload download) {
    String version = download.function() + ": version " + download.version();
    return download
        .file()
        .map(
            file ->
                version
                    + (download.written() ? " is now in " : " was already in ")
                    + shown(run.place().folder(), file)
                    + " ("
                    + download.sizeBytes()
                    + " bytes, SHA-256 "
                    + download.codeSha256()
                    + ")")
        .orElseGet(
            () ->
                version
                    + " is the container image "
                    + download.imageUri().orElse("that Lambda does not name")
                    + "; there is no package to fetch");
  }

  private static Path shown(Path folder, Path file) {
    return file.startsWith(folder) ? folder.relativize(file) : file;
  }
}
