package dev.snapstart.local.http;

import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.LambdaError;

/** GetCallerIdentity in the query protocol. */
final class StsService implements Service {
  private static final String XML = "text/xml";
  private final Account account;

  StsService(Account account) {
    this.account = account;
  }

  @Override
  public boolean serves(HttpCall call) {
    return "sts".equals(call.signedService()) || Services.action(call) != null;
  }

  @Override
  public Prepared prepare(HttpCall call) {
    String named = Services.action(call);
    String action = named == null ? call.toString() : named;
    return new Prepared(
        action,
        null,
        () ->
            action.equals("GetCallerIdentity")
                ? identity()
                : refusal(NotImplemented.error(action)));
  }

  private Reply identity() {
    return Reply.of(
        200,
        XML,
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>arn:%s:iam::%s:user/local</Arn>
            <UserId>AIDALOCAL</UserId>
            <Account>%s</Account>
          </GetCallerIdentityResult>
          <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata>
        </GetCallerIdentityResponse>
        """
            .formatted(account.partition(), account.accountId(), account.accountId()));
  }

  @Override
  public Reply refusal(LambdaError error) {
    return Reply.of(
        error.status(),
        XML,
        """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
          <RequestId>local</RequestId>
        </ErrorResponse>
        """
            .formatted(Xml.text(error.type()), Xml.text(error.message())));
  }
}
