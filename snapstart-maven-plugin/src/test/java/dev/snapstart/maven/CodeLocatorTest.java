package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.CodeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeLocatorTest {
  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();
  private final FunctionConfig config = new FunctionConfig();
  private MavenProject project;

  @BeforeEach
  void startWithAProject() {
    project = Sessions.project(folder.resolve("pom.xml"));
    project.setArtifact(artifact(null, "jar", null));
  }

  @Test
  void theAttachedArtifactOfTheClassifierIsTaken() throws Exception {
    project.getArtifact().setFile(file("target/orders.jar").toFile());
    project.addAttachedArtifact(artifact("sources", "jar", file("target/orders-sources.jar")));
    project.addAttachedArtifact(artifact("aws", "pom", file("target/orders-aws.pom")));
    project.addAttachedArtifact(artifact("aws", "zip", file("target/other-name.zip")));
    file("target/orders-aws.jar");
    config.classifier = "aws";
    assertThat(located()).isEqualTo("target/other-name.zip");
    assertThat(lines).containsExactly("Code: target/other-name.zip (attached artifact 'aws')");
  }

  @Test
  void theMainArtifactIsTakenWithoutAClassifier() throws Exception {
    file("target/orders.jar");
    project.getArtifact().setFile(file("target/shaded.jar").toFile());
    assertThat(located()).isEqualTo("target/shaded.jar");
    assertThat(lines).containsExactly("Code: target/shaded.jar (main artifact)");
  }

  @Test
  void whatWasBuiltEarlierIsTakenLast() throws Exception {
    file("target/orders.zip");
    assertThat(located()).isEqualTo("target/orders.zip");
    file("target/orders.jar");
    assertThat(located()).isEqualTo("target/orders.jar");
    config.classifier = "aws";
    project.getArtifact().setFile(file("target/orders.jar").toFile());
    file("target/orders-aws.zip");
    assertThat(located()).isEqualTo("target/orders-aws.zip");
    assertThat(lines)
        .containsExactly(
            "Code: target/orders.zip (built earlier)",
            "Code: target/orders.jar (built earlier)",
            "Code: target/orders-aws.zip (built earlier)");
  }

  @Test
  void aNamedFileWinsOverTheProject() throws Exception {
    project.getArtifact().setFile(file("target/orders.jar").toFile());
    file("code.zip");
    config.codeFile = "code.zip";
    assertThat(located()).isEqualTo("code.zip");
    assertThat(lines).containsExactly("Code: code.zip (codeFile)");
  }

  @Test
  void nothingBuiltIsOneClearError() {
    config.classifier = "aws";
    assertThatThrownBy(this::located)
        .isInstanceOf(SnapStartException.class)
        .hasMessageContaining("orders-aws.jar does not exist")
        .hasMessageContaining("mvn package snapstart:deploy");
  }

  @Test
  void aBucketStagesTheArchiveUnlessItHoldsTheCode() throws Exception {
    file("target/orders.jar");
    config.s3Bucket = "packages";
    config.s3Prefix = "shop/";
    CodeSource.Archive archive = (CodeSource.Archive) locator().locate(config);
    assertThat(archive.stagingPlace()).contains(new CodeSource.Staging("packages", "shop/"));

    config.s3Key = "orders.zip";
    assertThat(locator().locate(config))
        .isEqualTo(CodeSource.s3Object("packages", "orders.zip", null));

    config.s3Bucket = null;
    assertThatThrownBy(() -> locator().locate(config)).hasMessageContaining("'s3Bucket'");
    config.s3Bucket = "packages";
    config.codeFile = "code.zip";
    assertThatThrownBy(() -> locator().locate(config))
        .hasMessageContaining("'codeFile' and 's3Key' exclude each other");
  }

  @Test
  void anObjectIsCopiedOrReferredToAsAskedFor() {
    config.s3Bucket = "packages";
    config.s3Key = "orders.zip";
    config.s3ObjectVersion = "v1";
    CodeSource.S3Object object = CodeSource.s3Object("packages", "orders.zip", "v1");
    config.s3Storage = "keep";
    assertThat(locator().locate(config)).isEqualTo(object);
    config.s3Storage = "copy";
    assertThat(locator().locate(config)).isEqualTo(object.copied());
    config.s3Storage = "reference";
    assertThat(locator().locate(config)).isEqualTo(object.referenced());
    config.s3ObjectVersion = null;
    assertThatThrownBy(() -> locator().locate(config)).hasMessageContaining("s3ObjectVersion");
    config.s3Storage = "elsewhere";
    assertThatThrownBy(() -> locator().locate(config)).hasMessageContaining("'elsewhere'");
  }

  @Test
  void anImageIsNamedAndNothingIsBuilt() {
    config.imageUri = "registry/orders:1";
    assertThat(locator().locate(config)).isEqualTo(CodeSource.image("registry/orders:1"));
    config.codeFile = "code.zip";
    assertThatThrownBy(() -> locator().locate(config)).hasMessageContaining("either 'imageUri'");
    config.codeFile = null;
    config.imageUri = "orders";
    assertThatThrownBy(() -> locator().locate(config)).hasMessageContaining("imageUri: 'orders'");
  }

  private String located() {
    CodeSource.Archive archive = (CodeSource.Archive) locator().locate(config);
    return folder.relativize(archive.file()).toString();
  }

  private CodeLocator locator() {
    return new CodeLocator(project, folder, Sessions.commands(folder, project), lines::add);
  }

  private Path file(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.exists(file) ? file : Files.createFile(file);
  }

  private static Artifact artifact(String classifier, String extension, Path file) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler(extension);
    Artifact artifact =
        new DefaultArtifact("it", "orders", "1", "compile", extension, classifier, handler);
    if (file != null) {
      artifact.setFile(file.toFile());
    }
    return artifact;
  }
}
