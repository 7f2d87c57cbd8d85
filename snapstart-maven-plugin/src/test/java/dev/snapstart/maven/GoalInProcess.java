package dev.snapstart.maven;

import dev.snapstart.maven.connect.Builds;
import dev.snapstart.maven.library.OptionalLibraries;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;

/** Runs a goal as Maven would for a command line, without Maven. */
public final class GoalInProcess {
  private GoalInProcess() {}

  /**
   * Runs it.
   *
   * @param goal its name
   * @param folder the project's folder
   * @param properties the properties given by {@code -Dsnapstart.…}, without the prefix
   */
  static void run(String goal, Path folder, Map<String, String> properties) throws Exception {
    MavenSession session = Sessions.in(folder);
    MavenProject project = Sessions.project(folder.resolve("pom.xml"));
    project.setArtifact(
        new DefaultArtifact(
            "it", "orders", "1", null, "jar", null, new DefaultArtifactHandler("jar")));
    session.setProjects(List.of(project));
    properties.forEach(
        (name, value) -> session.getUserProperties().setProperty("snapstart." + name, value));
    MojoExecution execution = new MojoExecution(descriptor().getMojo(goal), "default-cli");
    Constructor<?> constructor =
        Class.forName(execution.getMojoDescriptor().getImplementation())
            .getDeclaredConstructor(Services.class);
    constructor.setAccessible(true);
    Mojo mojo = (Mojo) constructor.newInstance(new Services(null, new Builds(), libraries()));
    set(mojo, "session", session);
    set(mojo, "project", project);
    set(mojo, "execution", execution);
    mojo.setLog(new SystemStreamLog());
    mojo.execute();
  }

  /** The SDK's modules and what draws charts are on the class path of the tests. */
  @SuppressWarnings("unchecked") // the set of names
  private static OptionalLibraries libraries() throws ReflectiveOperationException {
    OptionalLibraries libraries = new OptionalLibraries(null);
    Field loaded = OptionalLibraries.class.getDeclaredField("loaded");
    loaded.setAccessible(true);
    ((Set<String>) loaded.get(libraries))
        .addAll(List.of("cloudwatchlogs", "jfreechart", "vectorgraphics2d"));
    return libraries;
  }

  public static PluginDescriptor descriptor() throws Exception {
    try (Reader reader =
        new InputStreamReader(
            GoalInProcess.class.getResourceAsStream("/META-INF/maven/plugin.xml"),
            StandardCharsets.UTF_8)) {
      return new PluginDescriptorBuilder().build(reader);
    }
  }

  private static void set(Mojo mojo, String name, Object value)
      throws ReflectiveOperationException {
    Field field = SnapStartMojo.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(mojo, value);
  }
}
