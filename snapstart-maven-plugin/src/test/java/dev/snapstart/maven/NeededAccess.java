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

  private NeededAccess() {}

  /**
   * Returns what calls need.
   *
   * @param calls the calls as the local Lambda recorded them
   * @param readsTags whether the tags that come with GetFunction were made use of
   * @param key the key that the function's environment is encrypted with, or empty
   */
  static SortedSet<String> of(List<RecordedCall> calls, boolean readsTags, String key) {
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
      return behind.isEmpty() ? FUNCTION : behind.equals(":*") ? VERSION : NUMBERED;
    }
    return resource.startsWith("arn:aws:s3:") ? OBJECT : " on " + resource;
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
          "UntagResource" ->
          Stream.of("lambda:" + operation + FUNCTION);
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
    return Stream.of(key, object, version).flatMap(it -> it);
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
