package dev.snapstart.internal.lambda;

import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.UrlSettings;
import org.jspecify.annotations.Nullable;

/**
 * The part of the port that lets callers use an alias.
 *
 * <p>Every method makes one call without repeating it and throws {@link CallFailure} if it is not
 * answered well. Implementations are thread-safe.
 */
public interface RetargetGateway {
  /** Reads one mapping. */
  EventSourceMapping mapping(String uuid);

  /** Lets a mapping call another qualifier, and returns what it calls now. */
  EventSourceMapping moveMapping(CallerWrite.MoveMapping step);

  /** Adds a statement to the policy of an alias; an id that is taken is a CONFLICT. */
  void allow(FunctionId function, CallerWrite.AllowCaller step);

  /** Reads how the URL of {@code $LATEST} is called. */
  UrlSettings url(FunctionId function);

  /** Gives an alias a URL; an alias that has one keeps it. */
  void copyUrl(FunctionId function, CallerWrite.CopyUrl step);

  /** Reads one page of the integrations of an API; NOT_FOUND if there is none of that kind. */
  Page<ApiIntegration> listIntegrations(
      ApiIntegration.Kind kind, String api, @Nullable String marker);

  /** Reads one integration, whatever it calls by now. */
  ApiIntegration integration(ApiIntegration place);

  /** Lets an integration call another URI. */
  void moveIntegration(CallerWrite.MoveIntegration step);
}
