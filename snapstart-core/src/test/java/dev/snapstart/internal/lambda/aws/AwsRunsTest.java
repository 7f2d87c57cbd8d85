package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.http.conn.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Which invocations were surely never sent. */
class AwsRunsTest {
  @Test
  void aConnectionThatNeverStoodCarriedNothing() {
    assertThat(AwsRuns.mayHaveRun(lost(new ConnectException("refused")))).isFalse();
    assertThat(AwsRuns.mayHaveRun(lost(new UnknownHostException("lambda")))).isFalse();
    assertThat(AwsRuns.mayHaveRun(lost(new ConnectTimeoutException("slow")))).isFalse();
  }

  @Test
  void ofAllElseNobodyKnows() {
    assertThat(AwsRuns.mayHaveRun(lost(new SocketTimeoutException("Read timed out")))).isTrue();
    assertThat(AwsRuns.mayHaveRun(lost(new SocketException("Connection reset")))).isTrue();
    assertThat(AwsRuns.mayHaveRun(failure(Kind.TRANSIENT, null))).isTrue();
  }

  @Test
  void whatLambdaRefusedDidNotRun() {
    assertThat(AwsRuns.mayHaveRun(failure(Kind.THROTTLED, null))).isFalse();
    assertThat(AwsRuns.mayHaveRun(failure(Kind.CONFLICT, null))).isFalse();
    assertThat(AwsRuns.mayHaveRun(failure(Kind.NO_CREDENTIALS, null))).isFalse();
  }

  private static CallFailure lost(Exception cause) {
    return failure(
        Kind.TRANSIENT, SdkClientException.builder().message("failed").cause(cause).build());
  }

  private static CallFailure failure(Kind kind, Throwable cause) {
    return new CallFailure(kind, "lambda:InvokeFunction", null, "why", null, null, cause);
  }
}
