package dev.snapstart.maven.library;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.host.Place;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.artifact.ArtifactUtils;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Brings libraries that few builds need onto the plugin's class path when a goal needs one;
 * thread-safe.
 *
 * <p>Only classes that are used after {@link #load} may mention a library's types. Maven keeps the
 * class path for all builds of a process, as it does this object.
 */
@Named
@Singleton
public final class OptionalLibraries {
  /** The SDK's second HTTP client, which none of our clients uses. */
  private static final String UNUSED = "software.amazon.awssdk:netty-nio-client";

  private final RepositorySystem repositories;
  private final LibraryVersions versions = LibraryVersions.ofThisBuild();
  private final Set<String> loaded = new HashSet<>();
  private final Set<String> added = new HashSet<>();

  @Inject
  public OptionalLibraries(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /** Returns them as a goal gets them. */
  public RunLibraries in(Place place) {
    return new RunLibraries() {
      @Override
      public void load(String name) {
        OptionalLibraries.this.load(name, place);
      }

      @Override
      public List<Path> files(List<String> names) {
        return OptionalLibraries.this.files(names, place);
      }
    };
  }

  /**
   * Resolves a library from where the plugin came from, with those of its dependencies that the
   * plugin does not have; does nothing if that was done before.
   *
   * @param name as in {@code optional-libraries.properties}
   * @param place the goal that needs it
   * @throws SnapStartException if it cannot be resolved
   */
  public synchronized void load(String name, Place place) {
    if (loaded.contains(name)) {
      return;
    }
    Artifact library = new DefaultArtifact(versions.coordinates(name));
    try {
      List<Artifact> artifacts = resolved(library, place);
      ClassRealm realm = place.plugin().getClassRealm();
      for (Artifact artifact : artifacts) {
        if (added.add(key(artifact))) {
          realm.addURL(artifact.getFile().toURI().toURL());
        }
      }
      loaded.add(name);
    } catch (DependencyResolutionException | MalformedURLException e) {
      throw missing(name, e);
    }
  }

  /**
   * Resolves libraries together, with all of their dependencies, and leaves the plugin's class path
   * alone.
   *
   * @param names as in {@code optional-libraries.properties}
   * @param place the goal that needs them
   * @return their files
   * @throws SnapStartException if one cannot be resolved
   */
  List<Path> files(List<String> names, Place place) {
    CollectRequest collect = new CollectRequest();
    names.forEach(
        name ->
            collect.addDependency(
                new Dependency(new DefaultArtifact(versions.coordinates(name)), "runtime")));
    try {
      return resolved(collect, place).stream()
          .map(artifact -> artifact.getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw missing(String.join(", ", names), e);
    }
  }

  private SnapStartException missing(String name, Exception cause) {
    return SnapStartException.of(
            ErrorCode.LIBRARY_MISSING,
            "The library '" + name + "' could not be resolved: " + cause.getMessage())
        .advice(
            "Run once without -o, and with a repository that has "
                + Stream.of(name.split(", ")).map(versions::coordinates).toList()
                + ".")
        .cause(cause)
        .build();
  }

  private List<Artifact> resolved(Artifact library, Place place)
      throws DependencyResolutionException {
    // Excluded rather than filtered: so not even their poms are needed.
    List<Exclusion> present =
        Stream.of(
                Stream.of(UNUSED),
                bundled(place).stream(),
                place.plugin().getArtifacts().stream().map(OptionalLibraries::key))
            .flatMap(keys -> keys)
            .map(OptionalLibraries::exclusion)
            .toList();
    CollectRequest collect = new CollectRequest();
    collect.addDependency(new Dependency(library, "runtime", false, present));
    return resolved(collect, place);
  }

  private List<Artifact> resolved(CollectRequest collect, Place place)
      throws DependencyResolutionException {
    collect.setRepositories(place.project().getRemotePluginRepositories());
    return repositories
        .resolveDependencies(
            place.session().getRepositorySession(), new DependencyRequest(collect, null))
        .getArtifactResults()
        .stream()
        .map(ArtifactResult::getArtifact)
        .toList();
  }

  private static Set<String> bundled(Place place) {
    org.apache.maven.artifact.Artifact plugin = place.plugin().getPluginArtifact();
    return plugin == null ? Set.of() : BundledLibraries.in(plugin.getFile());
  }

  private static Exclusion exclusion(String key) {
    String[] parts = key.split(":", 2);
    return new Exclusion(parts[0], parts[1], "*", "*");
  }

  private static String key(Artifact artifact) {
    return ArtifactUtils.versionlessKey(artifact.getGroupId(), artifact.getArtifactId());
  }

  private static String key(org.apache.maven.artifact.Artifact artifact) {
    return ArtifactUtils.versionlessKey(artifact.getGroupId(), artifact.getArtifactId());
  }
}
