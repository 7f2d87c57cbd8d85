package dev.snapstart.maven.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.maven.GoalInProcess;
import dev.snapstart.maven.Sessions;
import dev.snapstart.maven.host.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "alias, alias, 0",
    "alais, alias, 1",
    "functon, function, 1",
    "functionn, function, 1",
    "memoryMB, memoryMb, 1",
    "version, region, 3",
    "port, part, 1"
  })
  void slipsAreCounted(String one, String other, int slips) {
    assertThat(Spelling.slips(one, other)).isEqualTo(slips);
    assertThat(Spelling.slips(other, one)).isEqualTo(slips);
  }

  @Test
  void anElementWithoutAPropertyIsNoneThatAPropertyCouldMean() throws Exception {
    MavenSession session = Sessions.in(Path.of(""));
    session.getUserProperties().setProperty("snapstart.functions", "orders");
    MojoExecution execution =
        new MojoExecution(GoalInProcess.descriptor().getMojo("plan"), "default-cli");
    MavenProject project = Sessions.project(Path.of("pom.xml").toAbsolutePath());
    Spelling spelling = new Spelling(new Place(session, project, execution));
    assertThatThrownBy(() -> spelling.check(line -> {}))
        .hasMessageContaining("Did you mean -Dsnapstart.function?");
  }

  @Test
  void elementsOfAPluginThatIsOnlyManagedAreCheckedToo() throws Exception {
    MavenProject project = Sessions.project(Path.of("pom.xml").toAbsolutePath());
    Build build = project.getModel().getBuild();
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    configuration.addChild(new Xpp3Dom("expectedAcount"));
    build.getPlugins().get(0).setConfiguration(configuration);
    PluginManagement management = new PluginManagement();
    build.getPlugins().forEach(management::addPlugin);
    build.setPlugins(List.of());
    build.setPluginManagement(management);
    MojoExecution execution =
        new MojoExecution(GoalInProcess.descriptor().getMojo("plan"), "default-cli");
    Spelling spelling = new Spelling(new Place(Sessions.in(Path.of("")), project, execution));
    assertThatThrownBy(() -> spelling.check(line -> {}))
        .hasMessageContaining("Did you mean <expectedAccount>?");
  }

  @Test
  void whatMayBeSomebodyElsesIsOnlyTold() throws Exception {
    MavenSession session = Sessions.in(Path.of(""));
    MavenProject project = Sessions.project(Path.of("pom.xml").toAbsolutePath());
    project.getProperties().setProperty("snapstart.plugin", "1.0");
    session.getUserProperties().setProperty("snapstart.plugin", "1.1");
    session.getUserProperties().setProperty("snapstart.localPort", "9400");
    session.getUserProperties().setProperty("snapstart.prune.keep", "1");
    session.getUserProperties().setProperty("snapstart.criu", "off");
    session.getUserProperties().setProperty("other", "1");
    List<String> told = new ArrayList<>();
    MojoExecution execution =
        new MojoExecution(GoalInProcess.descriptor().getMojo("prune"), "default-cli");
    new Spelling(new Place(session, project, execution)).check(told::add);
    assertThat(told)
        .containsExactly(
            "-Dsnapstart.localPort is a property that no goal knows; it does nothing.");
  }
}
