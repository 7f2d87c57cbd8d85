package dev.snapstart.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.maven.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random secrets go in wherever secrets can, and are searched for in all that comes out.
 *
 * <p>The goals are those of the plugin's descriptor: one that is added later takes part at once,
 * and fails here until {@link #ELEMENTS} has what it needs.
 */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the goal 'local' cannot be asked to end there")
class SecretsIT {
  private static final String KEY =
      "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

  /** Beyond what a deploy needs. */
  private static final String ELEMENTS =
      ScratchProject.ORDERS
              .replace("java21", "java17")
              .replace("com.example.Orders::handleRequest", Echo.class.getName() + "::handle")
          + """
          <codeFile>one.zip</codeFile>
          <environmentFile>secret.properties</environmentFile>
          <environmentFrom>IT_TOKEN</environmentFrom>
          <rerelease>true</rerelease>
          <kmsKeyArn>%s</kmsKeyArn>
          <expectedAccount>123456789012</expectedAccount>
          <gates>
            <smokePayloadFile>payload.json</smokePayloadFile>
          </gates>
          <engine>codedeploy</engine>
          <codeDeploy>
            <application>orders</application>
            <deploymentGroup>live</deploymentGroup>
            <createMissing>true</createMissing>
            <serviceRoleArn>arn:aws:iam::123456789012:role/deployer</serviceRoleArn>
          </codeDeploy>
          <failOn>none</failOn>
          <endpoint>http://aws.test.invalid</endpoint>
          """
              .formatted(KEY);

  /** They end only when they are told to, talk to nobody, or have a test of their own. */
  private static final Set<String> SPECIAL = Set.of("local", "help", "invoke", "measure");

  private final Canaries canaries = new Canaries(System.nanoTime());
  @TempDir private Path folder;
  private LocalLambda lambda;
  private ForwardingProxy proxy;
  private MavenInstallation maven;
  private Path project;

  @BeforeEach
  void prepare() throws Exception {
    lambda = LocalLambda.builder().delays(Delays.none()).runFunctions(true).start();
    proxy = new ForwardingProxy(lambda.endpoint(), canaries.secret("proxy"));
    maven = MavenInstallation.in(folder);
    Files.writeString(
        maven.settings(),
        Files.readString(maven.settings())
            .replace(
                "<servers>",
                """
                <proxies><proxy>
                  <active>true</active><protocol>http</protocol>
                  <host>127.0.0.1</host><port>%d</port>
                  <username>it</username><password>%s</password>
                </proxy></proxies>
                <servers><server>
                  <id>canary</id><username>AKIASERVER</username><password>%s</password>
                </server>
                """
                    .formatted(proxy.port(), canaries.secret("proxy"), canaries.secret("server"))));
    project = ScratchProject.write(folder.resolve("secrets"), ELEMENTS);
    for (String name : List.of("one", "two")) {
      archive(project.resolve(name + ".zip"), name);
    }
    Files.writeString(
        project.resolve("secret.properties"), "DB_PASSWORD=" + canaries.secret("file") + "\n");
    Files.writeString(
        project.resolve("payload.json"), "{\"key\":\"" + canaries.secret("payload") + "\"}");
    Files.writeString(
        folder.resolve("credentials"),
        """
        [canary]
        aws_access_key_id = AKIAPROFILE
        aws_secret_access_key = %s
        """
            .formatted(canaries.secret("profile")));
  }

  @AfterEach
  void stop() {
    proxy.close();
    lambda.close();
  }

  @Test
  void noGoalGivesOneAway() throws Exception {
    Set<String> goals = Descriptor.read().goals().keySet();
    assertThat(goals).containsAll(SPECIAL).contains("deploy", "status");
    List<String> all = new ArrayList<>(List.of("deploy"));
    goals.stream().filter(it -> !SPECIAL.contains(it) && !it.equals("deploy")).forEach(all::add);

    // Some goals need a version to go back to.
    passes(run(List.of("deploy"), "-Dsnapstart.codeFile=two.zip", "-Dsnapstart.serverId=canary"));
    passes(run(all, "-X", "-Dsnapstart.serverId=canary"));
    assertThat(proxy.takeAuthorizations()).allMatch(it -> it.contains("=AKIASERVER/")).isNotEmpty();
    assertThat(lambda.state().function("orders").latest().settings().environment().variables())
        .containsEntry("DB_PASSWORD", canaries.secret("file"))
        .containsEntry("IT_TOKEN", canaries.secret("process"));

    assertThat(lambda.recordedCalls())
        .extracting(RecordedCall::operation)
        .contains("Invoke", "CreateDeployment");

    // Whose keys they are makes no difference to a goal that calls nothing of AWS.
    all.remove("rehearse");
    passes(
        run(
            all,
            "-Dsnapstart.gates.smokePayloadFile=",
            "-Dsnapstart.gates.smokePayload={\"key\":\"" + canaries.secret("inline") + "\"}"));
    assertThat(proxy.takeAuthorizations())
        .allMatch(it -> it.contains("=AKIAVARIABLE/"))
        .isNotEmpty();

    passes(run(all, "-X", "-Dsnapstart.profile=canary"));
    assertThat(proxy.takeAuthorizations())
        .allMatch(it -> it.contains("=AKIAPROFILE/"))
        .isNotEmpty();

    passes(run(List.of("help"), "-X"));
  }

  @Test
  void noErrorGivesOneAway() throws Exception {
    passes(run(List.of("deploy"), "-Dsnapstart.environmentFrom="));
    for (Fault fault :
        List.of(
            Fault.accessDenied("lambda:UpdateFunctionConfiguration"),
            Fault.refuse(400, "InvalidParameterValueException", "No."))) {
      lambda.faults().add(Trigger.next().of("UpdateFunctionConfiguration"), fault);
      fails(run(List.of("deploy"), "-X", "-e"));
    }
    lambda.faults().add(Trigger.next().of("Invoke"), Fault.accessDenied("lambda:InvokeFunction"));
    fails(run(List.of("deploy"), "-X", "-e", "-Dsnapstart.codeFile=two.zip"));
    assertThat(lambda.recordedCalls()).anyMatch(call -> call.operation().equals("Invoke"));
  }

  private static void archive(Path file, String content) throws IOException {
    String name = Echo.class.getName().replace('.', '/') + ".class";
    try (InputStream function = Echo.class.getClassLoader().getResourceAsStream(name);
        OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(function.readAllBytes());
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("content.txt"));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  @Test
  void noInvocationGivesItsPayloadAway() throws Exception {
    passes(run(List.of("deploy")));
    for (Fault fault :
        List.of(
            Fault.accessDenied("lambda:InvokeFunction"),
            Fault.dropAfter(),
            Fault.refuse(
                400,
                "InvalidRequestContentException",
                "Unexpected token: " + canaries.secret("payload")))) {
      lambda.faults().add(Trigger.next().of("Invoke"), fault);
      fails(run(List.of("invoke"), "-X", "-e", "-Dsnapstart.payloadFile=payload.json"));
    }
    // Lambda does not look into an answer either: what the function says is what is shown.
    lambda.faults().add(Trigger.next().of("Invoke"), Fault.garbage());
    MavenProcess garbled =
        run(List.of("invoke"), "-X", "-e", "-Dsnapstart.payloadFile=payload.json");
    passes(garbled);
    assertThat(garbled.lines()).anyMatch(line -> line.contains("<html>no JSON"));
    // The deployment's smoke test, and one for each fault: none is repeated.
    assertThat(lambda.recordedCalls().stream().filter(call -> call.operation().equals("Invoke")))
        .hasSize(5);
  }

  @Test
  void noMeasurementGivesOneAway() throws Exception {
    passes(run(List.of("deploy")));
    String[] options = {
      "-X",
      "-e",
      "-Dsnapstart.payloadFile=payload.json",
      "-Dsnapstart.count=2",
      "-Dsnapstart.warm=1"
    };
    passes(run(List.of("measure"), options));
    assertThat(project.resolve("target/snapstart/orders.measure.json")).exists();
    assertThat(Files.readString(project.resolve("target/snapstart/orders.measure.html")))
        .contains("<svg ");
    lambda
        .faults()
        .add(
            Trigger.nth(2).of("Invoke"),
            Fault.refuse(
                400,
                "InvalidRequestContentException",
                "Unexpected token: " + canaries.secret("payload")));
    fails(run(List.of("measure"), options));
  }

  private void fails(MavenProcess run) throws IOException {
    assertThat(run.await()).isEqualTo(1);
    assertThat(run.lines()).anyMatch(line -> line.matches("\\s+at dev\\.snapstart\\..*"));
    assertNothingIn(run);
  }

  @Test
  void theLocalServerGivesNoneAway() throws Exception {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    try (MavenProcess serving =
        maven.start(
            project,
            environment(),
            line -> {
              if (line.contains("Ctrl-C ends it")) {
                ready.complete(null);
              }
            },
            List.of("-X", "snapstart:local", "-Dsnapstart.port=0"))) {
      ready.get(1, TimeUnit.MINUTES);
      serving.signal("TERM");
      serving.await();
      assertNothingIn(serving);
    }
  }

  private MavenProcess run(List<String> goals, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(options));
    // No goal is bound to a phase here.
    arguments.add("-Dsnapstart.goals=deploy,status");
    goals.forEach(goal -> arguments.add("snapstart:" + goal));
    return maven.start(project, environment(), line -> {}, arguments);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("IT_TOKEN", canaries.secret("process"));
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "AKIAVARIABLE");
    environment.put("AWS_SECRET_ACCESS_KEY", canaries.secret("variable"));
    environment.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString());
    return environment;
  }

  private void passes(MavenProcess run) throws IOException {
    assertThat(run.await()).as(run.output()).isZero();
    assertNothingIn(run);
  }

  private void assertNothingIn(MavenProcess run) throws IOException {
    assertThat(canaries.foundIn(run.output())).isEmpty();
    Path target = project.resolve("target");
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.walk(target)) {
        // Packages that were fetched back are the user's own.
        for (Path file :
            (Iterable<Path>)
                files.filter(it -> Files.isRegularFile(it) && !it.toString().endsWith(".zip"))
                    ::iterator) {
          assertThat(canaries.foundIn(Files.readString(file))).as(file.toString()).isEmpty();
        }
      }
    }
  }
}
