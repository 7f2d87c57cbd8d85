package dev.snapstart.access;

import java.util.List;
import java.util.Optional;
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

  static SortedMap<String, SortedMap<String, List<String>>> toCodeDeploy() {
    return equal("iam:PassedToService", List.of("codedeploy.amazonaws.com"));
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

  /**
   * What is tried out in Lambda's stead: a grant to use the key, and if the role is known to nobody
   * else. A grant that hands the key on is not among them.
   */
  static SortedMap<String, SortedMap<String, List<String>>> rehearsal(Optional<String> role) {
    SortedMap<String, SortedMap<String, List<String>>> all =
        role.map(it -> equal("kms:GranteePrincipal", List.of(it))).orElseGet(Conditions::none);
    all.put(
        "ForAllValues:StringEquals", keys("kms:GrantOperations", List.of("Decrypt", "Encrypt")));
    return all;
  }

  /** A mapping may be let to call this function, its versions and its aliases. */
  static SortedMap<String, SortedMap<String, List<String>>> toFunction(String functionArn) {
    SortedMap<String, SortedMap<String, List<String>>> all = none();
    all.put("ArnLike", keys("lambda:FunctionArn", List.of(functionArn, functionArn + ":*")));
    return all;
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
