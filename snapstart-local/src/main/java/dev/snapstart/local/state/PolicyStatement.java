package dev.snapstart.local.state;

import org.jspecify.annotations.Nullable;

/**
 * A permission in a resource policy.
 *
 * @param statementId its id, unique within one policy
 * @param action for example {@code lambda:InvokeFunction}
 * @param principal a service, an account, an ARN or {@code *}
 * @param resource the ARN that it is about
 * @param sourceArn only calls from this source
 * @param sourceAccount only calls from this account
 * @param eventSourceToken only calls with this token
 * @param principalOrgId only calls from this organization
 * @param functionUrlAuthType only this kind of function URL
 * @param invokedViaFunctionUrl only calls through a function URL
 */
public record PolicyStatement(
    String statementId,
    String action,
    String principal,
    String resource,
    @Nullable String sourceArn,
    @Nullable String sourceAccount,
    @Nullable String eventSourceToken,
    @Nullable String principalOrgId,
    @Nullable String functionUrlAuthType,
    @Nullable Boolean invokedViaFunctionUrl) {}
