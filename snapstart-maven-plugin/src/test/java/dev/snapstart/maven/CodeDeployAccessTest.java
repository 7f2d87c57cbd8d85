package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.access.AccessScope;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.trigger.AccountScan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the policy allows where CodeDeploy shifts the traffic is what the calls of all such runs
 * need together, and nothing more.
 */
@Tag("slow")
class CodeDeployAccessTest {
  private static final String FUNCTION = "orders";
  private static final String ROLE = "arn:aws:iam::123456789012:role/deployer";

  @TempDir private Path folder;
  private final SortedSet<String> needed = new TreeSet<>();
  private LocalLambda lambda;
  private SnapStart snapStart;

  @BeforeEach
  void start() {
    lambda = LocalLambda.builder().delays(Delays.none()).start();
    snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build();
  }

  @AfterEach
  void stop() {
    snapStart.close();
    lambda.close();
  }

  @Test
  void aliasThatCodeDeployMoves() {
    Consumer<FunctionConfig> created =
        config -> {
          handedOver(config);
          config.codeDeploy.createMissing = "true";
          config.codeDeploy.serviceRoleArn = ROLE;
          config.shift = "Canary30Percent7Minutes";
        };
    String one = publish("one");
    lambda.change(state -> state.withIdle(FUNCTION, one));
    run(created.andThen(config -> config.toVersion = one), AliasMojo::choice, snapStart::deploy);
    String failed = failedVersion();
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(
            () ->
                run(
                    created.andThen(config -> config.toVersion = failed),
                    AliasMojo::choice,
                    snapStart::deploy))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
    String two = publish("two");
    for (int i = 0; i < 2; i++) {
      run(created.andThen(config -> config.toVersion = two), AliasMojo::choice, snapStart::deploy);
    }
    // What the role is that a group gets is not recorded.
    needed.add("iam:PassRole on " + ROLE);
    assertThat(allowed(created, new AliasMojo(null).access())).isEqualTo(needed);
  }

  @Test
  void rollbackStopsWhatIsUnderWay() {
    underWay();
    run(CodeDeployAccessTest::handedOver, RequestParts::rollback, snapStart::deploy);
    assertThat(needed).contains("codedeploy:StopDeployment on *");
    lambda.change(state -> state.withIdle(FUNCTION, "2"));
    run(
        config -> {
          handedOver(config);
          config.toVersion = "2";
        },
        RequestParts::rollback,
        snapStart::deploy);
    lambda.change(state -> state.withIdle(FUNCTION, "1"));
    lambda.faults().failNextSnapshot(FUNCTION, "FunctionError", "it threw");
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(
            () ->
                run(
                    config -> {
                      handedOver(config);
                      config.toVersion = "1";
                    },
                    RequestParts::rollback,
                    snapStart::deploy))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
    assertThat(allowed(CodeDeployAccessTest::handedOver, new RollbackMojo(null).access()))
        .isEqualTo(needed);
  }

  @Test
  void aRollbackThatIsOnlyPlannedStopsNothing() {
    underWay();
    run(CodeDeployAccessTest::handedOver, RequestParts::rollback, snapStart::plan);
    RollbackMojo dry = new RollbackMojo(null);
    dry.dryRun = "true";
    assertThat(needed).doesNotContain("codedeploy:StopDeployment on *");
    assertThat(allowed(CodeDeployAccessTest::handedOver, dry.access())).isEqualTo(needed);
  }

  @Test
  void withoutTheEngineNothingOfCodeDeployIsAllowed() {
    assertThat(allowed(config -> config.alias = "live", new RollbackMojo(null).access()))
        .noneMatch(it -> it.startsWith("codedeploy:"));
  }

  @Test
  void callersOfTheWholeRegion() {
    String one = publish("one");
    run(
        config -> {
          config.alias = "live";
          config.toVersion = one;
        },
        AliasMojo::choice,
        snapStart::deploy);
    publish("other", "audit");
    needed.clear();
    lambda.clearRecordedCalls();
    snapStart.callers().find(FUNCTION, "live", new AccountScan(10));
    collect();
    CallersMojo mojo = new CallersMojo(null);
    mojo.scanAccount = "true";
    assertThat(allowed(config -> {}, mojo.access())).isEqualTo(needed);
  }

  /** CodeDeploy moves the alias from 1 to 2. */
  private void underWay() {
    for (String content : List.of("one", "two")) {
      String version = publish(content);
      run(
          config -> {
            handedOver(config);
            config.codeDeploy.createMissing = "true";
            config.codeDeploy.serviceRoleArn = ROLE;
            config.toVersion = version;
          },
          AliasMojo::choice,
          snapStart::deploy);
    }
    needed.clear();
  }

  private static void handedOver(FunctionConfig config) {
    config.alias = "live";
    config.shift = "Canary10Percent5Minutes";
    config.engine = "codedeploy";
    config.codeDeploy = new CodeDeployConfig();
    config.codeDeploy.application = "orders";
    config.codeDeploy.deploymentGroup = "live";
    config.codeDeploy.detach = "true";
  }

  private String publish(String content) {
    return publish(content, FUNCTION);
  }

  private String publish(String content, String function) {
    return snapStart
        .deploy(
            DeploymentRequest.forFunction(function)
                .code(CodeSource.archive(archive(content)))
                .settings(
                    FunctionSettings.builder()
                        .role("arn:aws:iam::123456789012:role/orders")
                        .runtime("java21")
                        .handler("com.example.Orders::handleRequest")
                        .snapStart(true)
                        .build())
                .publish()
                .build())
        .version()
        .orElseThrow()
        .number();
  }

  private String failedVersion() {
    snapStart.configure(FUNCTION, FunctionSettings.builder().timeoutSeconds(21).build());
    lambda.faults().failNextSnapshot(FUNCTION, "FunctionError", "it threw");
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(
            () -> snapStart.deploy(DeploymentRequest.forFunction(FUNCTION).publish().build()))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
    return String.valueOf(lambda.state().function(FUNCTION).versions().asMap().lastKey());
  }

  private void run(
      Consumer<FunctionConfig> edit,
      UnaryOperator<RequestParts> choice,
      Consumer<DeploymentRequest> run) {
    DeploymentRequest request = choice.apply(parts(config(edit))).build();
    lambda.clearRecordedCalls();
    try {
      run.accept(request);
    } finally {
      collect();
    }
  }

  private void collect() {
    needed.addAll(NeededAccess.of(lambda.recordedCalls(), false, "", ""));
  }

  private SortedSet<String> allowed(Consumer<FunctionConfig> edit, GoalAccess access) {
    PolicyDraft draft =
        new PolicyDraft(AccessScope.of("us-east-1", "123456789012"), Map.of(), folder, commands());
    draft.add(access, config(edit), null);
    return NeededAccess.of(draft.policy());
  }

  private static FunctionConfig config(Consumer<FunctionConfig> edit) {
    FunctionConfig config = new FunctionConfig();
    config.function = FUNCTION;
    edit.accept(config);
    return config;
  }

  private RequestParts parts(FunctionConfig config) {
    return new RequestParts(
        config,
        folder,
        it -> CodeSource.unchanged(),
        new EnvironmentReader(folder, Map.of()),
        name -> Optional.empty(),
        commands());
  }

  private Commands commands() {
    return new Commands(
        Sessions.place(Sessions.in(folder), new MavenProject(), "default-cli"),
        new ConnectionConfig(null, null, null, null, null),
        null);
  }

  private Path archive(String content) {
    Path file = folder.resolve(content + ".zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("content.txt"));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file;
  }
}
