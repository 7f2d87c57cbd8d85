package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.ARN;
import static dev.snapstart.local.state.Scenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventSourceTest {
  private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:q";
  private static final String STREAM = "arn:aws:kinesis:us-east-1:123456789012:stream/s";
  private static final EventSourceSettings NONE =
      new EventSourceSettings(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null);
  private final Scenario scenario = new Scenario();

  @BeforeEach
  void anAlias() {
    scenario.settledFunction(false);
    scenario.publish();
    scenario.call(new LambdaCall.CreateAlias(NAME, "live", "1", null, null));
  }

  @Test
  void aMappingIsEnabledOnceItsCreationHasSettled() {
    var created = answer(create(NAME, QUEUE, null));

    assertThat(created.configuration().state()).isEqualTo("Creating");
    assertThat(created.configuration().functionArn()).isEqualTo(ARN);
    assertThat(created.settings().batchSize()).isEqualTo(10);
    scenario.passes(Duration.ofMillis(1999));
    assertThat(get(created).configuration().state()).isEqualTo("Creating");
    scenario.passes(Duration.ofMillis(1));
    assertThat(get(created).configuration().state()).isEqualTo("Enabled");
    assertThat(scenario.state.nextDue()).isNull();
  }

  @Test
  void itIsMovedToAnAliasWithEverythingElseKept() {
    var created = answer(create(NAME, STREAM, NONE));
    scenario.settles();

    var moved = answer(update(created, NAME + ":live", NONE, null));

    assertThat(moved.configuration().state()).isEqualTo("Updating");
    assertThat(moved.configuration().functionArn()).isEqualTo(ARN + ":live");
    assertThat(moved.settings()).isEqualTo(created.settings());
    assertThat(moved.source()).isEqualTo(created.source());
    scenario.settles();
    assertThat(get(created).configuration().state()).isEqualTo("Enabled");
  }

  @Test
  void disablingAndEnablingAreTransitionsOfTheirOwn() {
    var created = answer(create(NAME, QUEUE, null));
    scenario.settles();

    assertThat(answer(update(created, null, NONE, false)).configuration().state())
        .isEqualTo("Disabling");
    scenario.settles();
    assertThat(get(created).configuration().state()).isEqualTo("Disabled");
    assertThat(answer(update(created, null, NONE, true)).configuration().state())
        .isEqualTo("Enabling");
  }

  @Test
  void whatIsUnderWayCannotBeChangedOrDeleted() {
    var created = answer(create(NAME, QUEUE, null));

    for (LambdaCall call :
        List.of(
            update(created, null, NONE, false),
            new AttachmentCall.DeleteEventSourceMapping(uuid(created)))) {
      LambdaError error = scenario.refusal(call);
      assertThat(error.type()).isEqualTo("ResourceInUseException");
      assertThat(error.status()).isEqualTo(400);
    }
  }

  @Test
  void aDeletedMappingIsGoneOnceItHasSettled() {
    var created = answer(create(NAME, QUEUE, null));
    scenario.settles();

    var deleted = answer(new AttachmentCall.DeleteEventSourceMapping(uuid(created)));

    assertThat(deleted.configuration().state()).isEqualTo("Deleting");
    assertThat(get(created).configuration().state()).isEqualTo("Deleting");
    scenario.settles();
    assertThat(scenario.refusal(new AttachmentCall.GetEventSourceMapping(uuid(created))).type())
        .isEqualTo("ResourceNotFoundException");
    assertThat(scenario.state.mappings().isEmpty()).isTrue();
  }

  @Test
  void aNameListsWhatIsConnectedWithThatVeryQualifier() {
    String plain = uuid(answer(create(NAME, QUEUE, null)));
    String alias = uuid(answer(create(NAME + ":live", QUEUE, null)));
    String version = uuid(answer(create(ARN + ":1", QUEUE + "2", null)));

    assertThat(listed(NAME, null)).containsExactly(plain);
    assertThat(listed(ARN + ":live", null)).containsExactly(alias);
    assertThat(listed(null, null)).containsExactlyInAnyOrder(plain, alias, version);
    assertThat(listed(null, QUEUE)).containsExactlyInAnyOrder(plain, alias);
  }

  @Test
  void refusalsAreThoseOfLambda() {
    answer(create(NAME, QUEUE, null));

    assertRefused(create(NAME, QUEUE, null), 409, "provided mapping already exists");
    assertRefused(create(NAME + ":none", QUEUE, null), 404, "Function not found: " + ARN + ":none");
    assertRefused(create(NAME, null, null), 400, "Unrecognized event source.");
    assertRefused(create(NAME, "queue", null), 400, "failed to satisfy constraint");
    assertRefused(create(NAME, STREAM, null), 400, "'startingPosition'");
    assertRefused(
        new AttachmentCall.CreateEventSourceMapping(
            NAME,
            new EventSource(QUEUE + "3", null, null, null, null, null),
            EventSourceSettings.ofQueue()
                .with(
                    new EventSourceSettings(
                        10_001, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, null)),
            null),
        400,
        "'batchSize'");
  }

  private void assertRefused(LambdaCall call, int status, String text) {
    LambdaError error = scenario.refusal(call);
    assertThat(error.status()).as(error.message()).isEqualTo(status);
    assertThat(error.message()).contains(text);
  }

  private List<String> listed(@Nullable String function, @Nullable String source) {
    return ((AttachmentAnswer.EventSourceMappings)
            scenario.call(new AttachmentCall.ListEventSourceMappings(function, source, null, null)))
        .eventSourceMappings().stream().map(EventSourceTest::uuid).toList();
  }

  /** With settings of its own, the call also names where a stream begins. */
  private static LambdaCall create(
      String function, @Nullable String arn, @Nullable EventSourceSettings settings) {
    String position = settings == null ? null : "LATEST";
    return new AttachmentCall.CreateEventSourceMapping(
        function,
        new EventSource(arn, position, null, null, null, null),
        settings == null ? NONE : settings,
        null);
  }

  private static LambdaCall update(
      AttachmentAnswer.EventSourceMappingConfiguration mapping,
      @Nullable String function,
      EventSourceSettings settings,
      @Nullable Boolean enabled) {
    return new AttachmentCall.UpdateEventSourceMapping(uuid(mapping), function, settings, enabled);
  }

  private AttachmentAnswer.EventSourceMappingConfiguration get(
      AttachmentAnswer.EventSourceMappingConfiguration mapping) {
    return answer(new AttachmentCall.GetEventSourceMapping(uuid(mapping)));
  }

  private AttachmentAnswer.EventSourceMappingConfiguration answer(LambdaCall call) {
    LambdaAnswer answer = scenario.call(call);
    assertThat(answer).isInstanceOf(AttachmentAnswer.EventSourceMappingConfiguration.class);
    return (AttachmentAnswer.EventSourceMappingConfiguration) answer;
  }

  private static String uuid(AttachmentAnswer.EventSourceMappingConfiguration mapping) {
    return mapping.configuration().uuid();
  }
}
