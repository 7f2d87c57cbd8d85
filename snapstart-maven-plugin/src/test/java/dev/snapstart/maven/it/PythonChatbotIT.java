package dev.snapstart.maven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.run.process.Kits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The example in Python: built by a real Maven, deployed, and run in processes of its own. */
@Tag("slow")
class PythonChatbotIT {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("it.examples", "../examples"), "python-chatbot");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void copy() throws IOException {
    new ItProject(folder.toFile()).copy(EXAMPLE.toFile(), "chatbot");
    project = folder.resolve("chatbot");
  }

  @Test
  void itsHooksRunAndARestoredVersionChats() throws Exception {
    assumeTrue(
        new Kits(folder).find("python3.13") != null, "skipped: there is no Python 3.9 or later");
    String built = maven("deploy", "-Dsnapstart.local", "-Dsnapstart.localRun=true");
    assertThat(built).contains("python-chatbot: 1 is live");

    List<String> log = new ArrayList<>();
    try (LocalLambda server =
            LocalLambda.builder()
                .stateFolder(project.resolve("target/snapstart-local/us-east-1"))
                .runFunctions(true)
                .functionLog((group, stream, at, message) -> log.add(message))
                .start();
        LambdaClient lambda =
            LambdaClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(server.region()))
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build()) {
      JsonNode about = call(lambda, "GET", "/", null, "\nRESTORE_REPORT Restore Duration: ");
      JsonNode reply = call(lambda, "POST", "/chat", "{\"message\":\"Hello\"}", "\nREPORT Req");
      JsonNode next = call(lambda, "POST", "/chat", "{\"message\":\"Hello\"}", "\nREPORT Req");

      assertThat(about.path("servedBy").asText())
          .isNotEmpty()
          .isNotEqualTo(about.path("initializedAs").asText());
      assertThat(reply.path("answer").asText()).contains("Hello");
      assertThat(reply.path("model").asText()).isEqualTo(about.path("model").asText());
      assertThat(reply.path("servedBy")).isEqualTo(about.path("servedBy"));
      assertThat(reply.path("session").asText())
          .isNotEmpty()
          .isNotEqualTo(next.path("session").asText());
      assertThat(log)
          .containsSubsequence(
              "Before the snapshot: GET / answered 200",
              "After the restore: this is environment " + about.path("servedBy").asText());
    }
  }

  /** Calls the alias as API Gateway's proxy integration does. */
  private static JsonNode call(
      LambdaClient lambda, String method, String path, String body, String logged)
      throws IOException {
    String event =
        JSON.createObjectNode()
            .put("resource", "/{proxy+}")
            .put("httpMethod", method)
            .put("path", path)
            .put("body", body)
            .put("isBase64Encoded", false)
            .set("headers", JSON.createObjectNode().put("Content-Type", "application/json"))
            .toString();
    InvokeResponse response =
        lambda.invoke(
            r ->
                r.functionName("python-chatbot")
                    .qualifier("live")
                    .logType("Tail")
                    .payload(SdkBytes.fromUtf8String(event)));
    JsonNode answer = JSON.readTree(response.payload().asByteArray());
    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
    assertThat(new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8))
        .contains(logged);
    return JSON.readTree(answer.path("body").asText());
  }

  @Test
  void withoutPythonItsOwnCodeIsPackaged() throws Exception {
    String built = maven("package", "-Dpython=no-python-of-that-name");

    assertThat(built)
        .contains("There is no no-python-of-that-name on the PATH: no packages, no tests.");
    assertThat(entries()).contains("chatbot/handler.py", "chatbot/plain.py");
  }

  @Test
  void whatPipCanGetIsPackagedAndWhatItCannotIsLeftOut() throws Exception {
    assumeTrue(hasPip(), "skipped: there is no python3 with pip on the PATH");
    wheel(folder.resolve("tiny-1.0-py3-none-any.whl"));
    Files.writeString(project.resolve("requirements.txt"), "tiny==1.0\n");
    String[] build = {
      "package", "-DskipTests", "-Dplatforms=--no-index --find-links " + folder.toUri()
    };

    assertThat(maven(build)).contains("Packages: all of requirements.txt.");
    assertThat(entries()).contains("chatbot/handler.py", "tiny.py");
    assertThat(maven(build)).contains("Packages: those of the last build");
    assertThat(entries()).contains("chatbot/handler.py", "tiny.py");

    Files.writeString(project.resolve("requirements.txt"), "missing==1.0\ntiny==1.0\n");
    assertThat(maven(build))
        .contains(
            "Packages: tiny==1.0.", "pip cannot get missing==1.0 (target/pip.log tells why).");
    assertThat(entries()).contains("chatbot/handler.py", "tiny.py");

    Files.writeString(project.resolve("requirements.txt"), "tiny==2.0\n");
    assertThat(maven(build))
        .contains("Packages: pip cannot get them (target/pip.log tells why).")
        .contains("the archive holds the function's own code");
    assertThat(entries()).contains("chatbot/handler.py").doesNotContain("tiny.py");
  }

  private static boolean hasPip() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-m", "pip", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // There is no python3.
    }
  }

  /** A package as pip takes it, with one module. */
  private static void wheel(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "tiny.py", "");
      entry(
          zip, "tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n");
      entry(
          zip,
          "tiny-1.0.dist-info/WHEEL",
          "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
      entry(
          zip,
          "tiny-1.0.dist-info/RECORD",
          "tiny.py,,\ntiny-1.0.dist-info/METADATA,,\ntiny-1.0.dist-info/WHEEL,,\n"
              + "tiny-1.0.dist-info/RECORD,,\n");
    }
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private List<String> entries() throws IOException {
    try (ZipFile zip = new ZipFile(project.resolve("target/python-chatbot.zip").toFile())) {
      return zip.stream().map(entry -> entry.getName()).toList();
    }
  }

  private String maven(String... arguments) throws IOException {
    try (MavenProcess maven =
        MavenInstallation.in(folder).start(project, Map.of(), line -> {}, List.of(arguments))) {
      assertThat(maven.await()).as(maven.output()).isZero();
      return maven.output();
    }
  }
}
