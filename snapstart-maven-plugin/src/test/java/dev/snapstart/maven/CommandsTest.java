package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.maven.connect.ConnectionConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final ConnectionConfig AWS = new ConnectionConfig(null, null, null, "false", null);
  private static final ConnectionConfig LOCAL =
      new ConnectionConfig(null, null, null, "true", null);

  @TempDir private Path here;
  private MavenSession session;

  @BeforeEach
  void startABuildHere() {
    session = Sessions.in(here);
  }

  @Test
  void inTheProjectThePrefixIsEnough() {
    assertThat(undo(project("pom.xml"), AWS, null))
        .isEqualTo("mvn snapstart:alias -Dsnapstart.function=orders -Dsnapstart.toVersion=1");
  }

  @Test
  void aModuleBuiltFromAnotherDirectoryIsNamed() {
    assertThat(undo(project("examples/quickstart/pom.xml"), AWS, null))
        .startsWith("mvn -f examples/quickstart snapstart:alias ");
    assertThat(undo(project("pom-aws.xml"), AWS, null)).startsWith("mvn -f pom-aws.xml ");
    assertThat(undo(project("my shop/pom.xml"), AWS, null)).startsWith("mvn -f 'my shop' ");
    assertThat(commands(project("a/pom.xml"), AWS, null, "default-cli").packaging("deploy"))
        .isEqualTo("mvn -f a package snapstart:deploy");
  }

  @Test
  void aProjectElsewhereIsNamedByItsWholePath() {
    session = Sessions.in(here.resolve("below"));
    assertThat(undo(project("pom.xml"), AWS, null)).startsWith("mvn -f " + here + " snapstart:");
  }

  @Test
  void theRunningCommandCanBeGivenAgain() {
    var request = session.getRequest();
    request.setGoals(List.of("clean", "deploy"));
    request.setSelectedProjects(List.of("orders"));
    request.setMakeBehavior("make-upstream");
    request.setActiveProfiles(List.of("prod"));
    request.setPom(here.resolve("shop/pom.xml").toFile());
    session.getUserProperties().setProperty("snapstart.alias", "live");
    session.getUserProperties().setProperty("snapstart.gates.smokePayload", "s3cr3t");
    session.getUserProperties().setProperty("password", "s3cr3t");
    assertThat(commands(project("pom.xml"), AWS, null, "default-cli").again())
        .isEqualTo(
            "mvn -f shop/pom.xml -pl orders -am clean deploy -Pprod -Dsnapstart.alias=live"
                + " -Dsnapstart.gates.smokePayload=AS-BEFORE");
    request.setPom(here.resolve("pom.xml").toFile());
    assertThat(commands(project("pom.xml"), AWS, null, "default-cli").again())
        .startsWith("mvn -pl ");
  }

  @Test
  void whatWasLeftOutIsLeftOutAgainAndEveryWordIsSafeInAShell() {
    var request = session.getRequest();
    request.setGoals(List.of("deploy"));
    request.setExcludedProjects(List.of("a", "c"));
    request.setActiveProfiles(List.of("eu"));
    request.setInactiveProfiles(List.of("dev"));
    session.getUserProperties().setProperty("snapstart.description", "costs $5 (a&b), isn't it");
    session.getUserProperties().setProperty("snapstart.payload", "s3cr3t");
    session.getUserProperties().setProperty("snapstart.eventBody", "s3cr3t");
    assertThat(commands(project("pom.xml"), AWS, null, "default-cli").again())
        .isEqualTo(
            "mvn -pl '!a,!c' deploy '-Peu,!dev'"
                + " '-Dsnapstart.description=costs $5 (a&b), isn'\\''t it'"
                + " -Dsnapstart.eventBody=AS-BEFORE -Dsnapstart.payload=AS-BEFORE");
  }

  @Test
  void profilesMaySayWhereAFunctionIs() {
    session.getRequest().setActiveProfiles(List.of("eu"));
    assertThat(undo(project("pom.xml"), AWS, null))
        .startsWith("mvn snapstart:alias -Peu -Dsnapstart.function=orders");
  }

  @Test
  void aManagedPluginHasItsPrefixToo() {
    MavenProject project = project("pom.xml");
    Build build = project.getModel().getBuild();
    PluginManagement management = new PluginManagement();
    build.getPlugins().forEach(management::addPlugin);
    build.setPlugins(List.of());
    build.setPluginManagement(management);
    assertThat(undo(project, AWS, null)).startsWith("mvn snapstart:alias ");
  }

  @Test
  void withoutAPomThePluginIsNamedInFull() {
    assertThat(undo(new MavenProject(), AWS, null))
        .startsWith("mvn dev.snapstart:snapstart-maven-plugin:1.0:alias ");
  }

  @Test
  void aPluginGroupMakesThePrefixWorkAnywhere() {
    session.getSettings().addPluginGroup(Sessions.GROUP);
    assertThat(undo(new MavenProject(), AWS, null)).startsWith("mvn snapstart:alias ");
  }

  @Test
  void whatTheUserGaveIsRepeated() {
    for (String name : List.of("endpoint", "region", "profile", "serverId")) {
      session.getUserProperties().setProperty("snapstart." + name, "given");
    }
    assertThat(
            undo(
                project("pom.xml"),
                new ConnectionConfig("eu-west-1", "two words", "http://a:1", "false", "key"),
                null))
        .endsWith(
            " -Dsnapstart.endpoint=http://a:1 -Dsnapstart.region=eu-west-1"
                + " '-Dsnapstart.profile=two words' -Dsnapstart.serverId=key");
  }

  @Test
  void whatThePluginConfigurationSaysIsNotRepeated() {
    assertThat(
            undo(
                project("pom.xml"),
                new ConnectionConfig("eu-west-1", "shop", null, "false", null),
                null))
        .endsWith("-Dsnapstart.toVersion=1");
  }

  @Test
  void whatOneExecutionSaysIsRepeated() {
    ConnectionConfig connection = new ConnectionConfig("eu-west-1", null, null, "true", null);
    assertThat(
            commands(project("pom.xml"), connection, null, "to-europe")
                .line("alias", "orders", List.of()))
        .endsWith("-Dsnapstart.local -Dsnapstart.region=eu-west-1");
  }

  @Test
  void theStateOfTheLocalLambdaIsFoundAgain() throws Exception {
    session.getUserProperties().setProperty("snapstart.local", "true");
    Path usual = here.resolve("target/snapstart-local");
    assertThat(undo(project("pom.xml"), LOCAL, usual)).endsWith("-Dsnapstart.local");

    // Called for the module alone, Maven takes the module for the top of the build
    assertThat(undo(project("a/pom.xml"), LOCAL, usual))
        .endsWith("-Dsnapstart.local -Dsnapstart.localFolder=" + usual);
    Files.createDirectories(here.resolve(".mvn"));
    assertThat(undo(project("a/pom.xml"), LOCAL, usual)).endsWith("-Dsnapstart.local");

    assertThat(undo(project("pom.xml"), LOCAL, here.resolve("state")))
        .endsWith("-Dsnapstart.local -Dsnapstart.localFolder=" + here.resolve("state"));
    assertThat(undo(new MavenProject(), LOCAL, null)).endsWith("-Dsnapstart.local");
  }

  @Test
  void aPluginThatIsPartOfTheBuildCannotBeCalledByHand() {
    Commands commands = commands(project("pom.xml"), AWS, null, "default-cli");
    assertThat(commands.canBeCalled()).isTrue();
    MavenProject plugin = project("plugin/pom.xml");
    plugin.setGroupId(Sessions.GROUP);
    plugin.setArtifactId(Sessions.ARTIFACT);
    session.setProjects(List.of(plugin));
    assertThat(commands.canBeCalled()).isFalse();
  }

  private MavenProject project(String pom) {
    return Sessions.project(here.resolve(pom));
  }

  private String undo(MavenProject project, ConnectionConfig connection, Path localFolder) {
    return commands(project, connection, localFolder, "default-cli")
        .line("alias", "orders", List.of("toVersion=1"));
  }

  private Commands commands(
      MavenProject project, ConnectionConfig connection, Path localFolder, String executionId) {
    return new Commands(Sessions.place(session, project, executionId), connection, localFolder);
  }
}
