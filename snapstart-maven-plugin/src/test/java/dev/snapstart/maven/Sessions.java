package dev.snapstart.maven;

import dev.snapstart.maven.connect.ConnectionConfig;
import dev.snapstart.maven.host.Place;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Settings;

/** Builds of Maven, without Maven. */
public final class Sessions {
  static final String GROUP = "dev.snapstart";
  static final String ARTIFACT = "snapstart-maven-plugin";

  private Sessions() {}

  /** A build that the user started in {@code here}. */
  @SuppressWarnings("deprecation") // the container is the only other way
  public static MavenSession in(Path here) {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setBaseDirectory(here.toFile());
    request.setMultiModuleProjectDirectory(here.toFile());
    request.getSystemProperties().setProperty("user.dir", here.toString());
    MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    session.setProjects(List.of());
    return session;
  }

  public static MavenSession in(Path here, Settings settings) {
    MavenSession session = in(here);
    settings.getServers().forEach(session.getSettings()::addServer);
    settings.getProxies().forEach(session.getSettings()::addProxy);
    return session;
  }

  /** A project that names the plugin. */
  public static MavenProject project(Path pom) {
    Plugin plugin = new Plugin();
    plugin.setGroupId(GROUP);
    plugin.setArtifactId(ARTIFACT);
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().addPlugin(plugin);
    model.getBuild().setDirectory(pom.resolveSibling("target").toString());
    model.getBuild().setFinalName("orders");
    MavenProject project = new MavenProject(model);
    project.setFile(pom.toFile());
    return project;
  }

  /** What a build of a project in {@code here} names to its user, without a connection. */
  static Commands commands(Path here, MavenProject project) {
    return new Commands(
        place(in(here), project, "default-cli"),
        new ConnectionConfig(null, null, null, null, null),
        null);
  }

  public static Place place(MavenSession session, MavenProject project, String executionId) {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setGroupId(GROUP);
    plugin.setArtifactId(ARTIFACT);
    plugin.setVersion("1.0");
    plugin.setGoalPrefix("snapstart");
    MojoDescriptor goal = new MojoDescriptor();
    goal.setGoal("deploy");
    goal.setPluginDescriptor(plugin);
    return new Place(session, project, new MojoExecution(goal, executionId));
  }
}
