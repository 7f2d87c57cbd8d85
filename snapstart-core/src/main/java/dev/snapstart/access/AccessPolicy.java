package dev.snapstart.access;

import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The least that credentials must be allowed to do for given requests: a policy for the identity
 * that deploys. Immutable.
 *
 * <p>It is derived from the requests alone, without a connection and whatever is there already: it
 * allows what a run may come to, such as creating what does not exist and updating what does.
 * Resources are the functions by their ARNs, and the role, keys, layers and objects that the
 * requests name. Nothing in it can delete a function: {@code lambda:DeleteFunction} appears only if
 * a request has versions deleted, failed ones or such as nothing needs, and only on ARNs with a
 * colon and a digit behind the function's name, which is what tells the deletion of a version from
 * that of the function.
 */
public final class AccessPolicy {
  /** How many characters, white space aside, a customer managed policy of IAM may have. */
  public static final int MANAGED_POLICY_LIMIT = 6_144;

  private final List<AccessStatement> statements;

  private AccessPolicy(List<AccessStatement> statements) {
    this.statements = statements;
  }

  /**
   * Starts a policy.
   *
   * @return a builder that allows nothing yet
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the policy for deploying.
   *
   * @param scope where the functions are, unless their ARNs say so
   * @param requests what is to be deployed
   * @return the policy for all of them together
   */
  public static AccessPolicy forRequests(AccessScope scope, DeploymentRequest... requests) {
    Builder builder = builder();
    for (DeploymentRequest request : requests) {
      builder.deploying(scope, request);
    }
    return builder.build();
  }

  /**
   * Returns the statements.
   *
   * @return an unmodifiable list in a fixed order; empty if nothing needs a permission
   */
  public List<AccessStatement> statements() {
    return statements;
  }

  /**
   * Returns the policy's size as IAM counts it.
   *
   * @return its characters without white space; see {@link #MANAGED_POLICY_LIMIT}
   */
  public int size() {
    return (int) toJson().chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  /**
   * Returns the policy document.
   *
   * @return JSON, indented, with a line break at the end
   */
  public String toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("Version", "2012-10-17");
    members.put("Statement", statements.stream().map(AccessStatement::members).toList());
    return PolicyJson.indented(members) + "\n";
  }

  @Override
  public String toString() {
    return toJson();
  }

  /** Collects what is to be allowed; not thread-safe. */
  public static final class Builder {
    private final Grants grants = new Grants();

    private Builder() {}

    /**
     * Allows what {@code SnapStart.deploy} may come to.
     *
     * @param scope where the function is, unless its ARN says so
     * @param request what is wanted; its archive need not exist
     * @return this builder
     */
    public Builder deploying(AccessScope scope, DeploymentRequest request) {
      planning(scope, request);
      AccessSubject subject = AccessSubject.of(scope, request);
      for (Class<? extends Step> step : new Reach(request).steps()) {
        grants.add(subject, AccessTable.of(step));
      }
      return this;
    }

    /**
     * Allows what {@code SnapStart.plan} reads.
     *
     * @param scope where the function is, unless its ARN says so
     * @param request what is wanted; its archive need not exist
     * @return this builder
     */
    public Builder planning(AccessScope scope, DeploymentRequest request) {
      AccessSubject subject = AccessSubject.of(scope, request);
      new Reach(request).facets().forEach(facet -> grants.add(subject, AccessTable.of(facet)));
      return this;
    }

    /**
     * Allows something else than deploying.
     *
     * @param scope where the function is, unless its ARN says so
     * @param function the function
     * @param task what is to be done to it
     * @return this builder
     */
    public Builder doing(AccessScope scope, FunctionId function, AccessTask task) {
      grants.add(AccessSubject.of(scope, function), AccessTable.of(task));
      return this;
    }

    /**
     * Builds the policy.
     *
     * @return an immutable policy
     */
    public AccessPolicy build() {
      return new AccessPolicy(grants.statements());
    }
  }
}
