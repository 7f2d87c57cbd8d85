package dev.snapstart.local.state;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Event source mappings. Shapes, defaults and texts follow recorded answers (LocalStack's tests
 * against AWS); that settling takes as long as a configuration update is assumed.
 */
final class EventSourceRules {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)");
  private static final List<String> POSITIONS = List.of("TRIM_HORIZON", "LATEST", "AT_TIMESTAMP");

  private EventSourceRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(AttachmentCall.CreateEventSourceMapping.class, EventSourceRules::create)
        .on(AttachmentCall.GetEventSourceMapping.class, EventSourceRules::get)
        .on(AttachmentCall.UpdateEventSourceMapping.class, EventSourceRules::update)
        .on(AttachmentCall.DeleteEventSourceMapping.class, EventSourceRules::delete)
        .on(AttachmentCall.ListEventSourceMappings.class, EventSourceRules::list);
  }

  private static LambdaAnswer create(Draft draft, AttachmentCall.CreateEventSourceMapping call) {
    EventSource source = call.source();
    check(call.settings());
    new Constraints()
        .matches("eventSourceArn", source.eventSourceArn(), ARN)
        .oneOf("startingPosition", source.startingPosition(), POSITIONS)
        .check();
    if (source.eventSourceArn() == null && source.selfManagedEventSource() == null) {
      throw LambdaError.invalid("Unrecognized event source.").refuse();
    }
    Kind kind = Kind.of(source.eventSourceArn());
    if (kind == Kind.STREAM && source.startingPosition() == null) {
      throw LambdaError.invalid(
              "1 validation error detected: Value null at 'startingPosition' failed to satisfy"
                  + " constraint: Member must not be null.")
          .refuse();
    }
    FunctionRef ref = target(draft, call);
    refuseTwice(draft, ref, source);
    boolean enabled = !Boolean.FALSE.equals(call.enabled());
    EventSourceMapping mapping =
        new EventSourceMapping(
            draft.nextId(),
            ref.name(),
            ref.qualifier(),
            source,
            kind.defaults().with(call.settings()),
            enabled,
            "Creating",
            due(draft),
            draft.now());
    draft.put(mapping);
    return answer(draft, mapping);
  }

  /** One mapping for each pair of source and function; the answer names it (recorded). */
  private static void refuseTwice(Draft draft, FunctionRef ref, EventSource source) {
    for (EventSourceMapping other : draft.mappings().values()) {
      if (source.eventSourceArn() != null
          && source.equals(other.source())
          && ref.equals(ref(other))) {
        throw LambdaError.conflict(
                "The event source arn (\" "
                    + source.eventSourceArn()
                    + " \") and function (\" "
                    + ref.name()
                    + " \") provided mapping already exists. Please update or delete the existing"
                    + " mapping with UUID "
                    + other.uuid())
            .refuse();
      }
    }
  }

  private static LambdaAnswer get(Draft draft, AttachmentCall.GetEventSourceMapping call) {
    return answer(draft, mapping(draft, call.uuid()));
  }

  private static LambdaAnswer update(Draft draft, AttachmentCall.UpdateEventSourceMapping call) {
    check(call.settings());
    EventSourceMapping before = mapping(draft, call.uuid());
    refuseBusy(before, "update");
    FunctionRef ref = call.functionName() == null ? ref(before) : target(draft, call);
    boolean enabled = call.enabled() == null ? before.enabled() : call.enabled();
    String transition = "Updating";
    if (enabled != before.enabled()) {
      transition = enabled ? "Enabling" : "Disabling";
    }
    EventSourceMapping changed =
        new EventSourceMapping(
            before.uuid(),
            ref.name(),
            ref.qualifier(),
            before.source(),
            before.settings().with(call.settings()),
            enabled,
            transition,
            due(draft),
            draft.now());
    draft.put(changed);
    return answer(draft, changed);
  }

  private static LambdaAnswer delete(Draft draft, AttachmentCall.DeleteEventSourceMapping call) {
    EventSourceMapping before = mapping(draft, call.uuid());
    refuseBusy(before, "delete");
    EventSourceMapping deleting = before.deleting(due(draft));
    draft.put(deleting);
    return answer(draft, deleting);
  }

  /** The model's ResourceInUseException; the text is the service's own. */
  private static void refuseBusy(EventSourceMapping mapping, String what) {
    if (mapping.transition() != null) {
      throw LambdaError.of(
              400,
              "ResourceInUseException",
              "Cannot " + what + " the event source mapping because it is in use.")
          .refuse();
    }
  }

  /**
   * A name without a qualifier lists what is connected with the unqualified function only; assumed,
   * in line with the API's examples, which name the alias.
   */
  private static LambdaAnswer list(Draft draft, AttachmentCall.ListEventSourceMappings call) {
    FunctionRef ref = call.functionName() == null ? null : Lookup.ref(draft, call);
    List<AttachmentAnswer.EventSourceMappingConfiguration> all =
        draft.mappings().values().stream()
            .filter(mapping -> ref == null || ref.equals(ref(mapping)))
            .filter(
                mapping ->
                    call.eventSourceArn() == null
                        || call.eventSourceArn().equals(mapping.source().eventSourceArn()))
            .map(mapping -> answer(draft, mapping))
            .toList();
    var page = ReadRules.Page.of(all, call.marker(), call.maxItems());
    return new AttachmentAnswer.EventSourceMappings(page.items(), page.nextMarker());
  }

  private static FunctionRef target(Draft draft, LambdaCall call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    Lookup.version(draft, function, ref);
    return ref;
  }

  private static FunctionRef ref(EventSourceMapping mapping) {
    return new FunctionRef(mapping.function(), mapping.qualifier());
  }

  private static EventSourceMapping mapping(Draft draft, String uuid) {
    EventSourceMapping mapping = draft.mappings().get(uuid);
    if (mapping == null) {
      throw LambdaError.notFound("The resource you requested does not exist.").refuse();
    }
    return mapping;
  }

  private static Instant due(Draft draft) {
    return draft.in(draft.timings().configurationUpdate());
  }

  private static void check(EventSourceSettings settings) {
    new Constraints()
        .range("batchSize", settings.batchSize(), 1, 10_000)
        .range("maximumBatchingWindowInSeconds", settings.maximumBatchingWindowInSeconds(), 0, 300)
        .range("parallelizationFactor", settings.parallelizationFactor(), 1, 10)
        .range("maximumRecordAgeInSeconds", settings.maximumRecordAgeInSeconds(), -1, 604_800)
        .range("maximumRetryAttempts", settings.maximumRetryAttempts(), -1, 10_000)
        .range("tumblingWindowInSeconds", settings.tumblingWindowInSeconds(), 0, 900)
        .check();
  }

  private static AttachmentAnswer.EventSourceMappingConfiguration answer(
      Draft draft, EventSourceMapping mapping) {
    boolean stream = Kind.of(mapping.source().eventSourceArn()) == Kind.STREAM;
    AttachmentAnswer.MappingState state =
        new AttachmentAnswer.MappingState(
            mapping.uuid(),
            draft.account().arn("lambda", "event-source-mapping:" + mapping.uuid()),
            ref(mapping).arn(draft.account()),
            AttachmentAnswer.seconds(mapping.lastModified()),
            stream ? "No records processed" : null,
            mapping.state(),
            stream ? "User action" : "USER_INITIATED");
    return new AttachmentAnswer.EventSourceMappingConfiguration(
        state, mapping.source(), mapping.settings());
  }

  private enum Kind {
    QUEUE,
    STREAM,
    OTHER;

    static Kind of(@Nullable String arn) {
      String service = arn == null ? "" : arn.split(":", -1)[2];
      return switch (service) {
        case "sqs" -> QUEUE;
        case "kinesis", "dynamodb" -> STREAM;
        default -> OTHER;
      };
    }

    EventSourceSettings defaults() {
      return switch (this) {
        case QUEUE -> EventSourceSettings.ofQueue();
        case STREAM -> EventSourceSettings.ofStream();
        case OTHER -> EventSourceSettings.ofOther();
      };
    }
  }
}
