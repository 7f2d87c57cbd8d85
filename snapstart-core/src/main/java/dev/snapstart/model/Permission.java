package dev.snapstart.model;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a function's resource policy: who may call one qualifier of it.
 *
 * @param statementId its id
 * @param effect Allow or Deny
 * @param action such as {@code lambda:InvokeFunction}
 * @param principal a service such as {@code apigateway.amazonaws.com}, an account or an ARN
 * @param sourceArn the resource that calls in the service's name, or null
 * @param sourceAccount the account that the resource must belong to, or null
 * @param organization the organization that the principal must belong to, or null
 * @param urlAuthType the kind of function URL that it is for, or null
 * @param viaFunctionUrl whether only calls through a function URL are allowed
 * @param eventSourceToken the token that the event source must send, or null
 * @param copyable whether the parts above are all that the statement says
 */
public record Permission(
    String statementId,
    String effect,
    String action,
    String principal,
    @Nullable String sourceArn,
    @Nullable String sourceAccount,
    @Nullable String organization,
    @Nullable String urlAuthType,
    boolean viaFunctionUrl,
    @Nullable String eventSourceToken,
    boolean copyable) {
  /**
   * Tells whether two statements allow the same, whatever their ids.
   *
   * @param other the other statement
   * @return true if they differ in the id alone
   */
  public boolean allowsTheSameAs(Permission other) {
    return other.withStatementId(statementId).equals(this);
  }

  /**
   * Returns the same statement under another id.
   *
   * @param id the id
   * @return the statement that allows the same
   */
  public Permission withStatementId(String id) {
    return new Permission(
        id,
        effect,
        action,
        principal,
        sourceArn,
        sourceAccount,
        organization,
        urlAuthType,
        viaFunctionUrl,
        eventSourceToken,
        copyable);
  }

  /**
   * Shows the statement without the event source's token, which is a secret.
   *
   * @return id, principal and source
   */
  @Override
  public String toString() {
    return statementId + "[" + effect + " " + action + " to " + principal + " " + sourceArn + "]";
  }
}
