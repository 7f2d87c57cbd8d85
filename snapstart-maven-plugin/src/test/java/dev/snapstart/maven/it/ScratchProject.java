package dev.snapstart.maven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small projects that name the plugin. */
final class ScratchProject {
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>it</groupId>
        <artifactId>%s</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <build>
          <plugins>
            <plugin>
              <groupId>dev.snapstart</groupId>
              <artifactId>snapstart-maven-plugin</artifactId>
              <version>%s</version>
              <configuration>
      %s
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  /** What it takes to create a function, and an alias to move. */
  static final String ORDERS =
      """
      <function>orders</function>
      <alias>live</alias>
      <runtime>java21</runtime>
      <handler>com.example.Orders::handleRequest</handler>
      <role>arn:aws:iam::123456789012:role/orders</role>
      <memoryMb>512</memoryMb>
      """;

  private ScratchProject() {}

  /**
   * Writes a pom, with two archives beside it that differ: one.zip and two.zip.
   *
   * @param folder created if there is none
   * @param configuration the plugin's elements
   */
  static Path write(Path folder, String configuration) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("pom.xml"),
        POM.formatted(
            folder.getFileName(), MavenInstallation.pluginVersion(), configuration.indent(10)));
    ItProject project = new ItProject(folder.toFile());
    project.archive("one.zip", "one");
    project.archive("two.zip", "two");
    return folder;
  }
}
