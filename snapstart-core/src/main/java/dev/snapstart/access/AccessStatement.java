package dev.snapstart.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One statement of a policy that allows something; immutable.
 *
 * @param sid its name, unique within its policy and made of letters and digits; empty for none
 * @param actions what is allowed, sorted
 * @param resources on what, sorted
 * @param conditions values by condition key by operator; all must hold
 */
public record AccessStatement(
    String sid,
    List<String> actions,
    List<String> resources,
    SortedMap<String, SortedMap<String, List<String>>> conditions) {
  private static final Pattern UNQUALIFIED = Pattern.compile(".*:function:[^:]+");

  /** Copies the lists. */
  public AccessStatement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
  }

  /**
   * Returns the statement that allows an action which was denied. It never allows to delete a whole
   * function: for one, that of its versions is allowed.
   *
   * @param action as IAM names it, such as {@code lambda:GetFunction}
   * @param resource the ARN that it was denied on
   * @return a statement without name
   */
  public static AccessStatement allowing(String action, String resource) {
    boolean deletesAll =
        action.equals(AwsAction.DELETE_VERSION.iam()) && UNQUALIFIED.matcher(resource).matches();
    return new AccessStatement(
        "",
        List.of(action),
        deletesAll ? AwsAction.resources(action, resource) : List.of(resource),
        Conditions.always(action));
  }

  /**
   * Returns the statement that allows an action of Lambda on one function, where nothing tells its
   * region and account: on the function itself, or on its versions if the action is only ever made
   * on those.
   *
   * @param action such as {@code lambda:GetFunction}
   * @param function the function's name
   * @return a statement without name
   */
  public static AccessStatement allowingOnFunction(String action, String function) {
    String arn = "arn:aws:lambda:*:*:function:" + function;
    return new AccessStatement(
        "", List.of(action), AwsAction.resources(action, arn), Conditions.always(action));
  }

  /**
   * Returns the statement as JSON.
   *
   * @return on one line
   */
  public String toJson() {
    return PolicyJson.onOneLine(members());
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    if (!sid.isEmpty()) {
      members.put("Sid", sid);
    }
    members.put("Effect", "Allow");
    members.put("Action", PolicyJson.oneOrMany(actions));
    members.put("Resource", PolicyJson.oneOrMany(resources));
    if (!conditions.isEmpty()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      conditions.forEach(
          (operator, keys) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            keys.forEach((key, value) -> values.put(key, PolicyJson.oneOrMany(value)));
            shown.put(operator, values);
          });
      members.put("Condition", shown);
    }
    return members;
  }
}
