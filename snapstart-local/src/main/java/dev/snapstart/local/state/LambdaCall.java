package dev.snapstart.local.state;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of Lambda's API; the parameters carry Lambda's own names and an absent one is null.
 *
 * <p>A function name may be a plain name, a partial ARN or a full ARN, with or without a qualifier.
 */
public sealed interface LambdaCall
    permits AttachmentCall,
        LambdaCall.CreateFunction,
        LambdaCall.GetFunction,
        LambdaCall.GetFunctionConfiguration,
        LambdaCall.ListFunctions,
        LambdaCall.UpdateFunctionCode,
        LambdaCall.UpdateFunctionConfiguration,
        LambdaCall.PublishVersion,
        LambdaCall.ListVersionsByFunction,
        LambdaCall.DeleteFunction,
        LambdaCall.Invoke,
        LambdaCall.CreateAlias,
        LambdaCall.GetAlias,
        LambdaCall.UpdateAlias,
        LambdaCall.DeleteAlias,
        LambdaCall.ListAliases,
        LambdaCall.TagResource,
        LambdaCall.UntagResource,
        LambdaCall.ListTags,
        LambdaCall.AddPermission,
        LambdaCall.RemovePermission,
        LambdaCall.GetPolicy,
        LambdaCall.GetFunctionCodeSigningConfig,
        LambdaCall.GetFunctionRecursionConfig,
        LambdaCall.GetRuntimeManagementConfig {

  /**
   * The operation's name.
   *
   * @return for example {@code PublishVersion}
   */
  default String operation() {
    return getClass().getSimpleName();
  }

  /**
   * The function as the caller named it.
   *
   * @return the name or ARN, or null for a call about no single function
   */
  @Nullable String functionName();

  /**
   * The function's plain name.
   *
   * @return the name without account, region and qualifier, or null where there is none
   */
  default @Nullable String plainFunctionName() {
    String given = functionName();
    return given == null ? null : FunctionRef.plainName(given);
  }

  /**
   * The version or alias as the caller named it.
   *
   * @return the qualifier, or null where none is given
   */
  default @Nullable String qualifier() {
    return null;
  }

  /** Creates a function, and with {@code publish} a first version. */
  record CreateFunction(
      String functionName,
      SettingsChange settings,
      CodeSource code,
      @Nullable String packageType,
      @Nullable List<String> architectures,
      @Nullable Map<String, String> tags,
      boolean publish)
      implements LambdaCall {
    /** No code given means a source that names none. */
    public CreateFunction(
        String functionName,
        SettingsChange settings,
        @Nullable CodeSource code,
        @Nullable String packageType,
        @Nullable List<String> architectures,
        @Nullable Map<String, String> tags,
        boolean publish) {
      this.functionName = functionName;
      this.settings = settings;
      this.code = code == null ? CodeSource.none() : code;
      this.packageType = packageType;
      this.architectures = architectures;
      this.tags = tags;
      this.publish = publish;
    }
  }

  /** Reads a function, version or alias with its code's location and its tags. */
  record GetFunction(String functionName, @Nullable String qualifier) implements LambdaCall {}

  /** Reads the configuration of a function, version or alias. */
  record GetFunctionConfiguration(String functionName, @Nullable String qualifier)
      implements LambdaCall {}

  /** Lists functions; {@code functionVersion} ALL includes their versions. */
  record ListFunctions(
      @Nullable String functionVersion, @Nullable String marker, @Nullable Integer maxItems)
      implements LambdaCall {
    @Override
    public @Nullable String functionName() {
      return null;
    }
  }

  /** Replaces the code of $LATEST; with {@code dryRun} only shows what would be. */
  record UpdateFunctionCode(
      String functionName,
      CodeSource code,
      @Nullable List<String> architectures,
      boolean publish,
      boolean dryRun,
      @Nullable String revisionId)
      implements LambdaCall {}

  /** Changes settings of $LATEST. */
  record UpdateFunctionConfiguration(
      String functionName, SettingsChange settings, @Nullable String revisionId)
      implements LambdaCall {}

  /** Publishes $LATEST as a version. */
  record PublishVersion(
      String functionName,
      @Nullable String codeSha256,
      @Nullable String description,
      @Nullable String revisionId)
      implements LambdaCall {}

  /** Lists $LATEST and the published versions. */
  record ListVersionsByFunction(
      String functionName, @Nullable String marker, @Nullable Integer maxItems)
      implements LambdaCall {}

  /** Deletes a version, or without a qualifier the whole function. */
  record DeleteFunction(String functionName, @Nullable String qualifier) implements LambdaCall {}

  /**
   * Decides what an invocation runs; running it, and the payload, are no matter of the state.
   *
   * @param functionName the function
   * @param qualifier a version or alias
   * @param draw decides among the weighted versions of an alias: from 0 to below 1, null for the
   *     primary one
   */
  record Invoke(String functionName, @Nullable String qualifier, @Nullable Double draw)
      implements LambdaCall {
    /** An invocation that takes the primary one of several versions. */
    public Invoke(String functionName, @Nullable String qualifier) {
      this(functionName, qualifier, null);
    }

    /**
     * The same with a draw.
     *
     * @param drawn from 0 to below 1
     * @return the changed copy
     */
    public Invoke withDraw(double drawn) {
      return new Invoke(functionName, qualifier, drawn);
    }
  }

  /** Creates an alias. */
  record CreateAlias(
      String functionName,
      String name,
      String functionVersion,
      @Nullable String description,
      @Nullable RoutingConfig routingConfig)
      implements LambdaCall {}

  /** Reads an alias. */
  record GetAlias(String functionName, String name) implements LambdaCall {}

  /** Changes an alias; absent weights stay, an empty map clears them. */
  record UpdateAlias(
      String functionName,
      String name,
      @Nullable String functionVersion,
      @Nullable String description,
      @Nullable RoutingConfig routingConfig,
      @Nullable String revisionId)
      implements LambdaCall {}

  /** Deletes an alias. */
  record DeleteAlias(String functionName, String name) implements LambdaCall {}

  /** Lists aliases, all or those with a given primary version. */
  record ListAliases(
      String functionName,
      @Nullable String functionVersion,
      @Nullable String marker,
      @Nullable Integer maxItems)
      implements LambdaCall {}

  /** Adds tags to a function. */
  record TagResource(String resource, @Nullable Map<String, String> tags) implements LambdaCall {
    @Override
    public String functionName() {
      return resource;
    }
  }

  /** Removes tags from a function. */
  record UntagResource(String resource, @Nullable List<String> tagKeys) implements LambdaCall {
    @Override
    public String functionName() {
      return resource;
    }
  }

  /** Lists the tags of a function. */
  record ListTags(String resource) implements LambdaCall {
    @Override
    public String functionName() {
      return resource;
    }
  }

  /** Adds a statement to the resource policy of a function, version or alias. */
  record AddPermission(
      String functionName,
      @Nullable String qualifier,
      String statementId,
      String action,
      String principal,
      @Nullable String sourceArn,
      @Nullable String sourceAccount,
      @Nullable String eventSourceToken,
      @Nullable String principalOrgId,
      @Nullable String functionUrlAuthType,
      @Nullable Boolean invokedViaFunctionUrl,
      @Nullable String revisionId)
      implements LambdaCall {}

  /** Removes a statement from a resource policy. */
  record RemovePermission(
      String functionName,
      @Nullable String qualifier,
      String statementId,
      @Nullable String revisionId)
      implements LambdaCall {}

  /** Reads the resource policy of a function, version or alias. */
  record GetPolicy(String functionName, @Nullable String qualifier) implements LambdaCall {}

  /** Reads the code signing of a function, of which there is none here. */
  record GetFunctionCodeSigningConfig(String functionName) implements LambdaCall {}

  /** Reads the recursion detection of a function. */
  record GetFunctionRecursionConfig(String functionName) implements LambdaCall {}

  /** Reads the runtime update mode of a function or version. */
  record GetRuntimeManagementConfig(String functionName, @Nullable String qualifier)
      implements LambdaCall {}

  /**
   * An alias's weights.
   *
   * @param additionalVersionWeights the share of calls by version; null means none
   */
  record RoutingConfig(@Nullable Map<String, Double> additionalVersionWeights) {}
}
