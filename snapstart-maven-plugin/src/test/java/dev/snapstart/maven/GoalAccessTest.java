package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.access.AccessPolicy;
import dev.snapstart.access.AccessScope;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.MeasurementRequest;
import dev.snapstart.cost.Rates;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Alarms;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.Metrics;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.trigger.RetargetChoice;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
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
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * What each goal's policy allows is what its calls need, over all that a run may meet: nothing is
 * missing and nothing is too much. A goal that is added needs its case here.
 */
class GoalAccessTest {
  private static final String KEY =
      "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
  private static final String SOURCE_KEY =
      "arn:aws:kms:us-east-1:123456789012:key/66666666-7777-8888-9999-000000000000";
  private static final String FUNCTION = "orders";
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders";

  /** They call nothing of AWS but, if asked to, GetCallerIdentity, which needs no permission. */
  private static final Set<String> WITHOUT_CALLS =
      Set.of("help", "iam-policy", "local", "rehearse");

  @TempDir private Path folder;
  private final SortedSet<String> needed = new TreeSet<>();
  private volatile Duration snapshot = Duration.ZERO;
  private int changes;
  private LocalLambda lambda;
  private SnapStart snapStart;
  private S3Client s3;

  @BeforeEach
  void start() {
    lambda =
        LocalLambda.builder()
            .delays(Delays.none().withSnapshots(() -> snapshot))
            .kmsKey(KmsKey.enabled(KEY))
            .kmsKey(KmsKey.enabled(SOURCE_KEY))
            .start();
    snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build();
    s3 = client(lambda.endpoint());
    s3.createBucket(bucket -> bucket.bucket("packages"));
  }

  @AfterEach
  void stop() {
    s3.close();
    snapStart.close();
    lambda.close();
  }

  @Test
  void everyGoalHasItsCase() throws Exception {
    for (String goal : Descriptor.read().goals().keySet()) {
      if (!WITHOUT_CALLS.contains(goal)) {
        String test = "goal" + goal.substring(0, 1).toUpperCase(Locale.ROOT) + goal.substring(1);
        assertThat(GoalAccessTest.class.getDeclaredMethods())
            .as("a test %s", test)
            .anyMatch(method -> method.getName().equals(test));
      }
    }
  }

  @Test
  void deployFromAnObject() {
    put("one");
    Consumer<FunctionConfig> config =
        it -> {
          created(it);
          it.s3Bucket = "packages";
          it.s3Key = "one.zip";
          it.s3ObjectVersion = "null";
          it.alias = "live";
        };
    run(config, DeployMojo::choice);
    with("two", it -> it.memoryMb = "1024");
    run(config, DeployMojo::choice);
    recovered(config, DeployMojo::choice);
    idle(config, DeployMojo::choice);
    failing(config, DeployMojo::choice);
    compare("deploy", config, new DeployMojo(null));
  }

  @Test
  void deployAsItIsFromAnObjectThatMayBeReferredTo() {
    enableVersions();
    put("one");
    String version = s3.headObject(head -> head.bucket("packages").key("one.zip")).versionId();
    Consumer<FunctionConfig> config =
        it -> {
          it.s3Bucket = "packages";
          it.s3Key = "one.zip";
        };
    with(
        "small",
        it -> {
          config.accept(it);
          it.codeFile = null;
          it.s3ObjectVersion = version;
          it.s3Storage = "reference";
        });
    replace("one", "two");
    run(config, CodeMojo::choice);
    compare("code", config, new CodeMojo(null));
  }

  @Test
  void deployFromAnImage() {
    Consumer<FunctionConfig> config =
        it -> {
          it.role = "arn:aws:iam::123456789012:role/orders";
          it.imageUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:1";
        };
    UnaryOperator<RequestParts> choice = parts -> parts.code().configuration();
    run(config, choice);
    run(
        config.andThen(it -> it.imageUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:2"),
        choice);
    snapStart.configure(
        FUNCTION, FunctionSettings.builder().role("arn:aws:iam::123456789012:role/other").build());
    run(config, choice);
    compare("an image", config, GoalAccess.deploying(choice));
  }

  @Test
  void goalDeploy() {
    Consumer<FunctionConfig> config = GoalAccessTest::everything;
    run(config.andThen(it -> it.codeFile = archive("large", 51 << 20)), DeployMojo::choice);
    with("small", it -> it.tags = Map.of("old", "1"));
    run(config.andThen(it -> it.codeFile = archive("small2", 10)), DeployMojo::choice);
    failed(config.andThen(it -> it.codeFile = archive("small2", 10)), DeployMojo::choice);
    recovered(config.andThen(it -> it.codeFile = archive("small2", 10)), DeployMojo::choice);
    idle(config.andThen(it -> it.codeFile = archive("small2", 10)), DeployMojo::choice);
    failing(config.andThen(it -> it.codeFile = archive("small2", 10)), DeployMojo::choice);
    compare("deploy", config, new DeployMojo(null));
  }

  @Test
  void goalPlan() {
    Consumer<FunctionConfig> config = GoalAccessTest::everything;
    with("small", it -> it.alias = "live");
    run(
        config.andThen(it -> it.codeFile = archive("large", 51 << 20)),
        RequestParts::everything,
        snapStart::plan);
    compare("plan", config, new PlanMojo(null));
  }

  @Test
  void goalStatus() {
    with("small", it -> it.alias = "live");
    lambda.clearRecordedCalls();
    snapStart.status(FUNCTION);
    collect(new FunctionConfig());
    compare("status", it -> {}, new StatusMojo(null));
  }

  @Test
  void goalCode() {
    Consumer<FunctionConfig> config =
        it -> {
          it.s3Bucket = "packages";
          it.s3Prefix = "shop/";
          it.sourceKmsKeyArn = SOURCE_KEY;
        };
    with("small", it -> {});
    run(config.andThen(it -> it.codeFile = archive("large", 51 << 20)), CodeMojo::choice);
    compare("code", config, new CodeMojo(null));
  }

  @Test
  void goalConfigure() {
    Consumer<FunctionConfig> config =
        it -> {
          everything(it);
          it.alias = null;
          it.sourceKmsKeyArn = null;
        };
    with(
        "small",
        it -> {
          it.role = "arn:aws:iam::123456789012:role/old";
          it.tags = Map.of("old", "1");
        });
    run(config, ConfigureMojo::choice);
    compare("configure", config, new ConfigureMojo(null));
  }

  @Test
  void goalKms() {
    Consumer<FunctionConfig> config = it -> it.kmsKeyArn = KEY;
    with("small", it -> {});
    run(config, KmsMojo::choice);
    compare("kms", config, new KmsMojo(null));
  }

  @Test
  void kmsThatPublishes() {
    Consumer<FunctionConfig> config =
        it -> {
          it.kmsKeyArn = KEY;
          it.publish = "true";
          it.alias = "live";
        };
    with("small", it -> {});
    run(config, KmsMojo::choice);
    with("other", it -> it.kmsKeyArn = "aws-owned");
    run(config, KmsMojo::choice);
    recovered(config, KmsMojo::choice);
    idle(config, KmsMojo::choice);
    failing(config, KmsMojo::choice);
    compare("kms", config, new KmsMojo(null));
  }

  @Test
  void goalDisable() {
    Consumer<FunctionConfig> config = it -> it.alias = "live";
    with("small", it -> {});
    run(config, RequestParts::disable);
    with("other", it -> {});
    run(config, RequestParts::disable);
    compare("disable", config, new DisableMojo(null));
  }

  @Test
  void goalRollback() {
    Consumer<FunctionConfig> config = it -> it.alias = "live";
    with("small", config);
    String idle = newest();
    with("other", config);
    lambda.change(state -> state.withIdle(FUNCTION, idle));
    run(config, RequestParts::rollback);
    with("third", config);
    lambda.change(state -> state.withIdle(FUNCTION, idle));
    lambda.faults().failNextSnapshot(FUNCTION, "FunctionError", "it threw");
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(() -> run(config, RequestParts::rollback))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
    compare("rollback", config, new RollbackMojo(null));
  }

  @Test
  void rollbackThatIsOnlyPlanned() {
    Consumer<FunctionConfig> config = it -> it.alias = "live";
    with("small", config);
    with("other", config);
    run(config, RequestParts::rollback, snapStart::plan);
    RollbackMojo dry = new RollbackMojo(null);
    dry.dryRun = "true";
    compare("rollback", config, dry);
  }

  @Test
  void goalVersions() {
    with("small", it -> it.alias = "live");
    calledLongAgo();
    lambda.clearRecordedCalls();
    snapStart.versions().list(FUNCTION);
    collect(new FunctionConfig());
    compare("versions", it -> {}, new VersionsMojo(null));
  }

  @Test
  void goalPrune() {
    Consumer<FunctionConfig> config = it -> it.prune = pruning();
    for (String content : List.of("one", "two", "three", "four")) {
      with(content, it -> it.alias = "live");
    }
    calledLongAgo();
    run(config, RequestParts::prune, snapStart::plan);
    compare("prune", config, new PruneMojo(null));
    run(config, RequestParts::prune);
    PruneMojo mojo = new PruneMojo(null);
    mojo.dryRun = "false";
    compare("prune", config, mojo);
  }

  @Test
  void goalCost() {
    Consumer<FunctionConfig> config = it -> it.prune = pruning();
    for (String content : List.of("one", "two", "three", "four")) {
      with(content, it -> it.alias = "live");
    }
    calledLongAgo();
    lambda.clearRecordedCalls();
    snapStart.costs().estimate(FUNCTION, AssumptionsReader.read(config(config), Rates.builtIn()));
    collect(new FunctionConfig());
    compare("cost", config, new CostMojo(null));
  }

  @Test
  void goalCheck() {
    with("small", it -> it.alias = "live");
    lambda.clearRecordedCalls();
    snapStart.eligibility(DeploymentRequest.forFunction(FUNCTION).publish().alias("live").build());
    collect(new FunctionConfig());
    CheckMojo mojo = new CheckMojo(null);
    compare("check", it -> {}, mojo);
    mojo.connect = "false";
    needed.clear();
    compare("check", it -> {}, mojo);
  }

  @Test
  void goalCallers() {
    with("small", it -> it.alias = "live");
    called();
    lambda.clearRecordedCalls();
    snapStart.callers().find(FUNCTION, "live");
    collect(new FunctionConfig());
    CallersMojo mojo = new CallersMojo(null);
    compare("callers", it -> {}, mojo);
    mojo.retarget = "true";
    compare("callers", it -> {}, mojo);
    mojo.dryRun = "false";
    retargeted(RetargetChoice.withinLambda());
    compare("callers", it -> {}, mojo);
    mojo.retargetUrls = "true";
    retargeted(new RetargetChoice(true, false));
    compare("callers", it -> {}, mojo);
  }

  @Test
  void callersFromApiGateway() {
    with("small", it -> it.alias = "live");
    called();
    for (String api : List.of(restApi(), httpApi())) {
      allow(api);
    }
    CallersMojo mojo = new CallersMojo(null);
    mojo.retarget = "true";
    mojo.retargetApis = "true";
    lambda.clearRecordedCalls();
    snapStart.callers().planRetarget(FUNCTION, "live", new RetargetChoice(false, true));
    collect(new FunctionConfig());
    compare("callers", it -> {}, mojo);
    mojo.dryRun = "false";
    retargeted(new RetargetChoice(false, true));
    assertThat(lambda.recordedCalls())
        .filteredOn(call -> call.operation().equals("UpdateIntegration"))
        .hasSize(2);
    compare("callers", it -> {}, mojo);
  }

  @Test
  void goalDownload() {
    with("small", it -> it.alias = "live");
    lambda.clearRecordedCalls();
    snapStart.download(FUNCTION, null, folder.resolve("latest.zip"));
    snapStart.download(FUNCTION, "live", folder.resolve("live.zip"));
    collect(new FunctionConfig());
    compare("download", it -> {}, new DownloadMojo(null));
  }

  @Test
  void goalInvoke() {
    withEcho();
    lambda.clearRecordedCalls();
    for (String qualifier : List.of("$LATEST", "live")) {
      assertThat(
              snapStart.coldStarts().invoke(InvokeRequest.of(FUNCTION, qualifier, "{}")).logTail())
          .isNotEmpty();
    }
    collect(new FunctionConfig());
    compare("invoke", it -> {}, new InvokeMojo(null));
  }

  @Test
  void goalMeasure() {
    withEcho();
    lambda.clearRecordedCalls();
    Measurement found =
        snapStart
            .coldStarts()
            .measure(
                MeasurementRequest.of(FUNCTION, "live").withCount(1).withWarm(1), progress -> {});
    assertThat(found.samples()).isNotEmpty();
    collect(new FunctionConfig());
    compare("measure", it -> {}, new MeasureMojo(null));
  }

  @Test
  void goalLogs() {
    withEcho();
    lambda.clearRecordedCalls();
    for (String qualifier : List.of("$LATEST", "live", "1")) {
      LogReport unused =
          snapStart
              .coldStarts()
              .logs(new LogRequest(FUNCTION, qualifier, Duration.ofHours(1), 10, null));
    }
    collect(new FunctionConfig());
    compare("logs", it -> {}, new LogsMojo(null));
  }

  /** A function that really runs, in a Lambda that lets it. */
  private void withEcho() {
    stop();
    lambda = LocalLambda.builder().delays(Delays.none()).runFunctions(true).start();
    snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build();
    s3 = client(lambda.endpoint());
    run(
        it -> {
          created(it);
          it.runtime = "java17";
          it.timeoutSeconds = "60";
          it.handler = EchoFunction.class.getName() + "::handle";
          it.codeFile = EchoFunction.archive(folder).toString();
          it.alias = "live";
        },
        DeployMojo::choice);
    needed.clear();
  }

  @Test
  void aliasWithGatesAndPortions() {
    Consumer<FunctionConfig> config =
        it -> {
          it.alias = "live";
          it.shift = "Linear50PercentEvery1Second";
          it.gates = new GatesConfig();
          it.gates.smokePayload = "{}";
          it.gates.alarms = List.of("errors");
          it.gates.maxErrorPercent = "1";
        };
    lambda.alarms().set("errors", Alarms.State.OK);
    with("one", it -> it.alias = "live");
    with("two", it -> {});
    String two = newest();
    // The local Lambda has no function to run here, but what IAM is asked does not depend on that.
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(() -> run(config.andThen(it -> it.toVersion = two), AliasMojo::choice))
        .withMessageContaining("lambda:InvokeFunction");
    Consumer<FunctionConfig> untested = config.andThen(it -> it.gates.smokePayload = null);
    run(untested.andThen(it -> it.toVersion = two), AliasMojo::choice);
    run(
        untested.andThen(
            it -> {
              it.alias = "blue";
              it.toVersion = two;
            }),
        AliasMojo::choice);
    failingVersion(untested, AliasMojo::choice);
    compare("alias", config, new AliasMojo(null));
  }

  /** Of a metric that CloudWatch lists it is asked when it counted last. */
  private void calledLongAgo() {
    Map<String, String> version = Metrics.version(FUNCTION, "live", "1");
    lambda.metrics().put(Instant.now().minus(Duration.ofDays(13)), "Invocations", version, 1);
  }

  private String restApi() {
    return lambda.apis().rest("shop", "orders", "POST", ARN);
  }

  private String httpApi() {
    return lambda.apis().http("shop", "POST /orders", ARN);
  }

  private void allow(String restOrHttpApi) {
    try (LambdaClient api = client()) {
      api.addPermission(
          it ->
              it.functionName(FUNCTION)
                  .statementId(restOrHttpApi)
                  .action("lambda:InvokeFunction")
                  .principal("apigateway.amazonaws.com")
                  .sourceArn(
                      "arn:aws:execute-api:us-east-1:123456789012:" + restOrHttpApi + "/*/*/*"));
    }
  }

  private LambdaClient client() {
    return LambdaClient.builder()
        .endpointOverride(lambda.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  /** Each is a caller of its kind. */
  private void called() {
    try (LambdaClient api = client()) {
      api.createEventSourceMapping(
          it -> it.functionName(FUNCTION).eventSourceArn("arn:aws:sqs:us-east-1:123456789012:new"));
      api.addPermission(
          it ->
              it.functionName(FUNCTION)
                  .statementId("s3")
                  .action("lambda:InvokeFunction")
                  .principal("s3.amazonaws.com"));
      api.createFunctionUrlConfig(
          it -> it.functionName(FUNCTION).authType(FunctionUrlAuthType.AWS_IAM));
    }
  }

  private void retargeted(RetargetChoice choice) {
    lambda.clearRecordedCalls();
    snapStart.callers().retarget(FUNCTION, "live", choice);
    collect(new FunctionConfig());
  }

  private static PruneConfig pruning() {
    PruneConfig prune = new PruneConfig();
    prune.keep = "1";
    prune.graceMinutes = "0";
    return prune;
  }

  @Test
  void goalPublish() {
    with("small", it -> {});
    run(it -> {}, PublishMojo::choice);
    failed(it -> {}, PublishMojo::choice);
    compare("publish", it -> {}, new PublishMojo(null));
  }

  @Test
  void goalWait() {
    Consumer<FunctionConfig> config = it -> it.deleteFailedVersion = "true";
    snapshot = Duration.ofMillis(800);
    with("small", it -> {});
    String idle = newest();
    snapStart.configure(FUNCTION, FunctionSettings.builder().timeoutSeconds(20).build());
    lambda.faults().failNextSnapshot(FUNCTION, "FunctionError", "it threw");
    snapStart.publish(FUNCTION, null);
    String failing = newest();
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(() -> run(config.andThen(it -> it.toVersion = failing), WaitMojo::choice))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
    snapshot = Duration.ZERO;
    lambda.change(state -> state.withIdle(FUNCTION, idle));
    run(config.andThen(it -> it.toVersion = idle), WaitMojo::choice);
    compare("wait", config, new WaitMojo(null));
  }

  @Test
  void goalAlias() {
    Consumer<FunctionConfig> config = it -> it.alias = "blue";
    with("small", it -> it.alias = "live");
    String idle = newest();
    lambda.change(state -> state.withIdle(FUNCTION, idle));
    run(config.andThen(it -> it.toVersion = idle), AliasMojo::choice);
    with("other", it -> it.alias = "live");
    String other = newest();
    run(config.andThen(it -> it.toVersion = other), AliasMojo::choice);
    failingVersion(config, AliasMojo::choice);
    compare("alias", config, new AliasMojo(null));
  }

  private String newest() {
    return String.valueOf(lambda.state().function(FUNCTION).versions().asMap().lastKey());
  }

  /** A version that failed before is handed back, and deleted if that is asked for. */
  private void failed(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    snapStart.configure(
        FUNCTION, FunctionSettings.builder().timeoutSeconds(20 + changes++).build());
    failToPublish();
    run(config, choice);
  }

  private void failToPublish() {
    lambda.faults().failNextSnapshot(FUNCTION, "FunctionError", "it threw");
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(
            () -> snapStart.deploy(DeploymentRequest.forFunction(FUNCTION).publish().build()))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
  }

  /** A version that fails in this very run, whose log is looked at. */
  private void failing(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    snapStart.configure(
        FUNCTION, FunctionSettings.builder().timeoutSeconds(20 + changes++).build());
    lambda.faults().failNextSnapshot(FUNCTION, "FunctionError", "it threw");
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(() -> run(config, choice))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
  }

  /** A version that had failed before and is named. */
  private void failingVersion(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    snapStart.configure(
        FUNCTION, FunctionSettings.builder().timeoutSeconds(20 + changes++).build());
    failToPublish();
    String failed = newest();
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(() -> run(config.andThen(it -> it.toVersion = failed), choice))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
  }

  private void recovered(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    failed(config.andThen(it -> it.deleteFailedVersion = "false"), choice);
  }

  private void idle(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    lambda.call(new LambdaCall.DeleteAlias(FUNCTION, "live"));
    String newest = newest();
    lambda.change(state -> state.withIdle(FUNCTION, newest));
    run(config, choice);
  }

  /** Deploys something else, unrecorded. */
  private void with(String content, Consumer<FunctionConfig> edit) {
    FunctionConfig config = config(GoalAccessTest::created);
    config.codeFile = archive(content, 10);
    edit.accept(config);
    snapStart.deploy(DeployMojo.choice(parts(config)).build());
  }

  private void run(Consumer<FunctionConfig> config, UnaryOperator<RequestParts> choice) {
    run(config, choice, snapStart::deploy);
  }

  private void run(
      Consumer<FunctionConfig> edit,
      UnaryOperator<RequestParts> choice,
      Consumer<DeploymentRequest> run) {
    FunctionConfig config = config(edit);
    DeploymentRequest request = choice.apply(parts(config)).build();
    lambda.clearRecordedCalls();
    try {
      run.accept(request);
    } finally {
      collect(config);
    }
  }

  private void collect(FunctionConfig config) {
    needed.addAll(
        NeededAccess.of(
            lambda.recordedCalls(),
            config.tags != null,
            config.kmsKeyArn == null ? "" : config.kmsKeyArn,
            config.sourceKmsKeyArn == null ? "" : config.sourceKmsKeyArn));
  }

  private void compare(String goal, Consumer<FunctionConfig> config, SnapStartMojo mojo) {
    compare(goal, config, mojo.access());
  }

  private void compare(String goal, Consumer<FunctionConfig> config, GoalAccess access) {
    PolicyDraft draft =
        new PolicyDraft(AccessScope.of("us-east-1", "123456789012"), Map.of(), folder, commands());
    draft.add(access, config(config), null);
    AccessPolicy policy = draft.policy();
    assertThat(NeededAccess.of(policy)).as(goal).isEqualTo(needed);
  }

  private static FunctionConfig config(Consumer<FunctionConfig> edit) {
    FunctionConfig config = new FunctionConfig();
    config.function = FUNCTION;
    config.normalizeArchive = "false";
    edit.accept(config);
    return config;
  }

  private static void created(FunctionConfig config) {
    config.runtime = "java21";
    config.handler = "com.example.Orders::handleRequest";
    config.role = "arn:aws:iam::123456789012:role/orders";
  }

  private static void everything(FunctionConfig config) {
    created(config);
    config.alias = "live";
    config.s3Bucket = "packages";
    config.s3Prefix = "shop/";
    config.kmsKeyArn = KEY;
    config.sourceKmsKeyArn = SOURCE_KEY;
    config.environment = Map.of("STAGE", "test");
    config.layers = List.of("arn:aws:lambda:us-east-1:123456789012:layer:base:1");
    config.vpc = new VpcConfig();
    config.vpc.subnetIds = List.of("subnet-1");
    config.vpc.securityGroupIds = List.of("sg-1");
    config.tags = Map.of("team", "orders");
    config.deleteFailedVersion = "true";
    config.expectedAccount = "123456789012";
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
    return new Commands(
        Sessions.place(Sessions.in(folder), new MavenProject(), "default-cli"),
        new ConnectionConfig(null, null, null, null, null),
        null);
  }

  private void enableVersions() {
    s3.putBucketVersioning(
        it ->
            it.bucket("packages")
                .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
  }

  private void replace(String name, String content) {
    s3.putObject(put -> put.bucket("packages").key(name + ".zip"), Path.of(archive(content, 10)));
  }

  private void put(String name) {
    s3.putObject(put -> put.bucket("packages").key(name + ".zip"), Path.of(archive(name, 10)));
  }

  private String archive(String name, int size) {
    Path file = folder.resolve(name + ".zip");
    byte[] content = new byte[size];
    new Random(name.hashCode()).nextBytes(content);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      ZipEntry entry = new ZipEntry("content.bin");
      entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return file.toString();
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
