package dev.snapstart.maven;

import dev.snapstart.access.AccessPolicy;
import dev.snapstart.access.AccessStatement;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.state.CodeSource;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What AWS asks IAM for recorded calls, after AWS's own documentation and independently of the
 * library's table, in words such as {@code lambda:GetFunction on function}.
 */
final class NeededAccess {
  private static final String FUNCTION = " on function";
  private static final String VERSION = " on version";
  private static final String NUMBERED = " on numbered version";
  private static final String OBJECT = " on object";
  private static final String REST_LIST = " on integrations of a REST API";
  private static final String HTTP_LIST = " on integrations of an HTTP API";
  private static final String REST = " on an integration of a REST API";
  private static final String HTTP = " on an integration of an HTTP API";
  private static final String EVERY_FUNCTION = " on every function";
  private static final String EVERYTHING = " on *";

  private NeededAccess() {}

  /**
   * Returns what calls need.
   *
   * @param calls the calls as the local Lambda recorded them
   * @param readsTags whether the tags that come with GetFunction were made use of
   * @param key the key that the function's environment is encrypted with, or empty
   * @param sourceKey the key that its package is encrypted with, or empty
   */
  static SortedSet<String> of(
      List<RecordedCall> calls, boolean readsTags, String key, String sourceKey) {
    SortedSet<String> all = new TreeSet<>();
    for (RecordedCall call : calls) {
      of(call).forEach(all::add);
      boolean reads = call.operation().equals("GetFunction");
      if (reads && readsTags && call.qualifier() == null) {
        all.add("lambda:ListTags" + FUNCTION);
      }
      if (reads && !key.isEmpty()) {
        all.add("kms:Decrypt on " + key);
      }
      if (call.operation().equals("DescribeKey")) {
        // Which one is not recorded; goals with one of them tell that both are right.
        Stream.of(key, sourceKey)
            .filter(it -> !it.isEmpty())
            .forEach(it -> all.add("kms:DescribeKey on " + it));
      }
      if (call.operation().equals("CreateGrant")) {
        all.add("kms:CreateGrant on " + key);
      }
    }
    return all;
  }

  /** Says the same of a policy. */
  static SortedSet<String> of(AccessPolicy policy) {
    SortedSet<String> all = new TreeSet<>();
    for (AccessStatement statement : policy.statements()) {
      for (String action : statement.actions()) {
        statement.resources().forEach(resource -> all.add(action + words(resource)));
      }
    }
    return all;
  }

  private static String words(String resource) {
    if (resource.matches("arn:aws:lambda:[^:]+:[^:]+:function:.*")) {
      String behind = resource.replaceFirst("(?:[^:]+:){6}[^:]+", "");
      if (resource.endsWith(":function:*")) {
        return EVERY_FUNCTION;
      }
      return behind.isEmpty() ? FUNCTION : behind.equals(":*") ? VERSION : NUMBERED;
    }
    String service = resource.split(":", -1)[resource.equals("*") ? 0 : 2];
    return switch (service) {
      case "s3" -> OBJECT;
      case "logs" -> " on log";
      case "apigateway" -> integrations(resource);
      case "ecr" -> " on repository";
      default -> resource.contains(":event-source-mapping:") ? " on mapping" : " on " + resource;
    };
  }

  private static String integrations(String arn) {
    String path = arn.substring(arn.indexOf("::") + 2);
    return switch (path) {
      case "/restapis/*/resources" -> REST_LIST;
      case "/apis/*/integrations" -> HTTP_LIST;
      case "/restapis/*/resources/*/methods/*/integration" -> REST;
      case "/apis/*/integrations/*" -> HTTP;
      default -> " on " + path;
    };
  }

  private static Stream<String> of(RecordedCall call) {
    String operation = call.operation();
    return switch (operation) {
      case "GetFunction" ->
          Stream.of("lambda:GetFunction" + (call.qualifier() == null ? FUNCTION : VERSION));
      case "GetAlias",
          "ListAliases",
          "CreateAlias",
          "UpdateAlias",
          "PublishVersion",
          "TagResource",
          "UntagResource",
          "ListVersionsByFunction",
          "ListProvisionedConcurrencyConfigs",
          "ListFunctionUrlConfigs",
          "GetFunctionUrlConfig" ->
          Stream.of("lambda:" + operation + FUNCTION);
      case "ListFunctionEventInvokeConfigs" ->
          Stream.of(
              "lambda:"
                  + operation
                  + ("orders".equals(call.function()) ? FUNCTION : EVERY_FUNCTION));
      case "ListFunctions" -> Stream.of("lambda:" + operation + EVERYTHING);
      case "GetDeploymentGroup",
          "GetDeploymentConfig",
          "ListDeployments",
          "GetDeployment",
          "StopDeployment",
          "CreateApplication",
          "CreateDeploymentConfig",
          "CreateDeploymentGroup" ->
          Stream.of("codedeploy:" + operation + EVERYTHING);
      // AWS's page on permissions for CodeDeploy names these for CreateDeployment.
      case "CreateDeployment" ->
          Stream.of(
                  "CreateDeployment",
                  "GetDeploymentConfig",
                  "GetApplicationRevision",
                  "RegisterApplicationRevision")
              .map(action -> "codedeploy:" + action + EVERYTHING);
      case "GetPolicy", "AddPermission" ->
          Stream.of("lambda:" + operation + (call.qualifier() == null ? FUNCTION : VERSION));
      // The library makes URLs of aliases only.
      case "CreateFunctionUrlConfig" -> Stream.of("lambda:" + operation + VERSION);
      case "ListEventSourceMappings" -> Stream.of("lambda:" + operation + EVERYTHING);
      case "GetEventSourceMapping", "UpdateEventSourceMapping" ->
          Stream.of("lambda:" + operation + " on mapping");
      case "GetResources" -> Stream.of("apigateway:GET" + REST_LIST);
      case "GetIntegrations" -> Stream.of("apigateway:GET" + HTTP_LIST);
      // Of which kind of API is not recorded; the case with both tells that both are right.
      case "GetIntegration" -> Stream.of("apigateway:GET" + REST, "apigateway:GET" + HTTP);
      case "UpdateIntegration" -> Stream.of("apigateway:PATCH" + REST, "apigateway:PATCH" + HTTP);
      case "DescribeLogStreams", "GetLogEvents", "FilterLogEvents" ->
          Stream.of("logs:" + operation + " on log");
      case "DescribeAlarms", "GetMetricData", "ListMetrics" ->
          Stream.of("cloudwatch:" + operation + EVERYTHING);
      // Keys are not recorded; the address of a package is allowed by itself.
      case "DescribeKey", "CreateGrant", "DownloadCode" -> Stream.of();
      case "Invoke" -> Stream.of("lambda:InvokeFunction" + VERSION);
      case "DeleteFunction" -> Stream.of("lambda:DeleteFunction" + deleted(call));
      case "CreateFunction" -> created((LambdaCall.CreateFunction) call.call());
      case "UpdateFunctionCode" ->
          Stream.concat(
              Stream.of("lambda:UpdateFunctionCode" + FUNCTION),
              code(((LambdaCall.UpdateFunctionCode) call.call()).code()));
      case "UpdateFunctionConfiguration" ->
          Stream.concat(
              Stream.of("lambda:UpdateFunctionConfiguration" + FUNCTION),
              settings(((LambdaCall.UpdateFunctionConfiguration) call.call()).settings()));
      case "HeadObject" -> Stream.of("s3:GetObject" + OBJECT);
      case "PutObject" -> Stream.of("s3:PutObject" + OBJECT);
      case "GetCallerIdentity" -> Stream.of();
      default -> throw new AssertionError("no permission is known for " + operation);
    };
  }

  private static String deleted(RecordedCall call) {
    return String.valueOf(call.qualifier()).matches("[1-9]\\d*") ? NUMBERED : FUNCTION;
  }

  private static Stream<String> created(LambdaCall.CreateFunction call) {
    Stream<String> tags =
        call.tags() == null || call.tags().isEmpty()
            ? Stream.of()
            : Stream.of("lambda:TagResource" + FUNCTION);
    return Stream.of(
            Stream.of("lambda:CreateFunction" + FUNCTION),
            tags,
            code(call.code()),
            settings(call.settings()))
        .flatMap(it -> it);
  }

  private static Stream<String> code(CodeSource code) {
    Stream<String> key =
        code.sourceKmsKeyArn() == null
            ? Stream.of()
            : Stream.of("kms:Decrypt", "kms:GenerateDataKey")
                .map(action -> action + " on " + code.sourceKmsKeyArn());
    Stream<String> object =
        code.s3Bucket() == null ? Stream.of() : Stream.of("s3:GetObject" + OBJECT);
    Stream<String> version =
        code.s3ObjectVersion() == null ? Stream.of() : Stream.of("s3:GetObjectVersion" + OBJECT);
    Stream<String> image =
        code.imageUri() == null
            ? Stream.of()
            : Stream.of(
                    "BatchGetImage",
                    "GetDownloadUrlForLayer",
                    "GetRepositoryPolicy",
                    "SetRepositoryPolicy")
                .map(action -> "ecr:" + action + " on repository");
    return Stream.of(key, object, version, image).flatMap(it -> it);
  }

  private static Stream<String> settings(SettingsChange settings) {
    Stream.Builder<String> needed = Stream.builder();
    if (settings.role() != null) {
      needed.add("iam:PassRole on " + settings.role());
    }
    if (settings.kmsKeyArn() != null && !settings.kmsKeyArn().isEmpty()) {
      Stream.of("kms:CreateGrant", "kms:Encrypt", "kms:Decrypt")
          .forEach(action -> needed.add(action + " on " + settings.kmsKeyArn()));
    }
    if (settings.layers() != null) {
      settings.layers().forEach(layer -> needed.add("lambda:GetLayerVersion on " + layer));
    }
    if (settings.vpcConfig() != null && !settings.vpcConfig().subnetIds().isEmpty()) {
      Stream.of("ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs")
          .forEach(action -> needed.add(action + " on *"));
    }
    return needed.build();
  }
}
