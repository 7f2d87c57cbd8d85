package dev.snapstart.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.local.junit.LocalLambdaExtension;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

@ExtendWith(LocalLambdaExtension.class)
class FaultsTest {
  private LambdaClient lambda;
  private LocalLambda server;

  @BeforeEach
  void open(LocalLambda started) {
    server = started;
    lambda = Deployments.client(server);
    lambda.createFunction(Deployments.create("orders", true));
    server.clearRecordedCalls();
  }

  @AfterEach
  void close() {
    lambda.close();
  }

  @Test
  void theNthCallOfAnOperationFailsAndNoOther() {
    server
        .faults()
        .add(Trigger.nth(2).of("GetFunction"), Fault.refuse(500, "ServiceException", "Oops"));

    get();
    lambda.getFunctionConfiguration(r -> r.functionName("orders"));
    assertThatThrownBy(this::get).isInstanceOf(ServiceException.class).hasMessageContaining("Oops");
    get();
  }

  @Test
  void faultsOfOneFunctionLeaveTheOthersAlone() {
    lambda.createFunction(Deployments.create("other", false));
    server.faults().add(Trigger.every().on("other"), Fault.throttle(7));

    get();

    assertThatThrownBy(() -> lambda.getFunction(r -> r.functionName("other:1")))
        .isInstanceOf(TooManyRequestsException.class)
        .asInstanceOf(type(TooManyRequestsException.class))
        .satisfies(
            e -> {
              assertThat(e.retryAfterSeconds()).isEqualTo("7");
              assertThat(e.reasonAsString()).isEqualTo("CallerRateLimitExceeded");
              assertThat(e.isThrottlingException()).isTrue();
            });
    server.faults().clear();
    lambda.getFunction(r -> r.functionName("other"));
  }

  @Test
  void aConnectionDroppedBeforeProcessingHasNoEffect() {
    server.faults().add(Trigger.next().of("PublishVersion"), Fault.dropBefore());

    assertThatThrownBy(this::publish).isInstanceOf(SdkClientException.class);

    assertThat(server.state().function("orders").versions().isEmpty()).isTrue();
    assertThat(server.recordedCalls()).extracting(RecordedCall::status).containsExactly(0);
  }

  @Test
  void aConnectionDroppedAfterProcessingHasItsEffect() {
    server.faults().add(Trigger.next().of("PublishVersion"), Fault.dropAfter());

    assertThatThrownBy(this::publish).isInstanceOf(SdkClientException.class);

    assertThat(server.state().function("orders").versions().values()).hasSize(1);
  }

  @Test
  void anErrorMayComeAlthoughTheCallTookEffect() {
    server
        .faults()
        .add(Trigger.next().of("PublishVersion"), Fault.refuseAfter(503, "ServiceException", "?"));

    assertThatThrownBy(this::publish).isInstanceOf(LambdaException.class);

    assertThat(server.state().function("orders").versions().values()).hasSize(1);
  }

  @Test
  void answersMayBeGarbageOrCutShort() {
    server.faults().add(Trigger.next(), Fault.garbage());
    server.faults().add(Trigger.nth(2), Fault.truncate());

    assertThatThrownBy(this::get).isInstanceOf(SdkException.class);
    assertThatThrownBy(this::get).isInstanceOf(SdkException.class);
    get();
  }

  @Test
  void anAnswerMayComeLate() {
    server.faults().add(Trigger.next(), Fault.delay(Duration.ofMillis(300)));

    get();

    RecordedCall call = server.recordedCalls().get(0);
    assertThat(Duration.between(call.received(), call.answered()))
        .isBetween(Duration.ofMillis(300), Duration.ofSeconds(10));
  }

  @Test
  void aCallMayHangUntilTheClientGivesUp() {
    server.faults().add(Trigger.next(), Fault.hangAfter());
    Duration patience = Duration.ofMillis(300);

    assertThatThrownBy(
            () ->
                lambda.publishVersion(
                    r ->
                        r.functionName("orders")
                            .overrideConfiguration(c -> c.apiCallTimeout(patience))))
        .isInstanceOf(ApiCallTimeoutException.class);

    assertThat(server.state().function("orders").versions().values()).hasSize(1);
    assertThat(server.recordedCalls()).extracting(RecordedCall::status).containsExactly(0);
    get();
  }

  /** A socket without a timeout of its own: nothing but the end of the server lets it go. */
  @Test
  void callsThatHangDoNotHoldUpTheEnd() throws Exception {
    LocalLambda other = LocalLambda.start();
    other.faults().add(Trigger.every(), Fault.hangBefore());
    Duration patience = Duration.ofMinutes(1);
    try (Socket caller = new Socket("127.0.0.1", other.endpoint().getPort())) {
      caller
          .getOutputStream()
          .write(
              "GET /2015-03-31/functions/orders HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      FutureTask<Boolean> letGo = new FutureTask<>(() -> isAtItsEnd(caller));
      Thread reading = new Thread(letGo, "caller");
      reading.setDaemon(true);
      reading.start();
      assertTimeoutPreemptively(
          patience,
          () -> {
            while (other.recordedCalls().isEmpty()) {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
          });
      assertThat(letGo.isDone()).isFalse();
      assertTimeoutPreemptively(patience, other::close);
      assertThat(letGo.get(patience.toSeconds(), TimeUnit.SECONDS))
          .as("the caller is let go without an answer")
          .isTrue();
    }
  }

  private static boolean isAtItsEnd(Socket caller) throws IOException {
    try {
      return caller.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  @Test
  void anAnswerMayComeFromAProxyOnTheWay() {
    server.faults().add(Trigger.next(), Fault.badGateway());

    assertThatThrownBy(this::publish)
        .isInstanceOf(LambdaException.class)
        .asInstanceOf(type(LambdaException.class))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(502));

    assertThat(server.state().function("orders").versions().isEmpty()).isTrue();
  }

  @Test
  void commonRefusalsComeInTheServicesWords() {
    server.faults().add(Trigger.nth(1), Fault.throttle());
    server.faults().add(Trigger.nth(2), Fault.accessDenied("lambda:GetFunction"));
    server.faults().add(Trigger.nth(3), Fault.expiredToken());
    server.faults().add(Trigger.nth(4), Fault.updateInProgress());
    server.faults().add(Trigger.nth(5), Fault.staleRevision());

    assertThatThrownBy(this::get)
        .asInstanceOf(type(TooManyRequestsException.class))
        .satisfies(e -> assertThat(e.retryAfterSeconds()).isNull());
    assertThatThrownBy(this::get).hasMessageContaining("not authorized to perform: lambda:GetFunc");
    assertThatThrownBy(this::get)
        .asInstanceOf(type(LambdaException.class))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException"));
    assertThatThrownBy(this::get).isInstanceOf(ResourceConflictException.class);
    assertThatThrownBy(this::get).isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void theNextSnapshotsFailAsPlanned() {
    server.faults().failNextSnapshot("orders", "FunctionError", "Handler not found");

    publish();

    assertThat(lambda.getFunctionConfiguration(r -> r.functionName("orders").qualifier("1")))
        .satisfies(
            failed -> {
              assertThat(failed.stateAsString()).isEqualTo("Failed");
              assertThat(failed.stateReasonCodeAsString()).isEqualTo("FunctionError");
              assertThat(failed.stateReason()).isEqualTo("Handler not found");
            });
    assertThatThrownBy(
            () -> lambda.createAlias(r -> r.functionName("orders").name("a").functionVersion("1")))
        .isInstanceOf(ResourceConflictException.class);
  }

  @Test
  void aFreshRoleIsNotKnownAtOnce() {
    server.faults().rejectRole(2);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> lambda.createFunction(Deployments.create("new", false)))
          .hasMessageContaining("The role defined for the function cannot be assumed by Lambda.");
    }
    lambda.createFunction(Deployments.create("new", false));
  }

  @Test
  void aRivalMayActBetweenAnyTwoCalls() {
    List<String> seen = new ArrayList<>();
    server.onCall(
        new CallListener() {
          @Override
          public void beforeProcessing(LambdaCall call) {
            seen.add("before " + call.operation());
            if (call instanceof LambdaCall.CreateAlias) {
              server.call(call);
            }
          }

          @Override
          public void beforeAnswer(LambdaCall call, LambdaAnswer answer) {
            seen.add("after " + call.operation());
          }
        });
    publish();

    assertThatThrownBy(
            () -> lambda.createAlias(r -> r.functionName("orders").name("a").functionVersion("1")))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining("Alias already exists");

    assertThat(seen)
        .containsExactly(
            "before PublishVersion",
            "after PublishVersion",
            "before CreateAlias",
            "after CreateAlias");
    assertThat(server.recordedCalls())
        .as("a rival's calls are not recorded")
        .extracting(RecordedCall::operation)
        .containsExactly("PublishVersion", "CreateAlias");
  }

  private void get() {
    lambda.getFunction(r -> r.functionName("orders"));
  }

  private void publish() {
    lambda.publishVersion(r -> r.functionName("orders"));
  }
}
