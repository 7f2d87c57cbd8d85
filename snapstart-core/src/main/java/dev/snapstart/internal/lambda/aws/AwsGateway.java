package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.CallFailure;
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
import dev.snapstart.model.AliasState;
import dev.snapstart.model.CodeLocation;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.ObjectFacts;
import dev.snapstart.plan.Step;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;
import software.amazon.awssdk.services.sts.StsClient;

/** The port on the AWS SDK for Java v2; thread-safe as its clients are. */
public final class AwsGateway implements LambdaGateway {
  private static final String NOT_READY = "SnapStartNotReadyException";

  private final AwsClients clients;
  private final InventoryGateway inventory;
  private final StagingCalls staging;
  private final TrafficCalls traffic;
  private final CloudWatchCalls cloudWatch;
  private final OptionalServices optional;

  public AwsGateway(AwsClients clients) {
    this.clients = clients;
    this.inventory = new AwsInventory(clients);
    this.staging = new StagingCalls(clients);
    this.traffic = new TrafficCalls(clients);
    this.cloudWatch = new CloudWatchCalls(clients);
    this.optional = new OptionalServices(clients);
  }

  /** The region that the host's Lambda client is set to. */
  public static String regionOf(AwsClients clients) {
    return clients.lambda().serviceClientConfiguration().region().id();
  }

  @Override
  public Reply<FunctionState> getFunction(FunctionId function, @Nullable String qualifier) {
    return function(function, qualifier, StateMapper::function);
  }

  @Override
  public Reply<PackageAddress> packageAddress(FunctionId function, @Nullable String qualifier) {
    return function(
        function,
        qualifier,
        (config, code, object, tags) ->
            new PackageAddress(
                StateMapper.function(config, code, object, tags),
                code == null || code.location() == null ? null : URI.create(code.location())));
  }

  @Override
  public InputStream openPackage(URI location) {
    return clients instanceof OwnClients own
        ? PackageStream.open(own.http(), location, () -> {})
        : PackageStream.open(location);
  }

  private <T> Reply<T> function(
      FunctionId function, @Nullable String qualifier, FunctionReader<T> reader) {
    AtomicReference<CodeLocation.@Nullable Referenced> object = new AtomicReference<>();
    GetFunctionResponse response =
        AwsCalls.call(
            "lambda:GetFunction",
            () ->
                lambda()
                    .getFunction(
                        request ->
                            request
                                .functionName(function.apiName())
                                .qualifier(qualifier)
                                .overrideConfiguration(reading(object))));
    Map<String, String> tags =
        response.tagsError() == null && qualifier == null ? Map.copyOf(response.tags()) : null;
    return AwsCalls.reply(
        reader.read(response.configuration(), response.code(), object.get(), tags), response);
  }

  /** Makes something of an answer to GetFunction. */
  private interface FunctionReader<T> {
    T read(
        FunctionConfiguration configuration,
        @Nullable FunctionCodeLocation code,
        CodeLocation.@Nullable Referenced object,
        @Nullable Map<String, String> tags);
  }

  /** Our own client reads that member for every call, a host's has to be told for this one. */
  private AwsRequestOverrideConfiguration reading(
      AtomicReference<CodeLocation.@Nullable Referenced> object) {
    AwsRequestOverrideConfiguration.Builder override =
        AwsRequestOverrideConfiguration.builder()
            .putExecutionAttribute(ReferencedObjects.FOUND, object);
    if (!(clients instanceof OwnClients)) {
      override.addPlugin(new ReferencedObjects());
    }
    return override.build();
  }

  @Override
  public Reply<FunctionState> createFunction(FunctionId function, Step.CreateFunction step) {
    CreateFunctionResponse response =
        AwsCalls.call(
            "lambda:CreateFunction",
            () -> lambda().createFunction(RequestMapper.create(function.apiName(), step)));
    return written(response);
  }

  @Override
  public Reply<FunctionState> updateCode(FunctionId function, Step.UpdateCode step) {
    UpdateFunctionCodeResponse response =
        AwsCalls.call(
            "lambda:UpdateFunctionCode",
            () -> lambda().updateFunctionCode(RequestMapper.code(function.apiName(), step)));
    return written(response);
  }

  @Override
  public Reply<String> codeHash(FunctionId function, CodePackage code) {
    UpdateFunctionCodeResponse response =
        AwsCalls.call(
            "lambda:UpdateFunctionCode",
            () -> lambda().updateFunctionCode(RequestMapper.dryRun(function.apiName(), code)));
    return AwsCalls.reply(response.codeSha256(), response);
  }

  @Override
  public Reply<FunctionState> updateConfiguration(
      FunctionId function, Step.UpdateConfiguration step) {
    UpdateFunctionConfigurationResponse response =
        AwsCalls.call(
            "lambda:UpdateFunctionConfiguration",
            () ->
                lambda()
                    .updateFunctionConfiguration(
                        RequestMapper.configuration(function.apiName(), step)));
    return written(response);
  }

  @Override
  public Reply<FunctionState> publishVersion(FunctionId function, Step.PublishVersion step) {
    PublishVersionResponse response =
        AwsCalls.call(
            "lambda:PublishVersion",
            () ->
                lambda()
                    .publishVersion(
                        request ->
                            request
                                .functionName(function.apiName())
                                .description(step.description())
                                .codeSha256(step.codeSha256())
                                .revisionId(step.revisionId())));
    return written(response);
  }

  @Override
  public Reply<AliasState> getAlias(FunctionId function, String alias) {
    var response =
        AwsCalls.call(
            "lambda:GetAlias",
            () ->
                lambda().getAlias(request -> request.functionName(function.apiName()).name(alias)));
    return alias(response);
  }

  @Override
  public Reply<Page<AliasState>> listAliases(FunctionId function, @Nullable String marker) {
    ListAliasesResponse response =
        AwsCalls.call(
            "lambda:ListAliases",
            () ->
                lambda()
                    .listAliases(
                        request -> request.functionName(function.apiName()).marker(marker)));
    Page<AliasState> page =
        new Page<>(
            response.aliases().stream().map(StateMapper::alias).toList(), response.nextMarker());
    return AwsCalls.reply(page, response);
  }

  @Override
  public Reply<AliasState> writeAlias(FunctionId function, Step.AliasWrite step) {
    return traffic.write(function, step);
  }

  @Override
  public Invocation invoke(FunctionId function, String version, String payload) {
    return traffic.invoke(function, version, payload);
  }

  @Override
  public Map<String, String> alarmStates(List<String> names) {
    return cloudWatch.alarmStates(names);
  }

  @Override
  public VersionMetrics metrics(
      FunctionId function, String alias, String version, Instant from, Instant to) {
    return cloudWatch.metrics(function, alias, version, from, to);
  }

  @Override
  public void wakeVersion(FunctionId function, Step.WakeVersion step) {
    try {
      AwsCalls.call(
          "lambda:InvokeFunction",
          () ->
              lambda()
                  .invoke(
                      request ->
                          request
                              .functionName(function.apiName())
                              .qualifier(step.version())
                              .payload(SdkBytes.fromUtf8String("{}"))));
    } catch (CallFailure failure) {
      if (!NOT_READY.equals(failure.errorCode())) {
        throw failure;
      }
    }
  }

  @Override
  public void deleteVersion(FunctionId function, Step.DeleteVersion step) {
    AwsCalls.call(
        "lambda:DeleteFunction",
        () ->
            lambda()
                .deleteFunction(
                    request -> request.functionName(function.apiName()).qualifier(step.version())));
  }

  @Override
  public void tagFunction(Step.TagFunction step) {
    AwsCalls.call(
        "lambda:TagResource",
        () ->
            lambda()
                .tagResource(request -> request.resource(step.functionArn()).tags(step.tags())));
  }

  @Override
  public void untagFunction(Step.UntagFunction step) {
    AwsCalls.call(
        "lambda:UntagResource",
        () ->
            lambda()
                .untagResource(
                    request -> request.resource(step.functionArn()).tagKeys(step.names())));
  }

  @Override
  public InventoryGateway inventory() {
    return inventory;
  }

  @Override
  public RetargetGateway retargeting() {
    return new AwsRetargeting(clients);
  }

  @Override
  public RunGateway runs() {
    return new AwsRuns(clients, optional);
  }

  @Override
  public CodeDeployGateway codeDeploy() {
    return new CodeDeployCalls(optional.codeDeploy());
  }

  @Override
  public @Nullable InvocationMetrics metrics() {
    return AwsMetrics.of(clients);
  }

  @Override
  public Reply<Optional<String>> callerAccount() {
    StsClient sts = clients.sts();
    if (sts == null) {
      return new Reply<>(Optional.empty(), null);
    }
    return new Reply<>(
        Optional.of(
            AwsCalls.call("sts:GetCallerIdentity", () -> sts.getCallerIdentity().account())),
        null);
  }

  @Override
  public boolean packageExists(Step.StagePackage place) {
    return staging.exists(place);
  }

  @Override
  public Reply<Optional<ObjectFacts>> inspect(CodePackage.InS3 object) {
    var s3 = clients.s3();
    return new Reply<>(s3 == null ? Optional.empty() : ObjectReader.read(s3, object), null);
  }

  @Override
  public void stagePackage(Step.StagePackage step) {
    staging.put(step);
  }

  @Override
  public KmsKeyView describeKey(String keyArn) {
    return KeyCalls.describe(optional.kms("kms:DescribeKey"), keyArn);
  }

  @Override
  public void rehearseGrant(String keyArn, String roleArn) {
    KeyCalls.rehearseGrant(optional.kms("kms:CreateGrant"), keyArn, roleArn);
  }

  @Override
  public Optional<String> newestLogStream(String group, String prefix) {
    return LogCalls.newestStream(optional.logs("logs:DescribeLogStreams"), group, prefix);
  }

  @Override
  public List<String> lastLogEvents(String group, String stream, int most) {
    return LogCalls.lastEvents(optional.logs("logs:GetLogEvents"), group, stream, most);
  }

  private LambdaClient lambda() {
    return clients.lambda();
  }

  /**
   * The answers of all writes have the members of FunctionConfiguration, in classes of their own.
   */
  private static Reply<FunctionState> written(SdkResponse response) {
    FunctionConfiguration configuration =
        Fields.copyInto(response, FunctionConfiguration.builder()).build();
    return AwsCalls.reply(StateMapper.function(configuration, null, null, null), response);
  }

  static Reply<AliasState> alias(SdkResponse response) {
    AliasConfiguration configuration =
        Fields.copyInto(response, AliasConfiguration.builder()).build();
    return AwsCalls.reply(StateMapper.alias(configuration), response);
  }
}
