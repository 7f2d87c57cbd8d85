package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.internal.lambda.CallFailure.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class ErrorMapperTest {
  @ParameterizedTest
  @CsvSource({
    "TRANSIENT, Unable to execute HTTP request: Connect to acme-processor-artifacts.s3 failed",
    "TRANSIENT, Unable to execute HTTP request: user-profiles-deploy: Name or service not known",
    "TRANSIENT, Unable to execute HTTP request: Proxy credentials.example.com refused",
    "BAD_CREDENTIALS, The SSO session associated with this profile has expired",
    "NO_CREDENTIALS, Profile file contained no credentials for profile 'ci'",
    "NO_CREDENTIALS, Unable to load credentials from any of the providers in the chain",
    "TRANSIENT, Unable to unmarshall response"
  })
  void theNameOfAHostIsNotTakenForTheCause(Kind kind, String message) {
    assertThat(ErrorMapper.map(SdkClientException.create(message), "s3:PutObject").kind())
        .isEqualTo(kind);
  }
}
