package dev.snapstart.internal.lambda;

import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import org.jspecify.annotations.Nullable;

/**
 * The part of the port that lets callers use an alias. Every method may be called again after a
 * lost answer, and throws {@link CallFailure} if it is not answered well. Implementations are
 * thread-safe.
 */
public interface RetargetGateway {
  /** Lets a mapping call another qualifier. */
  void moveMapping(EventSourceMapping mapping, String functionArn);

  /** Adds a statement to the policy of a qualifier; one that is there already counts as added. */
  void allow(FunctionId function, String qualifier, Permission statement);

  /** Gives an alias a URL like that of {@code $LATEST}; an alias that has one keeps it. */
  void copyUrl(FunctionId function, String alias, FunctionUrl like);

  /** Reads one page of the integrations of an API; NOT_FOUND if there is none of that kind. */
  Page<ApiIntegration> listIntegrations(
      ApiIntegration.Kind kind, String api, @Nullable String marker);

  /** Lets an integration call another URI. */
  void moveIntegration(ApiIntegration integration, String uri);
}
