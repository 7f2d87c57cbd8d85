package dev.snapstart.maven;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.host.Place;
import dev.snapstart.maven.parameter.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoNotFoundException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.classworlds.realm.ClassRealm;

/** Lets Maven configure other goals of this plugin as it would to run them, and runs none. */
@Named
final class BoundGoals {
  private static final String NO_PHASE = "none";

  private final LifecycleExecutor lifecycle;
  private final BuildPluginManager realms;
  private final MavenPluginManager plugins;

  @Inject
  BoundGoals(LifecycleExecutor lifecycle, BuildPluginManager realms, MavenPluginManager plugins) {
    this.lifecycle = lifecycle;
    this.realms = realms;
    this.plugins = plugins;
  }

  /** Returns the goals that a project's executions bind to a phase, as {@code goal@execution}. */
  static List<String> of(Place place) {
    PluginDescriptor descriptor = place.plugin();
    Plugin plugin =
        place
            .project()
            .getPlugin(Plugin.constructKey(descriptor.getGroupId(), descriptor.getArtifactId()));
    List<String> bound = new ArrayList<>();
    if (plugin != null) {
      for (PluginExecution execution : plugin.getExecutions()) {
        execution.getGoals().stream()
            .filter(goal -> hasPhase(execution, descriptor.getMojo(goal)))
            .forEach(goal -> bound.add(goal + "@" + execution.getId()));
      }
    }
    return bound;
  }

  private static boolean hasPhase(PluginExecution execution, MojoDescriptor goal) {
    String phase = execution.getPhase();
    return phase == null ? goal != null && goal.getPhase() != null : !phase.equals(NO_PHASE);
  }

  /**
   * Configures goals.
   *
   * @param place where the asking goal runs
   * @param names goals as on a command line, such as {@code deploy} or {@code deploy@to-lambda}
   * @param visitor is handed each, and may not keep it
   * @throws SnapStartException if there is no such goal, or Maven cannot configure it
   */
  void visit(Place place, List<String> names, Consumer<SnapStartMojo> visitor) {
    for (String name : names) {
      try {
        for (MojoExecution execution : executions(place, name)) {
          visit(place.session(), execution, visitor);
        }
      } catch (MojoNotFoundException e) {
        throw Values.invalid("goals", name, "Use goals of this plugin, such as deploy or status.");
      } catch (SnapStartException e) {
        throw e;
      } catch (Exception e) {
        throw SnapStartException.of(
                ErrorCode.INVALID_REQUEST,
                "The goal '" + name + "' cannot be configured: " + e.getMessage())
            .advice("Correct its configuration, or name the goals to look at with 'goals'.")
            .cause(e)
            .build();
      }
    }
  }

  private List<MojoExecution> executions(Place place, String name) throws Exception {
    PluginDescriptor plugin = place.plugin();
    String task =
        String.join(
            ":", plugin.getGroupId(), plugin.getArtifactId(), plugin.getVersion(), name.strip());
    return lifecycle.calculateExecutionPlan(place.session(), true, task).getMojoExecutions();
  }

  private void visit(MavenSession session, MojoExecution execution, Consumer<SnapStartMojo> visitor)
      throws Exception {
    ClassRealm realm =
        realms.getPluginRealm(session, execution.getMojoDescriptor().getPluginDescriptor());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(realm);
    try {
      Mojo goal = plugins.getConfiguredMojo(Mojo.class, session, execution);
      try {
        // The one that Maven makes by itself, "help", is none of ours and needs nothing.
        if (goal instanceof SnapStartMojo ours) {
          visitor.accept(ours);
        }
      } finally {
        plugins.releaseMojo(goal, execution);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
