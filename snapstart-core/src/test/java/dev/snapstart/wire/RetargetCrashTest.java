package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.Thirds;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.trigger.RetargetChoice;
import dev.snapstart.trigger.Retargeting;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * A move of callers that ends before or after any of its calls is finished by the next one; a
 * refusal that is not repeated stands for the end of the process.
 */
@Tag("slow")
class RetargetCrashTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:" + FUNCTION;
  private static final String SOURCE = "arn:aws:execute-api:us-east-1:123456789012:";
  private static final Set<String> WRITES =
      Set.of(
          "AddPermission",
          "UpdateEventSourceMapping",
          "CreateFunctionUrlConfig",
          "UpdateIntegration");
  private static final RetargetChoice EVERYTHING = new RetargetChoice(true, true);

  @TempDir Path folder;

  @Test
  void whateverCallItEndsAtTheNextOneLeavesTheSame() {
    TreeSet<String> expected;
    List<String> calls;
    Retargeting planned;
    try (Scene scene = new Scene()) {
      planned = scene.plan();
      assertThat(scene.writes()).isEmpty();
      scene.fixture.lambda().clearRecordedCalls();
      assertThat(scene.retarget()).isEqualTo(planned);
      calls = scene.fixture.calls();
      assertThat(scene.writes()).hasSize(planned.moves().size());
      expected = scene.left();
    }
    assertThat(planned.moves()).hasSize(6);
    System.out.println("kills | of a move of callers | ended before and after " + Thirds.words());
    // Before the first write there are only reads.
    int first = calls.indexOf("AddPermission");
    for (boolean after : new boolean[] {false, true}) {
      int begin = first + Thirds.first(after ? 1 : 0);
      for (int at = begin; at < calls.size(); at += Thirds.STRIDE) {
        String where = (after ? "after" : "before") + " call " + at + " of " + calls;
        String operation = calls.get(at);
        int nth = Collections.frequency(calls.subList(0, at + 1), operation);
        try (Scene scene = new Scene()) {
          scene.endingAt(Trigger.nth(nth).of(operation), after);
          assertThatThrownBy(scene::retarget)
              .as(where)
              .isInstanceOf(SnapStartException.class)
              .hasMessageContaining("the end");
          int made = scene.writes().size();
          Retargeting rest = scene.plan();
          assertThat(rest.moves().size()).as(where).isBetween(6 - made, 6);
          assertThat(planned.moves()).as(where).containsAll(rest.moves());
          assertThat(scene.retarget()).as(where).isEqualTo(rest);
          assertThat(scene.left()).as(where).isEqualTo(expected);
          assertThat(scene.plan().moves()).as(where).isEmpty();
        }
      }
    }
  }

  /** Six callers that miss the alias: two mappings, three statements for two APIs and a URL. */
  private final class Scene implements AutoCloseable {
    private final Fixture fixture = new Fixture(folder);
    private final LambdaClient lambda;
    private final List<String> mappings = new ArrayList<>();

    Scene() {
      URI endpoint = fixture.lambda().endpoint();
      lambda =
          LambdaClient.builder()
              .endpointOverride(endpoint)
              .region(Region.US_EAST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
              .build();
      fixture.snapStart().deploy(fixture.deploy("one").build());
      for (String queue : List.of("orders", "returns")) {
        mappings.add(
            lambda
                .createEventSourceMapping(
                    request ->
                        request
                            .functionName(FUNCTION)
                            .eventSourceArn("arn:aws:sqs:us-east-1:123456789012:" + queue))
                .uuid());
      }
      String rest = fixture.lambda().apis().rest("shop", "orders", "POST", ARN);
      allow("rest", "apigateway.amazonaws.com", SOURCE + rest + "/*/POST/orders");
      allow("nightly", "events.amazonaws.com", "arn:aws:events:us-east-1:123456789012:rule/night");
      lambda.createFunctionUrlConfig(request -> request.functionName(FUNCTION).authType("NONE"));
      mappings.forEach(this::awaitEnabled);
      fixture.lambda().clearRecordedCalls();
    }

    /** One that is still being created cannot be moved, which would add calls. */
    private void awaitEnabled(String mapping) {
      String state;
      do {
        state = lambda.getEventSourceMapping(request -> request.uuid(mapping)).state();
      } while (!"Enabled".equals(state));
    }

    private void allow(String id, String principal, String source) {
      lambda.addPermission(
          request ->
              request
                  .functionName(FUNCTION)
                  .statementId(id)
                  .action("lambda:InvokeFunction")
                  .principal(principal)
                  .sourceArn(source));
    }

    void endingAt(Trigger call, boolean processed) {
      Fault end =
          processed
              ? Fault.refuseAfter(403, "AccessDeniedException", "the end")
              : Fault.refuse(403, "AccessDeniedException", "the end");
      fixture.lambda().faults().add(call, end);
    }

    Retargeting plan() {
      return fixture.snapStart().callers().planRetarget(FUNCTION, "live", EVERYTHING);
    }

    Retargeting retarget() {
      return fixture.snapStart().callers().retarget(FUNCTION, "live", EVERYTHING);
    }

    List<String> writes() {
      return fixture.calls().stream().filter(WRITES::contains).toList();
    }

    /** What Lambda and API Gateway show of the callers, without what differs from run to run. */
    TreeSet<String> left() {
      TreeSet<String> all = new TreeSet<>();
      lambda
          .listEventSourceMappings(request -> request.functionName(FUNCTION))
          .eventSourceMappings()
          .forEach(it -> all.add(it.eventSourceArn() + " calls " + it.functionArn()));
      mappings.forEach(
          uuid ->
              all.add(lambda.getEventSourceMapping(request -> request.uuid(uuid)).functionArn()));
      fixture
          .snapStart()
          .callers()
          .find(FUNCTION, "live")
          .callers()
          .forEach(
              it ->
                  all.add(
                      it.kind() + " " + it.service() + " " + it.qualifier() + " " + it.verdict()));
      return all;
    }

    @Override
    public void close() {
      lambda.close();
      fixture.close();
    }
  }
}
