package dev.snapstart.local.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How asynchronous calls are treated, for each qualifier (texts and shapes are recorded). */
final class InvokeConfigRules {
  private InvokeConfigRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(AttachmentCall.PutFunctionEventInvokeConfig.class, InvokeConfigRules::put)
        .on(AttachmentCall.UpdateFunctionEventInvokeConfig.class, InvokeConfigRules::update)
        .on(AttachmentCall.GetFunctionEventInvokeConfig.class, InvokeConfigRules::get)
        .on(AttachmentCall.DeleteFunctionEventInvokeConfig.class, InvokeConfigRules::delete)
        .on(AttachmentCall.ListFunctionEventInvokeConfigs.class, InvokeConfigRules::list);
  }

  private static LambdaAnswer put(Draft draft, AttachmentCall.PutFunctionEventInvokeConfig call) {
    check(call.maximumRetryAttempts(), call.maximumEventAgeInSeconds());
    if (call.maximumRetryAttempts() == null
        && call.maximumEventAgeInSeconds() == null
        && call.destinationConfig() == null) {
      throw LambdaError.invalid(
              "You must specify at least one of error handling or destination setting.")
          .refuse();
    }
    FunctionRef ref = target(draft, call);
    return keep(
        draft,
        ref,
        new EventInvokeConfig(
            call.maximumRetryAttempts(),
            call.maximumEventAgeInSeconds(),
            Destinations.shown(call.destinationConfig()),
            draft.now()));
  }

  private static LambdaAnswer update(
      Draft draft, AttachmentCall.UpdateFunctionEventInvokeConfig call) {
    check(call.maximumRetryAttempts(), call.maximumEventAgeInSeconds());
    FunctionRef ref = target(draft, call);
    EventInvokeConfig before = config(draft, ref);
    Integer attempts = call.maximumRetryAttempts();
    Integer age = call.maximumEventAgeInSeconds();
    Destinations destinations = call.destinationConfig();
    return keep(
        draft,
        ref,
        new EventInvokeConfig(
            attempts == null ? before.maximumRetryAttempts() : attempts,
            age == null ? before.maximumEventAgeInSeconds() : age,
            destinations == null ? before.destinations() : Destinations.shown(destinations),
            draft.now()));
  }

  private static LambdaAnswer keep(Draft draft, FunctionRef ref, EventInvokeConfig config) {
    LambdaFunction function = Lookup.function(draft, ref);
    Destinations destinations = config.destinations();
    if (destinations != null && destinations.names(draft.account().functionArn(ref.name()))) {
      throw LambdaError.invalid("You can't specify the function as a destination for itself.")
          .refuse();
    }
    Attachments attachments = function.attachments();
    draft.put(
        function.with(
            attachments.withInvokeConfigs(attachments.invokeConfigs().with(key(ref), config))));
    return answer(draft, ref, config);
  }

  private static LambdaAnswer get(Draft draft, AttachmentCall.GetFunctionEventInvokeConfig call) {
    FunctionRef ref = Lookup.ref(draft, call);
    return answer(draft, ref, config(draft, ref));
  }

  private static LambdaAnswer delete(
      Draft draft, AttachmentCall.DeleteFunctionEventInvokeConfig call) {
    FunctionRef ref = Lookup.ref(draft, call);
    config(draft, ref);
    LambdaFunction function = Lookup.function(draft, ref);
    Attachments attachments = function.attachments();
    draft.put(
        function.with(
            attachments.withInvokeConfigs(attachments.invokeConfigs().without(key(ref)))));
    return new LambdaAnswer.Nothing();
  }

  private static LambdaAnswer list(
      Draft draft, AttachmentCall.ListFunctionEventInvokeConfigs call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = draft.functions().get(ref.name());
    if (function == null) {
      throw LambdaError.notFound("The function does not exist.").refuse();
    }
    List<AttachmentAnswer.FunctionEventInvokeConfig> all =
        function.attachments().invokeConfigs().asMap().entrySet().stream()
            .map(
                entry ->
                    answer(draft, new FunctionRef(ref.name(), entry.getKey()), entry.getValue()))
            .toList();
    var page = ReadRules.Page.of(all, call.marker(), call.maxItems());
    return new AttachmentAnswer.FunctionEventInvokeConfigs(page.items(), page.nextMarker());
  }

  private static FunctionRef target(Draft draft, LambdaCall call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = draft.functions().get(ref.name());
    if (function == null || !Lookup.has(function, ref.qualifier())) {
      throw LambdaError.notFound("The function doesn't exist.").refuse();
    }
    return ref;
  }

  private static EventInvokeConfig config(Draft draft, FunctionRef ref) {
    LambdaFunction function = draft.functions().get(ref.name());
    EventInvokeConfig config =
        function == null ? null : function.attachments().invokeConfigs().get(key(ref));
    if (config == null) {
      throw LambdaError.notFound(
              "The function " + arn(draft, ref) + " doesn't have an EventInvokeConfig")
          .refuse();
    }
    return config;
  }

  private static AttachmentAnswer.FunctionEventInvokeConfig answer(
      Draft draft, FunctionRef ref, EventInvokeConfig config) {
    return new AttachmentAnswer.FunctionEventInvokeConfig(
        AttachmentAnswer.seconds(config.lastModified()),
        arn(draft, ref),
        config.maximumRetryAttempts(),
        config.maximumEventAgeInSeconds(),
        config.destinations());
  }

  /** Always with a qualifier, $LATEST where none was named (recorded). */
  private static String arn(Draft draft, FunctionRef ref) {
    return draft.account().functionArn(ref.name(), key(ref));
  }

  private static String key(FunctionRef ref) {
    return ref.qualifier() == null ? FunctionVersion.LATEST : ref.qualifier();
  }

  private static void check(@Nullable Integer attempts, @Nullable Integer age) {
    new Constraints()
        .range("maximumRetryAttempts", attempts, 0, 2)
        .range("maximumEventAgeInSeconds", age, 60, 21_600)
        .check();
  }
}
