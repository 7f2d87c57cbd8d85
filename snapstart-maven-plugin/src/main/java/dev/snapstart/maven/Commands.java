package dev.snapstart.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Command lines for advice that work where the user is: Maven resolves the prefix only in a project
 * that names the plugin, or with a {@code pluginGroups} entry.
 */
final class Commands {
  private static final List<String> CARRIED =
      List.of("local", "endpoint", "region", "profile", "serverId");

  private final MavenSession session;
  private final MavenProject project;
  private final PluginDescriptor plugin;

  Commands(MavenSession session, MavenProject project, PluginDescriptor plugin) {
    this.session = session;
    this.project = project;
    this.plugin = plugin;
  }

  /** Returns what stands behind {@code mvn} to run a goal. */
  String goalName(String goal) {
    if (prefixWorks()) {
      return plugin.getGoalPrefix() + ":" + goal;
    }
    return String.join(":", plugin.getGroupId(), plugin.getArtifactId(), plugin.getVersion(), goal);
  }

  /**
   * Returns a whole command line.
   *
   * @param goal the goal
   * @param function the function it is about
   * @param properties further properties, as {@code name=value}
   */
  String line(String goal, String function, List<String> properties) {
    List<String> words = new ArrayList<>();
    words.add("mvn " + goalName(goal));
    words.add("-Dsnapstart.function=" + function);
    properties.forEach(property -> words.add("-Dsnapstart." + property));
    for (String name : CARRIED) {
      String value = session.getUserProperties().getProperty("snapstart." + name);
      if (value != null) {
        words.add("-Dsnapstart." + name + (name.equals("local") ? "" : "=" + value));
      }
    }
    return String.join(" ", words);
  }

  private boolean prefixWorks() {
    if (session.getSettings() != null
        && session.getSettings().getPluginGroups().contains(plugin.getGroupId())) {
      return true;
    }
    return project.getFile() != null
        && project.getBuildPlugins().stream().map(Plugin::getKey).anyMatch(this::isThisPlugin);
  }

  private boolean isThisPlugin(String key) {
    return key.equals(plugin.getGroupId() + ":" + plugin.getArtifactId());
  }
}
