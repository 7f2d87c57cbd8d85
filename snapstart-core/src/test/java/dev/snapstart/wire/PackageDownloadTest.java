package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.AwsClients;
import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.code.Sha256;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.version.PackageDownload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

class PackageDownloadTest {
  private static final String FETCH = "DownloadCode";

  @TempDir Path archives;
  @TempDir Path folder;
  private Fixture fixture;

  @BeforeEach
  void start() {
    fixture = new Fixture(archives);
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.snapStart().deploy(fixture.deploy("two").build());
    fixture.lambda().clearRecordedCalls();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aVersionComesBackAsItWasSent() throws IOException {
    Path file = folder.resolve("deep/old.zip");
    PackageDownload download = fixture.snapStart().download(FUNCTION, "1", file);
    assertThat(download.file()).contains(file);
    assertThat(download.written()).isTrue();
    assertThat(Sha256.of(file).base64()).isEqualTo(sha256("1")).isEqualTo(download.codeSha256());
    assertThat(Files.size(file)).isEqualTo(download.sizeBytes());
    assertThat(fixture.calls()).containsExactly("GetFunction", FETCH);
  }

  @Test
  void aFolderGetsAFileNamedAfterFunctionAndVersion() {
    assertThat(fixture.snapStart().download(FUNCTION, "live", folder).file())
        .contains(folder.resolve("orders-api-2.zip"));
    assertThat(fixture.snapStart().download(FUNCTION, null, folder).file())
        .contains(folder.resolve("orders-api-latest.zip"));
    assertThat(files()).containsExactly("orders-api-2.zip", "orders-api-latest.zip");
  }

  @Test
  void theSameFileIsKeptAndNotFetchedAgain() {
    fixture.snapStart().download(FUNCTION, "1", folder);
    fixture.lambda().clearRecordedCalls();
    PackageDownload again = fixture.snapStart().download(FUNCTION, "1", folder);
    assertThat(again.written()).isFalse();
    assertThat(fixture.calls()).containsExactly("GetFunction");
  }

  @Test
  void anotherFileIsNeverOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.zip"), "mine");
    SnapStartException error = failure("1", file);
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(error).hasMessageContaining("mine.zip exists");
    assertThat(file).hasContent("mine");
    assertThat(fixture.calls()).containsExactly("GetFunction");
  }

  @Test
  void aBrokenConnectionIsTriedAgainWithAnotherAddress() throws IOException {
    fixture.lambda().faults().add(Trigger.first(2).of(FETCH), Fault.truncate());
    PackageDownload download = fixture.snapStart().download(FUNCTION, "1", folder);
    assertThat(Sha256.of(download.file().orElseThrow()).base64()).isEqualTo(sha256("1"));
    assertThat(fixture.calls())
        .containsExactly("GetFunction", FETCH, "GetFunction", FETCH, "GetFunction", FETCH);
  }

  @Test
  void anAddressThatRanOutIsAskedForAgain() {
    fixture.lambda().faults().add(Trigger.next().of(FETCH), Fault.refuse(403, "Denied", "expired"));
    assertThat(fixture.snapStart().download(FUNCTION, "1", folder).written()).isTrue();
  }

  @Test
  void whatIsNotThePackageGetsNoName() {
    fixture.lambda().faults().add(Trigger.every().of(FETCH), Fault.garbage());
    SnapStartException error = failure("1", folder);
    assertThat(error.code()).isEqualTo(ErrorCode.UNEXPECTED_ANSWER);
    assertThat(error).hasMessageContaining(sha256("1"));
    assertThat(files()).isEmpty();
  }

  @Test
  void noErrorNamesTheAddress() {
    for (Fault fault : List.of(Fault.dropBefore(), Fault.refuse(403, "Denied", "no"))) {
      fixture.lambda().faults().clear();
      fixture.lambda().faults().add(Trigger.every().of(FETCH), fault);
      for (Throwable e = failure("1", folder); e != null; e = e.getCause()) {
        assertThat(String.valueOf(e)).doesNotContain("_code").doesNotContain("http://");
      }
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aVersionThatIsNotThereIsNamed() {
    SnapStartException error = failure("7", folder);
    assertThat(error.code()).isEqualTo(ErrorCode.VERSION_NOT_FOUND);
    assertThat(error).hasMessageContaining("7");
  }

  @Test
  void anImageHasNoPackage() {
    fixture
        .snapStart()
        .deploy(
            DeploymentRequest.forFunction("images")
                .code(CodeSource.image("registry/orders@sha256:" + "1".repeat(64)))
                .settings(settings -> settings.role(Fixture.ROLE))
                .publish()
                .build());
    PackageDownload download = fixture.snapStart().download("images", "1", folder);
    assertThat(download.file()).isEmpty();
    assertThat(download.imageUri()).contains("registry/orders@sha256:" + "1".repeat(64));
    assertThat(files()).isEmpty();
  }

  @Test
  void aHostsClientsFetchToo() {
    try (LambdaClient client =
            LambdaClient.builder()
                .endpointOverride(fixture.lambda().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
        SnapStart hosted = SnapStart.builder().clients(AwsClients.lambdaClient(client)).build()) {
      assertThat(hosted.download(FUNCTION, "1", folder).written()).isTrue();
    }
  }

  private String sha256(String version) {
    return fixture.lambda().state().function(FUNCTION).version(version).code().sha256();
  }

  private SnapStartException failure(String version, Path place) {
    return catchThrowableOfType(
        SnapStartException.class, () -> fixture.snapStart().download(FUNCTION, version, place));
  }

  private List<String> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
