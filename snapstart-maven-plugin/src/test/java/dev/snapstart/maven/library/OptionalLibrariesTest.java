package dev.snapstart.maven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.Sessions;
import dev.snapstart.maven.host.Place;
import java.io.File;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionalLibrariesTest {
  private static final String SHARED = "software.amazon.awssdk:aws-query-protocol:2.41.18";

  @TempDir private Path folder;
  private final List<Dependency> asked = new ArrayList<>();
  private boolean offline;
  private ClassRealm realm;
  private Place place;
  private OptionalLibraries libraries;

  @BeforeEach
  void prepare() throws Exception {
    MavenSession session = Sessions.in(folder);
    MavenProject project = Sessions.project(folder.resolve("pom.xml"));
    project.setPluginArtifactRepositories(List.of());
    place = Sessions.place(session, project, "default");
    realm = new ClassWorld().newRealm("plugin");
    place.plugin().setClassRealm(realm);
    place
        .plugin()
        .setArtifacts(
            List.of(
                new DefaultArtifact(
                    "software.amazon.awssdk",
                    "sdk-core",
                    "2.41.18",
                    "runtime",
                    "jar",
                    null,
                    new DefaultArtifactHandler("jar"))));
    libraries =
        new OptionalLibraries(
            (RepositorySystem)
                Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {RepositorySystem.class},
                    (proxy, method, arguments) -> resolve((DependencyRequest) arguments[1])));
  }

  @Test
  void eachIsResolvedOnceInTheVersionOfTheBuild() {
    libraries.load("kms", place);
    libraries.load("kms", place);
    libraries.load("cloudwatch", place);
    assertThat(asked)
        .extracting(it -> it.getArtifact().getArtifactId())
        .containsExactly("kms", "cloudwatch");
    assertThat(asked.get(0).getArtifact().getVersion()).matches("2\\.\\d+\\.\\d+");
    assertThat(realm.getURLs())
        .extracting(url -> new File(url.getPath()).getName())
        .containsExactly("kms.jar", "aws-query-protocol.jar", "cloudwatch.jar");
  }

  @Test
  void whatThePluginHasIsLeftOut() {
    libraries.load("kms", place);
    assertThat(asked.get(0).getExclusions())
        .extracting(Exclusion::getGroupId, Exclusion::getArtifactId)
        .contains(
            org.assertj.core.groups.Tuple.tuple("software.amazon.awssdk", "sdk-core"),
            org.assertj.core.groups.Tuple.tuple("software.amazon.awssdk", "netty-nio-client"));
  }

  @Test
  void modulesBuiltInParallelResolveItOnceTogether() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all =
          Stream.generate(
                  () ->
                      (Future<?>)
                          threads.submit(
                              () -> {
                                start.await();
                                libraries.load("kms", place);
                                return null;
                              }))
              .limit(8)
              .collect(Collectors.toList());
      start.countDown();
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(asked).hasSize(1);
    assertThat(realm.getURLs()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void whatCannotBeResolvedIsNamedWithTheWayOutAndTriedAgain() {
    offline = true;
    assertThatThrownBy(() -> libraries.load("cloudwatchlogs", place))
        .isInstanceOfSatisfying(
            SnapStartException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.LIBRARY_MISSING);
              assertThat(e.getMessage()).contains("'cloudwatchlogs' could not be resolved");
              assertThat(e.advice().orElseThrow())
                  .contains("without -o", "software.amazon.awssdk:cloudwatchlogs:2.");
            });
    assertThat(realm.getURLs()).isEmpty();
    offline = false;
    libraries.load("cloudwatchlogs", place);
    assertThat(realm.getURLs()).extracting(URL::getPath).first().asString().contains("cloudwatch");
  }

  @Test
  void everyLibraryHasItsVersion() {
    LibraryVersions versions = LibraryVersions.ofThisBuild();
    assertThat(versions.names())
        .contains("snapstart-local", "kms", "cloudwatchlogs", "cloudwatch", "codedeploy", "iam");
    assertThat(versions.names())
        .allSatisfy(
            name ->
                assertThat(versions.coordinates(name))
                    .matches("[a-z0-9.]+:(?i:" + name + "):[0-9]+(\\.[0-9]+)+(-SNAPSHOT)?"));
    assertThatThrownBy(() -> versions.coordinates("leftpad"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leftpad");
  }

  private DependencyResult resolve(DependencyRequest request) throws DependencyResolutionException {
    Dependency wanted = request.getCollectRequest().getDependencies().get(0);
    DependencyResult result = new DependencyResult(request);
    if (offline) {
      throw new DependencyResolutionException(
          result, "Cannot access central in offline mode", null);
    }
    asked.add(wanted);
    result.setArtifactResults(
        Stream.of(wanted.getArtifact(), new org.eclipse.aether.artifact.DefaultArtifact(SHARED))
            .map(it -> it.setFile(folder.resolve(it.getArtifactId() + ".jar").toFile()))
            .map(OptionalLibrariesTest::result)
            .toList());
    return result;
  }

  private static ArtifactResult result(Artifact artifact) {
    return new ArtifactResult(new ArtifactRequest()).setArtifact(artifact);
  }
}
