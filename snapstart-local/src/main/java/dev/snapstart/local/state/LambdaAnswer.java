package dev.snapstart.local.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Lambda answers; the components carry Lambda's own names and null means left out. */
public sealed interface LambdaAnswer
    permits FunctionConfiguration,
        AttachmentAnswer,
        LambdaError,
        LambdaAnswer.Function,
        LambdaAnswer.Functions,
        LambdaAnswer.Versions,
        LambdaAnswer.AliasConfiguration,
        LambdaAnswer.Aliases,
        LambdaAnswer.Tags,
        LambdaAnswer.Permission,
        LambdaAnswer.Policy,
        LambdaAnswer.CodeSigning,
        LambdaAnswer.Recursion,
        LambdaAnswer.RuntimeManagement,
        LambdaAnswer.Invocable,
        LambdaAnswer.Nothing {

  /**
   * The answer of GetFunction.
   *
   * @param configuration the configuration
   * @param code where the code is
   * @param tags the tags, null where there are none
   * @param concurrency the reserved concurrency, null where there is none
   */
  record Function(
      FunctionConfiguration configuration,
      CodeLocation code,
      @Nullable Map<String, String> tags,
      AttachmentAnswer.@Nullable Concurrency concurrency)
      implements LambdaAnswer {}

  /**
   * Where the code is.
   *
   * @param repositoryType {@code S3} or {@code ECR}
   * @param location the path of the package on this server, null for an image
   * @param imageUri the image
   * @param resolvedImageUri the image with its digest
   * @param resolvedS3Object the object that Lambda refers to, null where it keeps a copy
   * @param sourceKmsKeyArn the key that encrypts the package
   */
  record CodeLocation(
      String repositoryType,
      @Nullable String location,
      @Nullable String imageUri,
      @Nullable String resolvedImageUri,
      FunctionCode.@Nullable ResolvedS3Object resolvedS3Object,
      @Nullable String sourceKmsKeyArn) {}

  /** A page of functions. */
  record Functions(List<FunctionConfiguration> functions, @Nullable String nextMarker)
      implements LambdaAnswer {}

  /** A page of versions. */
  record Versions(List<FunctionConfiguration> versions, @Nullable String nextMarker)
      implements LambdaAnswer {}

  /**
   * An alias.
   *
   * @param aliasArn its ARN
   * @param name its name
   * @param functionVersion its primary version
   * @param description empty where there is none
   * @param routingConfig its weights, null where there are none
   * @param revisionId changes with every write
   */
  record AliasConfiguration(
      String aliasArn,
      String name,
      String functionVersion,
      String description,
      LambdaCall.@Nullable RoutingConfig routingConfig,
      String revisionId)
      implements LambdaAnswer {}

  /** A page of aliases. */
  record Aliases(List<AliasConfiguration> aliases, @Nullable String nextMarker)
      implements LambdaAnswer {}

  /** The tags of a function. */
  record Tags(Map<String, String> tags) implements LambdaAnswer {}

  /** A statement that was added to a policy. */
  record Permission(PolicyStatement statement) implements LambdaAnswer {}

  /** A resource policy. */
  record Policy(List<PolicyStatement> policy, String revisionId) implements LambdaAnswer {}

  /** No code signing. */
  record CodeSigning(String functionName) implements LambdaAnswer {}

  /** The recursion detection. */
  record Recursion(String recursiveLoop) implements LambdaAnswer {}

  /** The runtime update mode. */
  record RuntimeManagement(String updateRuntimeOn, String functionArn) implements LambdaAnswer {}

  /**
   * What an invocation runs.
   *
   * @param function the function's plain name
   * @param version the version that the qualifier, and the draw, lead to
   * @param arn the function as it was invoked
   */
  record Invocable(String function, FunctionVersion version, String arn) implements LambdaAnswer {}

  /** An answer without a body. */
  record Nothing() implements LambdaAnswer {}

  /**
   * The instant as Lambda writes LastModified.
   *
   * @param instant the instant
   * @return for example {@code 2026-11-23T06:14:21.123+0000}
   */
  static String lastModified(Instant instant) {
    return LastModified.FORMAT.format(instant);
  }
}
