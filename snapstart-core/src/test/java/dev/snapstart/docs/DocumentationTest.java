package dev.snapstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.SnapStart;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages show is compiled, and does what they say. */
class DocumentationTest {
  private static final Pattern JAVA_BLOCK =
      Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Path SOURCE = Path.of("src/test/java/dev/snapstart/docs/Snippets.java");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/library.md", "docs/invoke.md"})
  void everyJavaBlockIsCompiled(String page) throws IOException {
    String compiled = withoutIndentation(Files.readString(SOURCE));
    List<String> blocks =
        JAVA_BLOCK
            .matcher(Files.readString(Path.of("..").resolve(page)))
            .results()
            .map(MatchResult::group)
            .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
            .toList();
    assertThat(blocks).isNotEmpty();
    assertThat(blocks).allSatisfy(it -> assertThat(compiled).contains(withoutIndentation(it)));
  }

  @Test
  void theSnippetsDoWhatTheySay() throws IOException {
    try (LocalLambda lambda = LocalLambda.builder().delays(Delays.none()).start();
        SnapStart snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build()) {
      snapStart.deploy(
          DeploymentRequest.forFunction("orders-api")
              .code(CodeSource.archive(archive("one")))
              .settings(
                  settings ->
                      settings
                          .runtime("java21")
                          .handler("com.example.Orders::handleRequest")
                          .role("arn:aws:iam::123456789012:role/orders"))
              .build());
      DeploymentRequest request = Snippets.request(archive("two"));

      assertThat(Snippets.plan(snapStart, request).isEmpty()).isFalse();
      assertThat(Snippets.deploy(snapStart, request).changed()).isTrue();
      assertThat(Snippets.deploy(snapStart, request).changed()).isFalse();
      assertThat(Snippets.permissions(snapStart, request).toJson())
          .contains("arn:aws:lambda:us-east-1:123456789012:function:orders-api");
      Snippets.errors(snapStart, request);
      assertThat(Snippets.plan(snapStart, request).isEmpty()).isTrue();

      assertThat(Snippets.steps(snapStart, archive("three")).alias().orElseThrow().version())
          .isEqualTo("2");
      assertThat(Snippets.status(snapStart).versions().get("2").isReady()).isTrue();
      assertThat(Snippets.versions(snapStart).deleted()).as("younger than 30 days").isEmpty();
      assertThat(Snippets.versions(snapStart).kept()).hasSize(2);
      assertThat(Snippets.callers(snapStart).moves()).isEmpty();
    }
  }

  private Path archive(String content) throws IOException {
    Path file = folder.resolve(content + ".zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(content));
      zip.closeEntry();
    }
    return file;
  }

  private static String withoutIndentation(String text) {
    return text.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n");
  }
}
