package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;

/** What is made of CodeDeploy's errors, which all come with status 400. */
class CodeDeployCallsTest {
  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, THROTTLED",
    "DeploymentDoesNotExistException, NOT_FOUND",
    "DeploymentLimitExceededException, CONFLICT",
    "InvalidDeploymentIdException, REJECTED"
  })
  void theCodeTellsWhatTheStatusDoesNot(String code, Kind kind) {
    CodeDeployCalls calls = new CodeDeployCalls(failingWith(code));
    CallFailure failure =
        catchThrowableOfType(CallFailure.class, () -> calls.deployment("d-ABCDEFGHI"));
    assertThat(failure.kind()).isEqualTo(kind);
  }

  private static CodeDeployClient failingWith(String code) {
    return (CodeDeployClient)
        Proxy.newProxyInstance(
            CodeDeployClient.class.getClassLoader(),
            new Class<?>[] {CodeDeployClient.class},
            (proxy, called, arguments) -> {
              throw CodeDeployException.builder()
                  .statusCode(400)
                  .awsErrorDetails(
                      AwsErrorDetails.builder().errorCode(code).errorMessage("No.").build())
                  .build();
            });
  }
}
