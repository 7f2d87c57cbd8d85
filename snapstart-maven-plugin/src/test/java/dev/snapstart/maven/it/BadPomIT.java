package dev.snapstart.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each module of one build says one thing wrong, and each gets one clear error for it. */
@Tag("slow")
class BadPomIT {
  private static final String PARENT =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>it</groupId>
        <artifactId>all</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <modules>
      %s  </modules>
      </project>
      """;

  private static final String MODULE =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>it</groupId>
        <artifactId>%s</artifactId>
        <version>1</version>
        <build>
          <plugins>
            <plugin>
              <groupId>dev.snapstart</groupId>
              <artifactId>snapstart-maven-plugin</artifactId>
              <version>%s</version>
              <executions>
                <execution>
                  <phase>validate</phase>
                  <goals><goal>%s</goal></goals>
                  <configuration>
      %s            </configuration>
                </execution>
              </executions>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  @TempDir private Path folder;

  @Test
  void eachIsOneClearErrorBeforeTheFirstCall() throws Exception {
    List<BadInput> inputs = BadInput.all();
    try (LocalLambda lambda = LocalLambda.start();
        MavenProcess build = build(inputs, lambda)) {
      assertThat(build.await()).isEqualTo(1);
      System.out.println("| goal | element | value | error |");
      for (int i = 0; i < inputs.size(); i++) {
        BadInput input = inputs.get(i);
        List<String> errors = errors(build, name(i));
        assertThat(errors).as(input.toString()).hasSize(1);
        System.out.println("| " + input + " | " + errors.get(0) + " |");
        input.assertExplainedBy(errors.get(0));
      }
      assertThat(inputs).hasSizeGreaterThanOrEqualTo(60);
      assertThat(build.lines()).noneMatch(line -> line.matches("\\s+at \\S+\\(.*"));
      assertThat(lambda.recordedCalls()).isEmpty();
    }
  }

  private static List<String> errors(MavenProcess build, String module) {
    return build.lines().stream()
        .filter(line -> line.contains("on project " + module + ": "))
        .map(line -> line.substring(line.indexOf(": ", line.indexOf("on project")) + 2))
        .map(line -> line.replaceFirst(" -> \\[Help \\d\\]$", ""))
        .toList();
  }

  private MavenProcess build(List<BadInput> inputs, LocalLambda lambda) throws IOException {
    StringBuilder modules = new StringBuilder();
    for (int i = 0; i < inputs.size(); i++) {
      modules.append("    <module>").append(name(i)).append("</module>\n");
      module(name(i), inputs.get(i), lambda);
    }
    Files.writeString(folder.resolve("pom.xml"), PARENT.formatted(modules));
    return MavenInstallation.in(folder)
        .start(folder, Map.of(), line -> {}, List.of("-fae", "validate"));
  }

  private static String name(int i) {
    return "m%02d".formatted(i + 1);
  }

  private void module(String name, BadInput input, LocalLambda lambda) throws IOException {
    Path module = folder.resolve(name);
    BadInput.writeFiles(module);
    List<String> lines = new ArrayList<>();
    input
        .among(lambda.endpoint())
        .forEach((element, text) -> lines.add("<" + element + ">" + text + "</" + element + ">\n"));
    Files.writeString(
        module.resolve("pom.xml"),
        MODULE.formatted(
            name, MavenInstallation.pluginVersion(), input.goal(), String.join("", lines)));
  }
}
