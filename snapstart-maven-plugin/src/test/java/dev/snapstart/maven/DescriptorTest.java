package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class DescriptorTest {
  private static final Set<String> WITHOUT_PROPERTY =
      Set.of(
          "codeDeploy",
          "gates",
          "environment",
          "functions",
          "logging",
          "tags",
          "vpc",
          "imageConfig",
          "prune");

  private static Descriptor descriptor;

  @BeforeAll
  static void read() throws Exception {
    descriptor = Descriptor.read();
  }

  @Test
  void everyParameterHasThePropertyOfItsName() {
    for (Descriptor.Goal goal : goals()) {
      for (String name : goal.parameterNames()) {
        Element configuration = Descriptor.configuration(goal, name);
        if (WITHOUT_PROPERTY.contains(name)) {
          assertThat(configuration).as(name).isNull();
        } else {
          assertThat(configuration.getTextContent())
              .as("%s of %s", name, goal.name())
              .isEqualTo("${snapstart." + name + "}");
        }
      }
    }
  }

  @Test
  void everyGoalIsThreadSafeAndNeedsNoPom() {
    for (Descriptor.Goal goal : goals()) {
      assertThat(Descriptor.text(goal.root(), "threadSafe")).as(goal.name()).isEqualTo("true");
      assertThat(Descriptor.text(goal.root(), "requiresProject")).isEqualTo("false");
      assertThat(goal.parameterNames()).contains("skip");
    }
  }

  @Test
  void theGoalsThatWriteAreBoundToDeploy() {
    for (String name :
        List.of("deploy", "code", "configure", "disable", "kms", "publish", "wait", "alias")) {
      assertThat(descriptor.goals().get(name).phase()).as(name).isEqualTo("deploy");
    }
    for (String name :
        List.of(
            "plan",
            "status",
            "local",
            "rollback",
            "download",
            "versions",
            "prune",
            "callers",
            "cost",
            "invoke",
            "logs",
            "measure",
            "rehearse")) {
      assertThat(descriptor.goals().get(name).phase()).as(name).isEmpty();
    }
  }

  @Test
  void aGoalTakesOnlyItsOwnElements() {
    assertThat(descriptor.goals().get("kms").parameterNames())
        .contains("kmsKeyArn", "function", "expectedAccount", "publish", "alias")
        .doesNotContain("memoryMb", "codeFile", "toVersion", "dryRun");
    assertThat(descriptor.goals().get("wait").parameterNames())
        .contains("toVersion")
        .doesNotContain("alias", "kmsKeyArn");
    assertThat(descriptor.goals().get("local").parameterNames())
        .containsExactlyInAnyOrder(
            "port", "region", "localFolder", "localRun", "localEnvironments", "skip");
    assertThat(descriptor.goals().get("plan").parameterNames())
        .containsAll(descriptor.goals().get("deploy").parameterNames())
        .contains("failOnChanges");
  }

  @Test
  void everyParameterIsExplained() {
    for (Descriptor.Goal goal : goals()) {
      assertThat(goal.description()).as(goal.name()).isNotBlank();
      for (Element parameter : goal.parameters()) {
        assertThat(Descriptor.text(parameter, "description"))
            .as(Descriptor.text(parameter, "name"))
            .isNotBlank();
      }
    }
  }

  private static List<Descriptor.Goal> goals() {
    return descriptor.goals().values().stream().filter(it -> !it.name().equals("help")).toList();
  }
}
