package dev.snapstart.maven.host;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where in Maven's world a goal runs.
 *
 * @param session the build
 * @param project the project; a stand-in without a file where there is no pom
 * @param execution the goal
 */
public record Place(MavenSession session, MavenProject project, MojoExecution execution) {
  /** Returns what relative file names start from. */
  public Path folder() {
    return hasPom() ? project.getBasedir().toPath() : Path.of(session.getExecutionRootDirectory());
  }

  public boolean hasPom() {
    return project.getFile() != null;
  }

  public String goal() {
    return execution.getGoal();
  }

  public boolean isParallel() {
    return session.getRequest().getDegreeOfConcurrency() > 1;
  }

  public PluginDescriptor plugin() {
    return execution.getMojoDescriptor().getPluginDescriptor();
  }

  /** Returns what the pom says of a plugin, be it under its plugins or only managed, or null. */
  public @Nullable Plugin declared(String key) {
    Plugin used = project.getPlugin(key);
    if (used != null || project.getPluginManagement() == null) {
      return used;
    }
    return project.getPluginManagement().getPluginsAsMap().get(key);
  }
}
