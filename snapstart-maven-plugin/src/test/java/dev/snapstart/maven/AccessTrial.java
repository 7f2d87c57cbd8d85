package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.access.AccessScope;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.Metrics;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.maven.project.MavenProject;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A local Lambda that goals are tried on, and what their calls needed. */
final class AccessTrial implements AutoCloseable {
  static final String FUNCTION = "orders";

  private final SortedSet<String> needed = new TreeSet<>();
  private final Path folder;
  private final LocalLambda lambda;
  private final SnapStart snapStart;
  private final TrialPackages packages;
  private volatile Duration snapshot = Duration.ZERO;
  private int changes;

  private AccessTrial(Path folder, boolean runsFunctions) {
    this.folder = folder;
    this.lambda =
        LocalLambda.builder()
            .delays(Delays.none().withSnapshots(() -> snapshot))
            .runFunctions(runsFunctions)
            .kmsKey(KmsKey.enabled(TriedConfigs.KEY))
            .kmsKey(KmsKey.enabled(TriedConfigs.SOURCE_KEY))
            .start();
    this.snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build();
    this.packages = new TrialPackages(folder, lambda.endpoint());
  }

  static AccessTrial in(Path folder) {
    return new AccessTrial(folder, false);
  }

  /** With a function that really runs, in a Lambda that lets it. */
  static AccessTrial running(Path folder) {
    AccessTrial trial = new AccessTrial(folder, true);
    trial.run(
        it -> {
          TriedConfigs.created(it);
          it.runtime = "java17";
          it.timeoutSeconds = "60";
          it.handler = EchoFunction.class.getName() + "::handle";
          it.codeFile = EchoFunction.archive(folder).toString();
          it.alias = "live";
        },
        DeployMojo::choice);
    trial.forget();
    return trial;
  }

  LocalLambda lambda() {
    return lambda;
  }

  SnapStart snapStart() {
    return snapStart;
  }

  TrialPackages packages() {
    return packages;
  }

  LambdaClient client() {
    return LambdaClient.builder()
        .endpointOverride(lambda.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  void snapshotsTake(Duration time) {
    snapshot = time;
  }

  /** Of a metric that CloudWatch lists it is asked when it counted last. */
  void calledLongAgo() {
    Map<String, String> version = Metrics.version(FUNCTION, "live", "1");
    lambda.metrics().put(Instant.now().minus(Duration.ofDays(13)), "Invocations", version, 1);
  }

  String newest() {
    return String.valueOf(lambda.state().function(FUNCTION).versions().asMap().lastKey());
  }

  /** Deploys something else, unrecorded. */
  void with(String content, Consumer<FunctionConfig> edit) {
    FunctionConfig config = TriedConfigs.config(TriedConfigs::created);
    config.codeFile = packages.archive(content, 10);
    edit.accept(config);
    snapStart.deploy(DeployMojo.choice(parts(config)).build());
  }

  void run(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    run(config, choice, snapStart::deploy);
  }

  void run(
      Consumer<FunctionConfig> edit,
      UnaryOperator<RequestParts> choice,
      Consumer<DeploymentRequest> run) {
    FunctionConfig config = TriedConfigs.config(edit);
    DeploymentRequest request = choice.apply(parts(config)).build();
    lambda.clearRecordedCalls();
    try {
      run.accept(request);
    } finally {
      collect(config);
    }
  }

  /** Fails with a snapshot. */
  void runInVain(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(() -> run(config, choice))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
  }

  /** A version that failed before is handed back, and deleted if that is asked for. */
  void failed(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    change();
    failToPublish();
    run(config, choice);
  }

  /** A version that failed before a run that leaves it where it is. */
  void recovered(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    failed(config.andThen(it -> it.deleteFailedVersion = "false"), choice);
  }

  /** A version that fails in this very run, whose log is looked at. */
  void failing(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    change();
    failNextSnapshot();
    runInVain(config, choice);
  }

  /** A version that had failed before and is named. */
  void failingVersion(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    change();
    failToPublish();
    String failed = newest();
    runInVain(config.andThen(it -> it.toVersion = failed), choice);
  }

  /** A version that Lambda has put to sleep. */
  void idle(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    lambda.call(new LambdaCall.DeleteAlias(FUNCTION, "live"));
    putToSleep(newest());
    run(config, choice);
  }

  void putToSleep(String version) {
    lambda.change(state -> state.withIdle(FUNCTION, version));
  }

  void failNextSnapshot() {
    lambda.faults().failNextSnapshot(FUNCTION, "FunctionError", "it threw");
  }

  private void change() {
    snapStart.configure(
        FUNCTION, FunctionSettings.builder().timeoutSeconds(20 + changes++).build());
  }

  private void failToPublish() {
    failNextSnapshot();
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(
            () -> snapStart.deploy(DeploymentRequest.forFunction(FUNCTION).publish().build()))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
  }

  /** Takes what the calls so far needed. */
  void collect() {
    collect(new FunctionConfig());
  }

  private void collect(FunctionConfig config) {
    needed.addAll(
        NeededAccess.of(
            lambda.recordedCalls(),
            config.tags != null,
            config.kmsKeyArn == null ? "" : config.kmsKeyArn,
            config.sourceKmsKeyArn == null ? "" : config.sourceKmsKeyArn));
  }

  SortedSet<String> needed() {
    return needed;
  }

  void forget() {
    needed.clear();
    lambda.clearRecordedCalls();
  }

  void compare(String goal, Consumer<FunctionConfig> config, SnapStartMojo mojo) {
    compare(goal, config, mojo.access());
  }

  void compare(String goal, Consumer<FunctionConfig> config, GoalAccess access) {
    assertThat(allowed(config, access)).as(goal).isEqualTo(needed);
  }

  /** What the goal's policy allows, in the words of what is needed. */
  SortedSet<String> allowed(Consumer<FunctionConfig> config, GoalAccess access) {
    PolicyDraft draft =
        new PolicyDraft(AccessScope.of("us-east-1", "123456789012"), Map.of(), folder, commands());
    draft.add(access, TriedConfigs.config(config), null);
    return NeededAccess.of(draft.policy());
  }

  private RequestParts parts(FunctionConfig config) {
    return new RequestParts(
        config,
        folder,
        new CodeLocator(new MavenProject(), folder, commands(), line -> {})::locate,
        new EnvironmentReader(folder, Map.of()),
        name -> Optional.empty(),
        commands());
  }

  private Commands commands() {
    return Sessions.commands(folder, new MavenProject());
  }

  @Override
  public void close() {
    packages.close();
    snapStart.close();
    lambda.close();
  }
}
