package dev.snapstart.maven.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.readiness.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report as SpotBugs 4.9.8 wrote it of a handler with a static Random, shortened. */
class ScanReportTest {
  private static final String BUG =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <BugCollection version="4.9.8">
        <BugInstance type="AWS_LAMBDA_SNAP_START_BUG" priority="1" category="CORRECTNESS">
          <ShortMessage>Detected handler state.</ShortMessage>
          <LongMessage>Detected handler state in
              Lambda function com.example.Planted</LongMessage>
          <Class classname="com.example.Planted" primary="true">
            <SourceLine classname="com.example.Planted" start="9" end="16" sourcepath="com/example/Planted.java"/>
          </Class>
          <Method classname="com.example.Planted" name="&lt;clinit&gt;" primary="true">
            <SourceLine classname="com.example.Planted" start="10" end="12" sourcepath="com/example/Planted.java"/>
          </Method>
          %s
          <SourceLine classname="com.example.Planted" primary="true" start="11" end="11" sourcepath="com/example/Planted.java"/>
        </BugInstance>
      </BugCollection>
      """;

  private static final String FIELD =
      """
      <Field classname="com.example.Planted" name="DICE" signature="Ljava/util/Random;" primary="true">
        <SourceLine classname="com.example.Planted" sourcepath="com/example/Planted.java"/>
      </Field>
      """;

  @TempDir private Path folder;

  @Test
  void aFindingIsAtTheBugsOwnLineOfTheSourceFile() throws IOException {
    Path source = folder.resolve("src/main/java/com/example/Planted.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "");
    CodeFinding finding = read(BUG.formatted(FIELD));
    assertThat(finding.place().shown()).isEqualTo("src/main/java/com/example/Planted.java:11");
    assertThat(finding.place().name()).isEqualTo("Planted.DICE");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.rule()).isEqualTo("AWS_LAMBDA_SNAP_START_BUG");
    assertThat(finding.problem()).startsWith("Field 'DICE' gets its value at initialization");
    assertThat(finding.remedy()).contains("afterRestore");
  }

  @Test
  void withoutItsSourceItIsNamedByPackageAndFile() throws IOException {
    assertThat(read(BUG.formatted(FIELD)).place().shown()).isEqualTo("com/example/Planted.java:11");
  }

  @Test
  void whatIsNoFieldIsToldInTheRulesOwnWords() throws IOException {
    CodeFinding finding = read(BUG.formatted(""));
    assertThat(finding.place().name()).isEqualTo("Planted");
    assertThat(finding.problem())
        .isEqualTo("Detected handler state in Lambda function com.example.Planted.");
  }

  @Test
  void whatIsNoXmlIsRefused() {
    assertThatThrownBy(() -> read("Exception in thread main"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not XML");
  }

  private CodeFinding read(String report) throws IOException {
    Path file = folder.resolve("report.xml");
    Files.writeString(file, report);
    List<CodeFinding> findings =
        ScanReport.read(file, new SourceFiles(folder, List.of(folder.resolve("src/main/java"))));
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
