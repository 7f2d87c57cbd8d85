package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import dev.snapstart.internal.lambda.CodeDeployGateway;
import dev.snapstart.internal.lambda.InventoryGateway;
import dev.snapstart.internal.lambda.Invocation;
import dev.snapstart.internal.lambda.InvocationMetrics;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.PackageAddress;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.internal.lambda.RetargetGateway;
import dev.snapstart.internal.lambda.RunGateway;
import dev.snapstart.internal.lambda.VersionMetrics;
import dev.snapstart.local.state.FunctionConfiguration;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.plan.CodePackage.InS3;
import dev.snapstart.plan.ObjectFacts;
import dev.snapstart.plan.Step;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The port directly on the local server's pure state: no SDK, no HTTP, virtual time. */
final class StateGateway implements LambdaGateway {
  private final VirtualLambda lambda;
  private final StateKeys keys;

  StateGateway(VirtualLambda lambda) {
    this.lambda = lambda;
    this.keys = new StateKeys(lambda);
  }

  @Override
  public Reply<FunctionState> getFunction(FunctionId function, String qualifier) {
    return call(
        new LambdaCall.GetFunction(function.name(), qualifier),
        answer -> {
          LambdaAnswer.Function found = (LambdaAnswer.Function) answer;
          return StateAnswers.state(
              found.configuration(),
              Optional.ofNullable(found.code().sourceKmsKeyArn()).orElse(""),
              StateAnswers.location(found.code()),
              qualifier == null ? Optional.ofNullable(found.tags()).orElse(Map.of()) : null);
        });
  }

  @Override
  public Reply<PackageAddress> packageAddress(FunctionId function, String qualifier) {
    throw new UnsupportedOperationException("there are no packages here");
  }

  @Override
  public InputStream openPackage(URI location) {
    throw new UnsupportedOperationException("there are no packages here");
  }

  @Override
  public Reply<FunctionState> createFunction(FunctionId function, Step.CreateFunction step) {
    return call(StateRequests.create(function, step), StateAnswers::written);
  }

  @Override
  public Reply<FunctionState> updateCode(FunctionId function, Step.UpdateCode step) {
    return call(StateRequests.update(function, step, false), StateAnswers::written);
  }

  @Override
  public Reply<String> codeHash(FunctionId function, dev.snapstart.plan.CodePackage code) {
    Step.UpdateCode step = new Step.UpdateCode(code, FunctionSettings.unmanaged(), null);
    return call(
        StateRequests.update(function, step, true),
        answer -> ((FunctionConfiguration) answer).codeSha256());
  }

  @Override
  public Reply<FunctionState> updateConfiguration(
      FunctionId function, Step.UpdateConfiguration step) {
    return call(StateRequests.configure(function, step), StateAnswers::written);
  }

  @Override
  public Reply<FunctionState> publishVersion(FunctionId function, Step.PublishVersion step) {
    return call(
        new LambdaCall.PublishVersion(
            function.name(), step.codeSha256(), step.description(), step.revisionId()),
        StateAnswers::written);
  }

  @Override
  public Reply<AliasState> getAlias(FunctionId function, String alias) {
    return call(new LambdaCall.GetAlias(function.name(), alias), StateAnswers::alias);
  }

  @Override
  public Reply<Page<AliasState>> listAliases(FunctionId function, String marker) {
    return call(
        new LambdaCall.ListAliases(function.name(), null, marker, null),
        answer -> {
          LambdaAnswer.Aliases page = (LambdaAnswer.Aliases) answer;
          return new Page<>(
              page.aliases().stream().map(StateAnswers::alias).toList(), page.nextMarker());
        });
  }

  @Override
  public Reply<AliasState> writeAlias(FunctionId function, Step.AliasWrite step) {
    return call(StateRequests.alias(function, step), StateAnswers::alias);
  }

  /** What a test says has provisioned concurrency, which the state would refuse. */
  Reply<Page<String>> provisioned() {
    return lambda.other(
        "ListProvisionedConcurrencyConfigs",
        () -> new Page<>(List.copyOf(lambda.signals().provisioned()), null));
  }

  boolean signalsProvisioned() {
    return !lambda.signals().provisioned().isEmpty();
  }

  @Override
  public Invocation invoke(FunctionId function, String version, String payload) {
    return lambda.other("SmokeTest", () -> lambda.signals().answer(version)).value();
  }

  @Override
  public Map<String, String> alarmStates(List<String> names) {
    return lambda.other("DescribeAlarms", lambda.signals()::alarms).value();
  }

  @Override
  public VersionMetrics metrics(
      FunctionId function, String alias, String version, Instant from, Instant to) {
    return lambda.other("GetMetricData", lambda.signals()::metrics).value();
  }

  @Override
  public void wakeVersion(FunctionId function, Step.WakeVersion step) {
    try {
      call(new LambdaCall.Invoke(function.name(), step.version()), answer -> answer);
    } catch (CallFailure failure) {
      if (!"SnapStartNotReadyException".equals(failure.errorCode())) {
        throw failure;
      }
    }
  }

  @Override
  public void deleteVersion(FunctionId function, Step.DeleteVersion step) {
    call(new LambdaCall.DeleteFunction(function.name(), step.version()), answer -> answer);
  }

  @Override
  public void tagFunction(Step.TagFunction step) {
    call(new LambdaCall.TagResource(step.functionArn(), step.tags()), answer -> answer);
  }

  @Override
  public void untagFunction(Step.UntagFunction step) {
    call(
        new LambdaCall.UntagResource(step.functionArn(), new ArrayList<>(step.names())),
        answer -> answer);
  }

  @Override
  public InventoryGateway inventory() {
    return new StateInventory(this);
  }

  @Override
  public RetargetGateway retargeting() {
    return new StateRetargeting(this, lambda);
  }

  @Override
  public RunGateway runs() {
    throw new UnsupportedOperationException("no run invokes functions for their answer");
  }

  @Override
  public CodeDeployGateway codeDeploy() {
    return lambda.codeDeployGateway();
  }

  @Override
  public InvocationMetrics metrics() {
    return null;
  }

  @Override
  public Reply<Optional<String>> callerAccount() {
    return lambda.other(
        "GetCallerIdentity", () -> Optional.of(lambda.state().account().accountId()));
  }

  @Override
  public boolean packageExists(Step.StagePackage place) {
    return lambda
        .other("HeadObject", () -> lambda.buckets().has(place.bucket(), place.key()))
        .value();
  }

  @Override
  public Reply<Optional<ObjectFacts>> inspect(InS3 object) {
    return lambda.other(
        "HeadObject",
        () ->
            lambda
                .buckets()
                .object(object.bucket(), object.key(), object.objectVersion())
                .map(
                    found ->
                        new ObjectFacts(
                            found.checksums().get("x-amz-checksum-sha256"), found.versionId())));
  }

  @Override
  public void stagePackage(Step.StagePackage step) {
    lambda.other(
        "PutObject",
        () -> {
          lambda.buckets().put(step.bucket(), step.key(), "staged:" + step.file());
          return true;
        });
  }

  @Override
  public KmsKeyView describeKey(String keyArn) {
    return keys.describe(keyArn);
  }

  @Override
  public void rehearseGrant(String keyArn, String roleArn) {
    keys.rehearseGrant(keyArn, roleArn);
  }

  @Override
  public Optional<String> newestLogStream(String group, String prefix) {
    return lambda
        .other(
            "DescribeLogStreams",
            () -> Optional.of(prefix + "1").filter(stream -> !lambda.log().isEmpty()))
        .value();
  }

  @Override
  public List<String> lastLogEvents(String group, String stream, int most) {
    return lambda.other("GetLogEvents", lambda::log).value();
  }

  <T> Reply<T> call(LambdaCall call, Function<LambdaAnswer, T> read) {
    LambdaAnswer answer = lambda.call(call);
    if (answer instanceof LambdaError error) {
      throw failure(call, error);
    }
    return new Reply<>(read.apply(answer), lambda.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static CallFailure failure(LambdaCall call, LambdaError error) {
    Integer retryAfter = error.retryAfterSeconds();
    Kind kind =
        switch (error.status()) {
          case 404 -> Kind.NOT_FOUND;
          case 409, 412 -> Kind.CONFLICT;
          case 429 -> Kind.THROTTLED;
          case 400 ->
              error.message().contains("CodeSHA256")
                      || error.type().equals("ResourceInUseException")
                  ? Kind.CONFLICT
                  : error.message().contains("cannot be assumed")
                      ? Kind.NOT_YET_USABLE
                      : Kind.REJECTED;
          case 403 -> Kind.ACCESS_DENIED;
          default -> Kind.TRANSIENT;
        };
    return new CallFailure(
        kind,
        "lambda:" + call.operation(),
        error.type(),
        error.message(),
        "virtual",
        retryAfter == null ? null : Duration.ofSeconds(retryAfter),
        null);
  }
}
