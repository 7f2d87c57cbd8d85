package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.SnapStart;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.model.DeploymentResult;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class BucketTest {
  @TempDir private Path folder;
  private final FunctionConfig config = new FunctionConfig();
  private LocalLambda server;
  private SnapStart snapStart;
  private S3Client s3;

  @BeforeEach
  void startWithABucket() {
    server = LocalLambda.builder().region("us-east-1").port(0).start();
    snapStart = SnapStart.builder().endpoint(server.endpoint()).build();
    s3 = client(server.endpoint());
    s3.createBucket(bucket -> bucket.bucket("packages"));
    config.function = "orders";
    config.alias = "live";
    config.runtime = "java17";
    config.handler = "com.example.Orders::handleRequest";
    config.role = "arn:aws:iam::123456789012:role/orders";
    config.snapStart = "off";
    config.s3Bucket = "packages";
    config.s3Prefix = "shop/";
  }

  @AfterEach
  void stop() {
    s3.close();
    snapStart.close();
    server.close();
  }

  @Test
  void aLargeArchiveIsStagedUnderThePrefix() throws Exception {
    config.codeFile = archive("large.zip", 51 << 20).toString();
    String place = snapStart.plan(request().build()).toString();
    String key = place.replaceAll("(?s).*s3://packages/(shop/[0-9a-f]{64}\\.zip).*", "$1");
    assertThat(key).as(place).startsWith("shop/").hasSize(73);
    assertThat(deploy().changed()).isTrue();
    assertThat(s3.headObject(head -> head.bucket("packages").key(key)).contentLength())
        .isGreaterThan(51 << 20);
    assertThat(deploy().changed()).isFalse();
  }

  @Test
  void anObjectOfTheBucketIsTheCode() throws Exception {
    s3.putObject(put -> put.bucket("packages").key("one.zip"), archive("one.zip", 100));
    config.s3Key = "one.zip";
    assertThat(deploy().changed()).isTrue();
    config.s3Key = "absent.zip";
    assertThatThrownBy(this::deploy)
        .isInstanceOf(SnapStartException.class)
        .hasMessageContaining("Nothing was changed");
  }

  @Test
  void anotherAccountIsRefusedBeforeTheFirstWrite() throws Exception {
    config.codeFile = archive("one.zip", 100).toString();
    config.expectedAccount = "999999999999";
    assertThatThrownBy(this::deploy)
        .isInstanceOf(SnapStartException.class)
        .hasMessageContaining("account 123456789012, not to 999999999999");
    assertThat(snapStart.status("orders").function()).isEmpty();
  }

  @Test
  void withoutALedgerTheAliasDescriptionStaysTheUsersOwn() throws Exception {
    config.codeFile = archive("one.zip", 100).toString();
    config.aliasDescription = "for the shop";
    config.ledger = "false";
    deploy();
    assertThat(description()).isEqualTo("for the shop");
    config.codeFile = archive("two.zip", 101).toString();
    config.ledger = "true";
    deploy();
    assertThat(description()).matches("for the shop \\[snapstart 2<1 at=[0-9TZ:-]+\\]");
  }

  private String description() {
    return snapStart.status("orders").aliases().get(0).description();
  }

  private DeploymentResult deploy() {
    return snapStart.deploy(request().build());
  }

  private RequestParts request() {
    MavenProject project = new MavenProject();
    Commands commands = Sessions.commands(folder, project);
    return new RequestParts(
            config,
            folder,
            new CodeLocator(project, folder, commands, line -> {})::locate,
            new EnvironmentReader(folder, Map.of()),
            name -> Optional.empty(),
            commands)
        .everything();
  }

  private Path archive(String name, int size) throws Exception {
    Path file = folder.resolve(name);
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("content.bin"));
      zip.write(content);
      zip.closeEntry();
    }
    return file;
  }

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
