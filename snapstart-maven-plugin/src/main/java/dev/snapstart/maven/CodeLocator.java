package dev.snapstart.maven;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.model.CodeSource;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Finds the archive that a goal uploads, and says which one it is. */
final class CodeLocator {
  private static final List<String> EXTENSIONS = List.of("jar", "zip");

  private final MavenProject project;
  private final Path folder;
  private final Commands commands;
  private final Consumer<String> report;

  CodeLocator(MavenProject project, Path folder, Commands commands, Consumer<String> report) {
    this.project = project;
    this.folder = folder;
    this.commands = commands;
    this.report = report;
  }

  /** Finds the code. */
  CodeSource locate(FunctionConfig config) {
    return source(config, this::file);
  }

  /** Tells by which way the code will come, whether it has been built yet or not. */
  static CodeSource unbuilt(FunctionConfig config) {
    return source(config, it -> Path.of(it.codeFile == null ? "package.jar" : it.codeFile));
  }

  private static CodeSource source(FunctionConfig config, Function<FunctionConfig, Path> file) {
    String bucket = config.s3Bucket;
    if (config.imageUri != null) {
      return image(config, config.imageUri);
    }
    if (config.s3Key != null) {
      return s3Object(config, config.s3Key);
    }
    if (config.s3ObjectVersion != null) {
      throw Values.missing("s3Key", "object for 's3ObjectVersion'", "Give 's3Key' too.");
    }
    if (config.s3Storage != null && !config.s3Storage.strip().equals("keep")) {
      throw Values.missing("s3Key", "object for 's3Storage'", "Give 's3Key' too.");
    }
    CodeSource.Archive archive = CodeSource.archive(file.apply(config));
    if (!Values.flag("normalizeArchive", orTrue(config.normalizeArchive))) {
      archive = archive.asIs();
    }
    return bucket == null
        ? archive
        : archive.stagedIn(bucket, config.s3Prefix == null ? "" : config.s3Prefix);
  }

  private static CodeSource s3Object(FunctionConfig config, String key) {
    if (config.s3Bucket == null) {
      throw Values.missing("s3Bucket", "bucket for 's3Key'", "Give 's3Bucket' too.");
    }
    if (config.codeFile != null) {
      throw Values.conflict("codeFile", "s3Key");
    }
    CodeSource.S3Object object = CodeSource.s3Object(config.s3Bucket, key, config.s3ObjectVersion);
    String storage = config.s3Storage == null ? "keep" : config.s3Storage.strip();
    return switch (storage) {
      case "keep" -> object;
      case "copy" -> object.copied();
      case "reference" -> object.referenced();
      default -> throw Values.invalid("s3Storage", storage, "Use copy, reference or keep.");
    };
  }

  private static CodeSource image(FunctionConfig config, String uri) {
    if (config.codeFile != null || config.s3Key != null) {
      throw Values.invalid(
          "imageUri", uri, "Give either 'imageUri', or 'codeFile' or 's3Key' for an archive.");
    }
    return CodeSource.image(uri.strip());
  }

  private static String orTrue(@Nullable String text) {
    return text == null ? "true" : text;
  }

  private Path file(FunctionConfig config) {
    if (config.codeFile != null) {
      Path file = folder.resolve(config.codeFile);
      if (!Files.isRegularFile(file)) {
        String problem = Files.exists(file) ? "' is not a file." : "' does not exist.";
        throw missing("codeFile: '" + file + problem, "Correct 'codeFile'.");
      }
      return said(file, "codeFile");
    }
    if (project.getFile() == null) {
      throw missing(
          "There is no pom here, and no 'codeFile' was given.", "Give -Dsnapstart.codeFile=FILE.");
    }
    return attached(config.classifier)
        .or(() -> main(config.classifier))
        .or(() -> built(config.classifier))
        .orElseThrow(() -> nothingBuilt(config.classifier));
  }

  private Optional<Path> attached(@Nullable String classifier) {
    if (classifier == null) {
      return Optional.empty();
    }
    return project.getAttachedArtifacts().stream()
        .filter(artifact -> classifier.equals(artifact.getClassifier()))
        .filter(artifact -> EXTENSIONS.contains(artifact.getArtifactHandler().getExtension()))
        .map(Artifact::getFile)
        .filter(file -> file != null && file.isFile())
        .findFirst()
        .map(file -> said(file.toPath(), "attached artifact '" + classifier + "'"));
  }

  private Optional<Path> main(@Nullable String classifier) {
    File file = project.getArtifact().getFile();
    return classifier != null || file == null || !file.isFile()
        ? Optional.empty()
        : Optional.of(said(file.toPath(), "main artifact"));
  }

  private Optional<Path> built(@Nullable String classifier) {
    return EXTENSIONS.stream()
        .map(extension -> buildPath(classifier, extension))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> said(file, "built earlier"));
  }

  private Path buildPath(@Nullable String classifier, String extension) {
    String suffix = classifier == null ? "" : "-" + classifier;
    return Path.of(project.getBuild().getDirectory())
        .resolve(project.getBuild().getFinalName() + suffix + "." + extension);
  }

  private SnapStartException nothingBuilt(@Nullable String classifier) {
    return missing(
        "There is no artifact to upload: " + buildPath(classifier, "jar") + " does not exist.",
        "Build it in the same run: " + commands.packaging("deploy") + ".");
  }

  private static SnapStartException missing(String summary, String advice) {
    return SnapStartException.of(ErrorCode.ARTIFACT_MISSING, summary).advice(advice).build();
  }

  private Path said(Path file, String origin) {
    Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
    report.accept("Code: " + shown + " (" + origin + ")");
    return file;
  }
}
