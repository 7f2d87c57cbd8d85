package dev.snapstart.local.state;

import java.util.List;
import java.util.Map;

/** Tags; writing them changes the RevisionId of $LATEST (facts 2.2). */
final class TagRules {
  private static final int MAX_TAGS = 50;

  private TagRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(LambdaCall.TagResource.class, TagRules::tag)
        .on(LambdaCall.UntagResource.class, TagRules::untag)
        .on(LambdaCall.ListTags.class, TagRules::list);
  }

  private static LambdaAnswer tag(Draft draft, LambdaCall.TagResource call) {
    LambdaFunction function = function(draft, call);
    Lookup.refuseBusy(draft, function); // facts 1.3
    Map<String, String> tags = call.tags();
    if (tags == null || tags.isEmpty()) {
      throw LambdaError.invalid("An error occurred and the request cannot be processed.").refuse();
    }
    Table<String, String> all = function.tags();
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      all = all.with(tag.getKey(), tag.getValue());
    }
    if (all.asMap().size() > MAX_TAGS) {
      throw LambdaError.invalid("Number of tags exceeds function tag limit of " + MAX_TAGS)
          .refuse();
    }
    return put(draft, function.withTags(all));
  }

  private static LambdaAnswer untag(Draft draft, LambdaCall.UntagResource call) {
    LambdaFunction function = function(draft, call);
    List<String> keys = call.tagKeys();
    if (keys == null || keys.isEmpty()) {
      throw Constraints.violation("tagKeys", "[]", "Member must not be null").refuse();
    }
    Table<String, String> all = function.tags();
    for (String key : keys) {
      all = all.without(key);
    }
    return put(draft, function.withTags(all));
  }

  private static LambdaAnswer put(Draft draft, LambdaFunction function) {
    draft.put(function.with(function.latest().withRevision(draft.nextId())));
    return new LambdaAnswer.Nothing();
  }

  private static LambdaAnswer list(Draft draft, LambdaCall.ListTags call) {
    return new LambdaAnswer.Tags(function(draft, call).tags().asMap());
  }

  private static LambdaFunction function(Draft draft, LambdaCall call) {
    FunctionRef ref = Lookup.ref(draft, call);
    if (ref.qualifier() != null) {
      throw LambdaError.invalid("Tags on function aliases and versions are not supported.")
          .refuse();
    }
    return Lookup.function(draft, ref);
  }
}
