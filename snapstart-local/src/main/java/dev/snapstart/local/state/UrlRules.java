package dev.snapstart.local.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Function URLs, of the unqualified function or of an alias (facts 3; texts are recorded). */
final class UrlRules {
  private static final Pattern QUALIFIER = Pattern.compile("((?!^\\d+$)^[0-9a-zA-Z-_]+$)");
  private static final List<String> AUTH_TYPES = List.of("NONE", "AWS_IAM");
  private static final List<String> MODES = List.of("BUFFERED", "RESPONSE_STREAM");

  private UrlRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(AttachmentCall.CreateFunctionUrlConfig.class, UrlRules::create)
        .on(AttachmentCall.GetFunctionUrlConfig.class, UrlRules::get)
        .on(AttachmentCall.UpdateFunctionUrlConfig.class, UrlRules::update)
        .on(AttachmentCall.DeleteFunctionUrlConfig.class, UrlRules::delete)
        .on(AttachmentCall.ListFunctionUrlConfigs.class, UrlRules::list);
  }

  private static LambdaAnswer create(Draft draft, AttachmentCall.CreateFunctionUrlConfig call) {
    check(call.authType(), call.cors(), call.invokeMode());
    new Constraints().present("authType", call.authType()).check();
    FunctionRef ref = ref(draft, call);
    LambdaFunction function = draft.functions().get(ref.name());
    if (function == null || !exists(function, ref)) {
      throw LambdaError.notFound("Function does not exist").refuse();
    }
    if (urls(function).has(key(ref))) {
      throw LambdaError.conflict(
              "Failed to create function url config for [functionArn = "
                  + ref.arn(draft.account())
                  + "]. Error message:  FunctionUrlConfig exists for this Lambda function")
          .refuse();
    }
    FunctionUrl url =
        new FunctionUrl(
            draft.nextId().replace("-", ""),
            String.valueOf(call.authType()),
            call.cors(),
            call.invokeMode() == null ? "BUFFERED" : call.invokeMode(),
            draft.now(),
            draft.now());
    put(draft, function, ref, url);
    AttachmentAnswer.FunctionUrlConfig shown = answer(draft, ref, url);
    return new AttachmentAnswer.FunctionUrlConfig(
        shown.functionUrl(),
        shown.functionArn(),
        shown.authType(),
        shown.cors(),
        shown.creationTime(),
        null,
        shown.invokeMode());
  }

  private static LambdaAnswer get(Draft draft, AttachmentCall.GetFunctionUrlConfig call) {
    FunctionRef ref = ref(draft, call);
    return answer(draft, ref, url(draft.functions().get(ref.name()), ref));
  }

  private static LambdaAnswer update(Draft draft, AttachmentCall.UpdateFunctionUrlConfig call) {
    check(call.authType(), call.cors(), call.invokeMode());
    FunctionRef ref = ref(draft, call);
    LambdaFunction function = draft.functions().get(ref.name());
    FunctionUrl before = url(function, ref);
    FunctionUrl changed =
        new FunctionUrl(
            before.id(),
            call.authType() == null ? before.authType() : call.authType(),
            call.cors() == null ? before.cors() : call.cors(),
            call.invokeMode() == null ? before.invokeMode() : call.invokeMode(),
            before.created(),
            draft.now());
    put(draft, Lookup.function(draft, ref), ref, changed);
    return answer(draft, ref, changed);
  }

  private static LambdaAnswer delete(Draft draft, AttachmentCall.DeleteFunctionUrlConfig call) {
    FunctionRef ref = ref(draft, call);
    url(draft.functions().get(ref.name()), ref);
    LambdaFunction function = Lookup.function(draft, ref);
    draft.put(function.with(function.attachments().withUrls(urls(function).without(key(ref)))));
    return new LambdaAnswer.Nothing();
  }

  private static LambdaAnswer list(Draft draft, AttachmentCall.ListFunctionUrlConfigs call) {
    LambdaFunction function = Lookup.function(draft, call);
    List<AttachmentAnswer.FunctionUrlConfig> all =
        urls(function).asMap().entrySet().stream()
            .map(
                (Map.Entry<String, FunctionUrl> entry) -> {
                  String alias = entry.getKey().isEmpty() ? null : entry.getKey();
                  return answer(draft, new FunctionRef(function.name(), alias), entry.getValue());
                })
            .toList();
    var page = ReadRules.Page.of(all, call.marker(), call.maxItems());
    return new AttachmentAnswer.FunctionUrlConfigs(page.items(), page.nextMarker());
  }

  /** A number or $LATEST is no place for a URL (facts 3). */
  private static FunctionRef ref(Draft draft, LambdaCall call) {
    FunctionRef ref = Lookup.ref(draft, call);
    new Constraints().matches("qualifier", ref.qualifier(), QUALIFIER).check();
    return ref;
  }

  private static boolean exists(LambdaFunction function, FunctionRef ref) {
    return ref.qualifier() == null || function.aliases().has(ref.qualifier());
  }

  private static FunctionUrl url(@Nullable LambdaFunction function, FunctionRef ref) {
    FunctionUrl url = function == null ? null : urls(function).get(key(ref));
    if (url == null) {
      throw LambdaError.notFound("The resource you requested does not exist.").refuse();
    }
    return url;
  }

  private static Table<String, FunctionUrl> urls(LambdaFunction function) {
    return function.attachments().urls();
  }

  private static void put(Draft draft, LambdaFunction function, FunctionRef ref, FunctionUrl url) {
    draft.put(function.with(function.attachments().withUrls(urls(function).with(key(ref), url))));
  }

  private static String key(FunctionRef ref) {
    return ref.qualifier() == null ? "" : ref.qualifier();
  }

  private static void check(
      @Nullable String authType, FunctionUrl.@Nullable Cors cors, @Nullable String mode) {
    new Constraints()
        .oneOf("authType", authType, AUTH_TYPES)
        .oneOf("invokeMode", mode, MODES)
        .range("cors.maxAge", cors == null ? null : cors.maxAge(), 0, 86_400)
        .check();
  }

  private static AttachmentAnswer.FunctionUrlConfig answer(
      Draft draft, FunctionRef ref, FunctionUrl url) {
    return new AttachmentAnswer.FunctionUrlConfig(
        "https://" + url.id() + ".lambda-url." + draft.account().region() + ".on.aws/",
        ref.arn(draft.account()),
        url.authType(),
        url.cors(),
        time(url.created()),
        time(url.modified()),
        url.invokeMode());
  }

  private static String time(Instant instant) {
    return instant.toString();
  }
}
