package dev.snapstart.maven;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.net.MalformedURLException;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Brings the local Lambda onto the plugin's class path when the first goal needs it; thread-safe.
 *
 * <p>Only classes that are used after {@link #load} may mention its types.
 */
@Named
@Singleton
final class LocalLibrary {
  private final RepositorySystem repositories;
  private boolean loaded;

  @Inject
  LocalLibrary(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /**
   * Resolves the library, in the plugin's own version, from where the plugin came from.
   *
   * @param place the goal that needs it
   * @throws SnapStartException if it cannot be resolved
   */
  synchronized void load(Place place) {
    if (loaded) {
      return;
    }
    PluginDescriptor plugin = place.plugin();
    Set<String> present =
        plugin.getArtifacts().stream()
            .map(it -> ArtifactUtils.versionlessKey(it.getGroupId(), it.getArtifactId()))
            .collect(Collectors.toSet());
    CollectRequest collect = new CollectRequest();
    collect.addDependency(new Dependency(library(plugin), "runtime"));
    collect.setRepositories(place.project().getRemotePluginRepositories());
    DependencyRequest request =
        new DependencyRequest(
            collect,
            (node, parents) -> {
              Artifact it = node.getArtifact();
              return it == null
                  || !present.contains(
                      ArtifactUtils.versionlessKey(it.getGroupId(), it.getArtifactId()));
            });
    try {
      ClassRealm realm = plugin.getClassRealm();
      for (ArtifactResult result :
          repositories
              .resolveDependencies(place.session().getRepositorySession(), request)
              .getArtifactResults()) {
        realm.addURL(result.getArtifact().getFile().toURI().toURL());
      }
      loaded = true;
    } catch (DependencyResolutionException | MalformedURLException e) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "The local Lambda could not be resolved: " + e.getMessage())
          .advice("Run once without -o, and with a repository that has " + library(plugin) + ".")
          .cause(e)
          .build();
    }
  }

  private static Artifact library(PluginDescriptor plugin) {
    return new DefaultArtifact(plugin.getGroupId(), "snapstart-local", "jar", plugin.getVersion());
  }
}
