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
import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.CodeSource;
import dev.snapstart.local.state.FunctionConfiguration;
import dev.snapstart.local.state.KmsAnswer;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.KmsRules;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaCall.RoutingConfig;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.CodeLocation;
import dev.snapstart.model.CodeSource.Storage;
import dev.snapstart.model.Environment;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FurtherSettings;
import dev.snapstart.model.ImageOverrides;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.SettingValues;
import dev.snapstart.model.VpcAttachment;
import dev.snapstart.plan.CodePackage.Image;
import dev.snapstart.plan.CodePackage.InS3;
import dev.snapstart.plan.CodePackage.Upload;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The port directly on the local server's pure state: no SDK, no HTTP, virtual time. */
final class StateGateway implements LambdaGateway {
  private static final Pattern MARK = Pattern.compile(" ?\\[snapstart r(\\d+)\\]$");

  private final VirtualLambda lambda;

  StateGateway(VirtualLambda lambda) {
    this.lambda = lambda;
  }

  @Override
  public Reply<FunctionState> getFunction(FunctionId function, String qualifier) {
    return call(
        new LambdaCall.GetFunction(function.name(), qualifier),
        answer -> {
          LambdaAnswer.Function found = (LambdaAnswer.Function) answer;
          return state(
              found.configuration(),
              Optional.ofNullable(found.code().sourceKmsKeyArn()).orElse(""),
              location(found.code()),
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
    List<String> architectures =
        step.settings().target(FunctionSetting.ARCHITECTURE).map(List::of).orElse(null);
    return call(
        new LambdaCall.CreateFunction(
            function.name(),
            change(function, step.settings(), 0),
            source(step.code(), step.settings()),
            step.code() instanceof Image ? "Image" : null,
            architectures,
            step.tags(),
            false),
        StateGateway::written);
  }

  @Override
  public Reply<FunctionState> updateCode(FunctionId function, Step.UpdateCode step) {
    return call(update(function, step, false), StateGateway::written);
  }

  @Override
  public Reply<String> codeHash(FunctionId function, dev.snapstart.plan.CodePackage code) {
    Step.UpdateCode step = new Step.UpdateCode(code, FunctionSettings.unmanaged(), null);
    return call(
        update(function, step, true), answer -> ((FunctionConfiguration) answer).codeSha256());
  }

  @Override
  public Reply<FunctionState> updateConfiguration(
      FunctionId function, Step.UpdateConfiguration step) {
    return call(
        new LambdaCall.UpdateFunctionConfiguration(
            function.name(),
            change(function, step.settings(), step.recoveryRound()),
            step.revisionId()),
        StateGateway::written);
  }

  @Override
  public Reply<FunctionState> publishVersion(FunctionId function, Step.PublishVersion step) {
    return call(
        new LambdaCall.PublishVersion(
            function.name(), step.codeSha256(), step.description(), step.revisionId()),
        StateGateway::written);
  }

  @Override
  public Reply<AliasState> getAlias(FunctionId function, String alias) {
    return call(new LambdaCall.GetAlias(function.name(), alias), StateGateway::alias);
  }

  @Override
  public Reply<Page<AliasState>> listAliases(FunctionId function, String marker) {
    return call(
        new LambdaCall.ListAliases(function.name(), null, marker, null),
        answer -> {
          LambdaAnswer.Aliases page = (LambdaAnswer.Aliases) answer;
          return new Page<>(
              page.aliases().stream().map(StateGateway::alias).toList(), page.nextMarker());
        });
  }

  @Override
  public Reply<AliasState> writeAlias(FunctionId function, Step.AliasWrite step) {
    LambdaCall call =
        step instanceof Step.ShiftAlias shift && shift.from() == null
            ? new LambdaCall.CreateAlias(
                function.name(), step.alias(), step.version(), step.description(), null)
            : new LambdaCall.UpdateAlias(
                function.name(),
                step.alias(),
                step.version(),
                step.description(),
                step.version() == null ? null : new RoutingConfig(step.weights()),
                step.revisionId());
    return call(call, StateGateway::alias);
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
    return lambda.other("HeadObject", () -> lambda.hasObject(place.bucket(), place.key())).value();
  }

  @Override
  public Reply<Optional<ObjectFacts>> inspect(InS3 object) {
    return lambda.other(
        "HeadObject",
        () ->
            lambda
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
          lambda.putObject(step.bucket(), step.key(), "staged:" + step.file());
          return true;
        });
  }

  @Override
  public KmsKeyView describeKey(String keyArn) {
    KmsAnswer answer =
        lambda.other("DescribeKey", () -> KmsRules.describe(lambda.state(), keyArn)).value();
    if (answer instanceof KmsKey key) {
      return new KmsKeyView.Seen(key.arn(), key.keyState(), key.keyUsage(), key.keySpec());
    }
    throw refused("kms:DescribeKey", (LambdaError) answer);
  }

  @Override
  public void rehearseGrant(String keyArn, String roleArn) {
    LambdaError answer =
        lambda
            .other(
                "CreateGrant",
                () ->
                    KmsRules.rehearseGrant(
                        lambda.state(), keyArn, roleArn, List.of("Encrypt", "Decrypt")))
            .value();
    if (!answer.type().equals("DryRunOperationException")) {
      throw refused("kms:CreateGrant", answer);
    }
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

  private static CallFailure refused(String action, LambdaError error) {
    Kind kind =
        switch (error.type()) {
          case "NotFoundException" -> Kind.NOT_FOUND;
          case "AccessDeniedException" -> Kind.ACCESS_DENIED;
          default -> Kind.REJECTED;
        };
    return new CallFailure(kind, action, error.type(), error.message(), "virtual", null, null);
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

  private static LambdaCall update(FunctionId function, Step.UpdateCode step, boolean dryRun) {
    return new LambdaCall.UpdateFunctionCode(
        function.name(),
        source(step.code(), step.settings()),
        step.settings().target(FunctionSetting.ARCHITECTURE).map(List::of).orElse(null),
        false,
        dryRun,
        step.revisionId());
  }

  private static CodeSource source(dev.snapstart.plan.CodePackage code, FunctionSettings settings) {
    String key = settings.target(FunctionSetting.SOURCE_KMS_KEY_ARN).orElse(null);
    if (code instanceof Upload upload) {
      CodePackage content = new CodePackage(upload.sha256(), upload.sizeBytes(), 1000, 1);
      return new CodeSource(content, null, null, null, null, null, key);
    }
    if (code instanceof Image image) {
      return new CodeSource(null, null, null, null, null, image.uri(), key);
    }
    InS3 object = (InS3) code;
    String mode = object.storage() == Storage.REFERENCE ? "REFERENCE" : null;
    return new CodeSource(
        null, object.bucket(), object.key(), object.objectVersion(), mode, null, key);
  }

  private static SettingsChange change(
      FunctionId function, FunctionSettings settings, int recoveryRound) {
    SettingsChange.Builder change = SettingsChange.builder();
    settings
        .target(FunctionSetting.SNAP_START)
        .ifPresent(on -> change.snapStart(on ? "PublishedVersions" : "None"));
    settings.target(FunctionSetting.KMS_KEY_ARN).ifPresent(change::kmsKeyArn);
    settings.target(FunctionSetting.MEMORY_MB).ifPresent(change::memorySize);
    settings.target(FunctionSetting.TIMEOUT_SECONDS).ifPresent(change::timeout);
    settings.target(FunctionSetting.RUNTIME).ifPresent(change::runtime);
    settings.target(FunctionSetting.HANDLER).ifPresent(change::handler);
    settings.target(FunctionSetting.ROLE).ifPresent(change::role);
    settings
        .target(FunctionSetting.ENVIRONMENT)
        .ifPresent(
            environment ->
                change.environment(
                    new dev.snapstart.local.state.Environment(environment.variables())));
    settings.target(FunctionSetting.LAYERS).ifPresent(change::layers);
    settings.target(FunctionSetting.EPHEMERAL_STORAGE_MB).ifPresent(change::ephemeralStorage);
    settings
        .target(FunctionSetting.VPC)
        .ifPresent(
            vpc ->
                change.vpcConfig(
                    new dev.snapstart.local.state.FunctionSettings.VpcConfig(
                        vpc.subnetIds(), vpc.securityGroupIds(), vpc.ipv6AllowedForDualStack())));
    settings.target(FunctionSetting.DEAD_LETTER_TARGET_ARN).ifPresent(change::deadLetterTarget);
    settings.target(FunctionSetting.TRACING).ifPresent(change::tracingMode);
    settings
        .target(FunctionSetting.LOGGING)
        .ifPresent(
            logging ->
                change.loggingConfig(
                    new dev.snapstart.local.state.FunctionSettings.LoggingConfig(
                        logging.format(),
                        logging.applicationLevel(),
                        logging.systemLevel(),
                        logging.logGroup() == null
                            ? "/aws/lambda/" + function.name()
                            : logging.logGroup())));
    settings
        .target(FunctionSetting.IMAGE_CONFIG)
        .ifPresent(
            image ->
                change.imageConfig(
                    new dev.snapstart.local.state.FunctionSettings.ImageConfig(
                        image.entryPoint(), image.command(), image.workingDirectory())));
    settings
        .target(FunctionSetting.DESCRIPTION)
        .ifPresent(
            text ->
                change.description(
                    recoveryRound == 0 ? text : text + " [snapstart r" + recoveryRound + "]"));
    return change.build();
  }

  private static FunctionState written(LambdaAnswer answer) {
    return state((FunctionConfiguration) answer, null, null, null);
  }

  static FunctionState state(
      FunctionConfiguration config,
      String sourceKey,
      CodeLocation location,
      Map<String, String> tags) {
    Matcher mark = MARK.matcher(config.description());
    int round = mark.find() ? Integer.parseInt(mark.group(1)) : 0;
    var logging = config.loggingConfig();
    SettingValues settings =
        SettingValues.builder()
            .put(
                FunctionSetting.SNAP_START,
                "PublishedVersions".equals(config.snapStart().applyOn()))
            .put(FunctionSetting.KMS_KEY_ARN, orEmpty(config.kmsKeyArn()))
            .put(FunctionSetting.MEMORY_MB, config.memorySize())
            .put(FunctionSetting.TIMEOUT_SECONDS, config.timeout())
            .put(FunctionSetting.RUNTIME, orEmpty(config.runtime()))
            .put(FunctionSetting.HANDLER, orEmpty(config.handler()))
            .put(FunctionSetting.ROLE, config.role())
            .put(
                FunctionSetting.ENVIRONMENT,
                config.environment() == null
                    ? Environment.empty()
                    : Environment.of(config.environment().variables()))
            .put(
                FunctionSetting.LAYERS,
                config.layers() == null
                    ? List.of()
                    : config.layers().stream().map(FunctionConfiguration.Layer::arn).toList())
            .put(FunctionSetting.EPHEMERAL_STORAGE_MB, config.ephemeralStorage().size())
            .put(
                FunctionSetting.VPC,
                config.vpcConfig() == null
                    ? VpcAttachment.none()
                    : new VpcAttachment(
                        config.vpcConfig().subnetIds(),
                        config.vpcConfig().securityGroupIds(),
                        Boolean.TRUE.equals(config.vpcConfig().ipv6AllowedForDualStack())))
            .put(
                FunctionSetting.DEAD_LETTER_TARGET_ARN,
                config.deadLetterConfig() == null
                    ? ""
                    : orEmpty(config.deadLetterConfig().targetArn()))
            .put(FunctionSetting.TRACING, config.tracingConfig().mode())
            .put(
                FunctionSetting.LOGGING,
                new LogSettings(
                        logging.logFormat(),
                        logging.applicationLogLevel(),
                        logging.systemLogLevel(),
                        logging.logGroup())
                    .canonical(config.functionName()))
            .put(FunctionSetting.IMAGE_CONFIG, image(config))
            .put(FunctionSetting.DESCRIPTION, mark.reset().replaceFirst(""))
            .put(FunctionSetting.ARCHITECTURE, config.architectures().get(0))
            .put(FunctionSetting.SOURCE_KMS_KEY_ARN, sourceKey)
            .build();
    return new FunctionState(
        config.functionArn(),
        config.version(),
        config.codeSha256(),
        config.codeSize(),
        config.packageType(),
        settings,
        new FurtherSettings(
            Optional.ofNullable(config.fileSystemConfigs()).stream()
                .flatMap(List::stream)
                .map(String::valueOf)
                .toList(),
            "",
            ""),
        round,
        config.state(),
        config.stateReasonCode(),
        config.stateReason(),
        config.lastUpdateStatus(),
        config.lastUpdateStatusReasonCode(),
        config.lastUpdateStatusReason(),
        config.snapStart().optimizationStatus(),
        config.revisionId(),
        Instant.from(config.lastModified()),
        tags,
        location);
  }

  private static ImageOverrides image(FunctionConfiguration config) {
    if (config.imageConfigResponse() == null) {
      return ImageOverrides.none();
    }
    var image = config.imageConfigResponse().imageConfig();
    return new ImageOverrides(
        image.entryPoint() == null ? List.of() : image.entryPoint(),
        image.command() == null ? List.of() : image.command(),
        image.workingDirectory());
  }

  private static CodeLocation location(LambdaAnswer.CodeLocation code) {
    var object = code.resolvedS3Object();
    return new CodeLocation(
        code.imageUri(),
        code.resolvedImageUri(),
        object == null
            ? null
            : new CodeLocation.Referenced(
                object.s3Bucket(), object.s3Key(), object.s3ObjectVersion()));
  }

  private static AliasState alias(LambdaAnswer answer) {
    LambdaAnswer.AliasConfiguration alias = (LambdaAnswer.AliasConfiguration) answer;
    Map<String, Double> weights =
        alias.routingConfig() == null || alias.routingConfig().additionalVersionWeights() == null
            ? Map.of()
            : alias.routingConfig().additionalVersionWeights();
    return new AliasState(
        alias.aliasArn(),
        alias.name(),
        alias.functionVersion(),
        weights,
        alias.description(),
        alias.revisionId());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
