package dev.snapstart.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Maven is killed while functions run in processes of their own: nothing of them is left. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class KilledMavenIT {
  private static final Pattern ADDRESS = Pattern.compile("Local Lambda at (http://[\\d.:]+)");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String[] DEPLOY = {
    "snapstart:deploy", "-Dsnapstart.codeFile=function.zip", "-Dsnapstart.local"
  };

  private static final String FUNCTION =
      """
      <function>orders</function>
      <alias>live</alias>
      <runtime>java17</runtime>
      <handler>%s::handle</handler>
      <role>arn:aws:iam::123456789012:role/orders</role>
      """
          .formatted(HeldFunction.class.getName());

  private static final String HANGING = FUNCTION + "<environment><HANG>yes</HANG></environment>\n";

  @TempDir Path folder;
  private final CompletableFuture<URI> endpoint = new CompletableFuture<>();
  private final CompletableFuture<Void> snapshot = new CompletableFuture<>();
  private Path temporary;

  @BeforeEach
  void watchTheTemporaryFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @Test
  void whileItHoldsAndRunsEnvironments() throws Exception {
    try (MavenProcess maven = start(FUNCTION, "snapstart:local", "-Dsnapstart.port=0")) {
      await(maven, endpoint::isDone);
      URI address = endpoint.join();
      try (LambdaClient lambda = client(address)) {
        lambda.createFunction(
            r ->
                r.functionName("orders")
                    .runtime("java17")
                    .handler(HeldFunction.class.getName() + "::handle")
                    .role("arn:aws:iam::123456789012:role/orders")
                    .snapStart(s -> s.applyOn("PublishedVersions"))
                    .code(c -> c.zipFile(SdkBytes.fromByteArray(code()))));
        lambda.waiter().waitUntilFunctionActiveV2(r -> r.functionName("orders"));
        lambda.publishVersion(r -> r.functionName("orders"));
        await(maven, () -> state(lambda).equals("Active"));
        assertThat(lambda.invoke(r -> r.functionName("orders").qualifier("1")).functionError())
            .isNull();
        await(maven, () -> maven.descendants().size() >= 2);
      }
      nothingIsLeftOf(maven, address);
    }
  }

  @Test
  void whileItDeploysAndTheFunctionStarts() throws Exception {
    try (MavenProcess maven = start(HANGING, DEPLOY)) {
      await(maven, snapshot::isDone);
      await(maven, () -> !maven.descendants().isEmpty());
      nothingIsLeftOf(maven, endpoint.join());
    }
  }

  private MavenProcess start(String configuration, String... goal) throws IOException {
    Path project = Files.createTempDirectory(folder, "project");
    ScratchProject.write(project, configuration);
    Files.write(project.resolve("function.zip"), code());
    return MavenInstallation.in(folder)
        .start(
            project,
            Map.of("MAVEN_OPTS", MavenInstallation.options() + " -Djava.io.tmpdir=" + temporary),
            this::watch,
            Stream.concat(Stream.of(goal), Stream.of("-Dsnapstart.localRun=true")).toList());
  }

  private void watch(String line) {
    Matcher address = ADDRESS.matcher(line);
    if (address.find()) {
      endpoint.complete(URI.create(address.group(1)));
    }
    if (line.contains("snapshot of version 1: Pending")) {
      snapshot.complete(null);
    }
  }

  private void nothingIsLeftOf(MavenProcess maven, URI address) throws IOException {
    List<ProcessHandle> environments = maven.descendants();
    assertThat(listens(address)).isTrue();
    assertThat(folders()).isNotEmpty();

    maven.kill();
    maven.await();

    await(maven, () -> environments.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(listens(address)).isFalse();
    try (MavenProcess next = start(FUNCTION, DEPLOY)) {
      assertThat(next.await()).as(next.output()).isZero();
    }
    assertThat(folders()).as("what the next Maven leaves of them").isEmpty();
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(it -> it.getFileName().toString().startsWith("snapstart-")).toList();
    }
  }

  private static boolean listens(URI address) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false; // Nobody is there, which is the question.
    }
  }

  private static String state(LambdaClient lambda) {
    return lambda
        .getFunctionConfiguration(r -> r.functionName("orders").qualifier("1"))
        .stateAsString();
  }

  private static LambdaClient client(URI address) {
    return LambdaClient.builder()
        .endpointOverride(address)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .build();
  }

  private static byte[] code() {
    String name = HeldFunction.class.getName().replace('.', '/') + ".class";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = HeldFunction.class.getClassLoader().getResourceAsStream(name);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(in.readAllBytes());
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void await(MavenProcess maven, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not so after " + PATIENCE + ":\n" + maven.output());
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
