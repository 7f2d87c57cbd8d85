package dev.snapstart.local.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CreateFunction. */
final class CreateRules {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]+");
  private static final List<String> X86 = List.of("x86_64");

  private CreateRules() {}

  static void addTo(Rulebook rules) {
    rules.on(LambdaCall.CreateFunction.class, CreateRules::create);
  }

  private static LambdaAnswer create(Draft draft, LambdaCall.CreateFunction call) {
    FunctionRef ref = check(draft, call);
    String name = ref.name();
    if (draft.functions().has(name)) {
      throw LambdaError.conflict("Function already exist: " + name).refuse();
    }
    FunctionSettings settings = FunctionSettings.defaults(name).with(call.settings());
    ImageRules.checkCreation(call.packageType(), call.settings(), call.code());
    refuseIncomplete(settings, call.code());
    SnapStartRules.check(settings);
    FunctionCode code =
        CodeRules.resolve(
            draft.before(), call.code(), call.architectures() == null ? X86 : call.architectures());
    Duration settling = draft.timings().functionCreate();
    FunctionVersion latest =
        new FunctionVersion(
            FunctionVersion.LATEST,
            settings,
            code,
            settings.description(),
            draft.nextId(),
            draft.now(),
            Lifecycle.creating(draft.in(settling), null));
    LambdaFunction function = function(draft, name, latest, call.tags());
    // With Publish the answer shows version 1 under the function's plain ARN (recorded answer).
    FunctionVersion shown =
        call.publish() ? Publishing.fromUnsettled(draft, function, settling) : latest;
    return FunctionConfiguration.of(name, draft.account().functionArn(name), shown);
  }

  private static LambdaFunction function(
      Draft draft, String name, FunctionVersion latest, @Nullable Map<String, String> tags) {
    LambdaFunction bare =
        new LambdaFunction(
            name,
            latest,
            Table.empty(),
            Table.empty(),
            tags == null ? Table.empty() : Table.of(tags),
            Table.empty(),
            Attachments.none());
    return draft.put(bare, latest);
  }

  private static FunctionRef check(Draft draft, LambdaCall.CreateFunction call) {
    FunctionRef ref = Lookup.ref(draft, call);
    new Constraints()
        .length("functionName", ref.name(), 1, 64)
        .matches("functionName", ref.name(), NAME)
        .present("role", call.settings().role())
        .check();
    if (ref.qualifier() != null) {
      throw LambdaError.invalid("A function is created without a qualifier").refuse();
    }
    SettingsRules.check(call.settings(), draft.account());
    CodeRules.check(call.code(), call.architectures());
    return ref;
  }

  private static void refuseIncomplete(FunctionSettings settings, CodeSource code) {
    boolean zip = code.imageUri() == null;
    if (zip && (settings.runtime() == null || settings.handler() == null)) {
      throw LambdaError.invalid(
              "Runtime and Handler are mandatory parameters for functions created with deployment"
                  + " packages.")
          .refuse();
    }
  }
}
