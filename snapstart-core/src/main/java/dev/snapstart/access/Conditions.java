package dev.snapstart.access;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The conditions under which an action is allowed: values by key by operator. */
final class Conditions {
  private Conditions() {}

  static SortedMap<String, SortedMap<String, List<String>>> none() {
    return new TreeMap<>();
  }

  /** What an action is never allowed without: a role may be handed to Lambda and to nobody else. */
  static SortedMap<String, SortedMap<String, List<String>>> always(String action) {
    return action.equals(AwsAction.PASS_ROLE.iam())
        ? equal("iam:PassedToService", List.of("lambda.amazonaws.com"))
        : none();
  }

  /**
   * Lambda uses keys in the caller's name; the caller needs them for nothing else. In China some
   * services go by the endpoint's own name, so both are taken there.
   */
  static SortedMap<String, SortedMap<String, List<String>>> viaLambda(AccessScope scope) {
    String service = "lambda." + scope.regionOrWord() + ".amazonaws.com";
    return equal(
        "kms:ViaService",
        scope.partition().equals("aws-cn") ? List.of(service, service + ".cn") : List.of(service));
  }

  /** IAM knows keys by id only: one that is named by an alias is recognised by a condition. */
  static SortedMap<String, SortedMap<String, List<String>>> withAlias(
      SortedMap<String, SortedMap<String, List<String>>> others, String alias) {
    SortedMap<String, SortedMap<String, List<String>>> all = new TreeMap<>(others);
    all.put("ForAnyValue:StringEquals", keys("kms:ResourceAliases", List.of(alias)));
    return all;
  }

  private static SortedMap<String, SortedMap<String, List<String>>> equal(
      String key, List<String> values) {
    SortedMap<String, SortedMap<String, List<String>>> all = none();
    all.put("StringEquals", keys(key, values));
    return all;
  }

  private static SortedMap<String, List<String>> keys(String key, List<String> values) {
    SortedMap<String, List<String>> keys = new TreeMap<>();
    keys.put(key, values);
    return keys;
  }
}
