package dev.snapstart.plan;

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
    /** A REST API, whose changes are served once they are deployed. */
    REST,
    /** An HTTP API. */
    HTTP
  }

  /**
   * Returns the same integration with another URI.
   *
   * @param changed what it calls
   * @return the integration
   */
  public ApiIntegration calling(String changed) {
    return new ApiIntegration(kind, api, id, method, changed);
  }

  /**
   * Returns what tells the integration from all others, whatever it calls.
   *
   * @return kind, API, id and method
   */
  public String place() {
    return kind + " " + api + " " + id + (method == null ? "" : " " + method);
  }
}
