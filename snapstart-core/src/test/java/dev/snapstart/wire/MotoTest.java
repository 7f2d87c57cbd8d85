package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapstart.SnapStart;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * Deploys to a Lambda that somebody else wrote: an independent check of the wire format.
 *
 * <p>It knows neither SnapStart nor revisions of functions nor that publishing twice is one
 * version, so nothing of that is asserted.
 */
class MotoTest {
  private static final String FUNCTION = "orders-api";
  private static final String ALIAS = "live";

  @TempDir static Path folder;
  private static MotoServer moto;
  private static LambdaClient lambda;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = MotoServer.program();
    if (program.isEmpty()) {
      System.out.println("MotoTest skipped: moto_server is not on the PATH");
    }
    assumeTrue(program.isPresent(), "skipped: moto_server is not on the PATH");
    moto = MotoServer.start(program.get(), folder);
    lambda =
        LambdaClient.builder()
            .endpointOverride(moto.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
      lambda.close();
    }
  }

  @Test
  void createsThenChangesCodeThenChangesNothing() throws Exception {
    String role = moto.createRole("orders-api");
    try (SnapStart snapStart = SnapStart.builder().endpoint(moto.endpoint()).build()) {
      DeploymentResult created = snapStart.deploy(request(role, archive("first")));
      String firstCode = created.codeSha256().orElseThrow();
      assertFunction(null, firstCode, role);
      assertFunction("1", firstCode, role);
      assertAlias("1");
      assertThat(created.changed()).isTrue();
      assertThat(created.alias().orElseThrow().version()).isEqualTo("1");

      DeploymentResult changed = snapStart.deploy(request(role, archive("second")));
      String secondCode = changed.codeSha256().orElseThrow();
      assertThat(secondCode).isNotEqualTo(firstCode);
      assertFunction(null, secondCode, role);
      assertFunction("1", firstCode, role);
      assertFunction("2", secondCode, role);
      assertAlias("2");
      assertThat(changed.alias().orElseThrow().previousVersion()).contains("1");

      assertThat(snapStart.deploy(request(role, archive("second"))).changed()).isFalse();
    }
  }

  private static void assertFunction(String qualifier, String code, String role) {
    GetFunctionConfigurationResponse function =
        lambda.getFunctionConfiguration(
            request -> request.functionName(FUNCTION).qualifier(qualifier));
    assertThat(function.codeSha256()).isEqualTo(code);
    assertThat(function.role()).isEqualTo(role);
    assertThat(function.runtimeAsString()).isEqualTo("java21");
    assertThat(function.handler()).isEqualTo("com.example.Orders::handleRequest");
    assertThat(function.memorySize()).isEqualTo(768);
    assertThat(function.timeout()).isEqualTo(20);
    assertThat(function.environment().variables()).containsExactly(Map.entry("STAGE", "prod"));
    assertThat(function.version()).isEqualTo(qualifier == null ? "$LATEST" : qualifier);
  }

  private static void assertAlias(String version) {
    GetAliasResponse alias = lambda.getAlias(request -> request.functionName(FUNCTION).name(ALIAS));
    assertThat(alias.functionVersion()).isEqualTo(version);
  }

  private static DeploymentRequest request(String role, Path archive) {
    return DeploymentRequest.forFunction(FUNCTION)
        .code(CodeSource.archive(archive))
        .settings(
            settings ->
                settings
                    .role(role)
                    .runtime("java21")
                    .handler("com.example.Orders::handleRequest")
                    .memoryMb(768)
                    .timeoutSeconds(20)
                    .environment(Map.of("STAGE", "prod"))
                    .snapStart(false))
        .publish("released")
        .alias(ALIAS)
        .build();
  }

  private static Path archive(String content) throws IOException {
    Path file = folder.resolve(content + ".zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("com/example/Orders.class"));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
