package dev.snapstart.plan;

import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import org.jspecify.annotations.Nullable;

/** A step that lets a caller use an alias. */
public sealed interface CallerWrite extends Step.Write {

  /**
   * Allow on the alias what is allowed elsewhere.
   *
   * @param alias the alias
   * @param from where it is allowed
   * @param statement the statement, under the id that it gets
   * @param revisionId the revision of the alias's policy that must still be current, or null
   */
  record AllowCaller(String alias, String from, Permission statement, @Nullable String revisionId)
      implements CallerWrite {}

  /**
   * Let an event source mapping call the alias.
   *
   * @param mapping the mapping as it is
   * @param functionArn the alias's ARN
   */
  record MoveMapping(EventSourceMapping mapping, String functionArn) implements CallerWrite {}

  /**
   * Give the alias a URL.
   *
   * @param alias the alias
   * @param like the URL of {@code $LATEST}
   * @param settings how that one is called, and this one will be
   */
  record CopyUrl(String alias, FunctionUrl like, UrlSettings settings) implements CallerWrite {}

  /**
   * Let an integration of API Gateway call the alias.
   *
   * @param integration the integration as it is
   * @param uri what it is to call
   */
  record MoveIntegration(ApiIntegration integration, String uri) implements CallerWrite {}
}
