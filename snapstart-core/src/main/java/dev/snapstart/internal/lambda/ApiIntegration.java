package dev.snapstart.internal.lambda;

import org.jspecify.annotations.Nullable;

/**
 * Where an API of API Gateway sends calls to.
 *
 * @param kind the kind of API
 * @param api the API's id
 * @param id the integration's id; of a REST API the resource's
 * @param method the method of a REST API's resource, else null
 * @param uri what is called
 */
public record ApiIntegration(
    Kind kind, String api, String id, @Nullable String method, String uri) {
  /** The kinds of APIs; each has a service of its own. */
  public enum Kind {
    REST,
    HTTP
  }
}
