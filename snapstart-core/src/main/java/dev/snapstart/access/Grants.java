package dev.snapstart.access;

import dev.snapstart.model.FunctionSetting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects actions by resource, and makes as few statements of them as allow no more. */
final class Grants {
  private static final Set<AccessGroup> KEYS = Set.of(AccessGroup.KEY, AccessGroup.KEY_CHECK);
  private static final String KEY_OF_ALIAS = ":alias/";

  private final Map<Place, SortedSet<String>> actions = new LinkedHashMap<>();

  /** Allows actions, as far as the subject names what they are about. */
  void add(AccessSubject subject, List<AwsAction> wanted) {
    for (AwsAction action : wanted) {
      for (String resource : action.target().resources(subject)) {
        actions
            .computeIfAbsent(place(subject, action, resource), missing -> new TreeSet<>())
            .add(action.iam());
      }
    }
  }

  List<AccessStatement> statements() {
    Map<Kind, SortedSet<String>> resources = new TreeMap<>(Kind.ORDER);
    actions.forEach(
        (place, allowed) ->
            resources
                .computeIfAbsent(
                    new Kind(place.group(), List.copyOf(allowed), place.conditions()),
                    missing -> new TreeSet<>())
                .add(place.resource()));
    List<AccessStatement> statements = new ArrayList<>();
    Map<AccessGroup, Integer> used = new TreeMap<>();
    resources.forEach(
        (kind, all) -> {
          int number = used.merge(kind.group(), 1, Integer::sum);
          String sid = kind.group().sid();
          statements.add(
              new AccessStatement(
                  number == 1 ? sid : sid + number,
                  kind.actions(),
                  List.copyOf(all),
                  kind.conditions()));
        });
    return List.copyOf(statements);
  }

  private static Place place(AccessSubject subject, AwsAction action, String resource) {
    AccessGroup group = action.target().group();
    var conditions = conditions(subject, action);
    int alias = resource.indexOf(KEY_OF_ALIAS);
    return alias < 0 || !KEYS.contains(group)
        ? new Place(group, resource, conditions)
        : new Place(
            group,
            resource.substring(0, alias) + ":key/*",
            Conditions.withAlias(conditions, resource.substring(alias + 1)));
  }

  private static SortedMap<String, SortedMap<String, List<String>>> conditions(
      AccessSubject subject, AwsAction action) {
    return switch (action.target().group()) {
      case KEY -> Conditions.viaLambda(subject.scope());
      case KEY_CHECK ->
          action == AwsAction.REHEARSE_GRANT
              ? Conditions.rehearsal(subject.value(FunctionSetting.ROLE))
              : Conditions.none();
      case ROLE ->
          action == AwsAction.PASS_DEPLOYER_ROLE
              ? Conditions.toCodeDeploy()
              : Conditions.always(action.iam());
      case MAPPINGS -> Conditions.toFunction(subject.functionArn());
      default -> Conditions.always(action.iam());
    };
  }

  /** A resource and the conditions under which something is allowed on it. */
  private record Place(
      AccessGroup group,
      String resource,
      SortedMap<String, SortedMap<String, List<String>>> conditions) {}

  /** What the resources of one statement have in common. */
  private record Kind(
      AccessGroup group,
      List<String> actions,
      SortedMap<String, SortedMap<String, List<String>>> conditions) {
    private static final Comparator<Kind> ORDER =
        Comparator.comparing(Kind::group)
            .thenComparing(it -> it.actions().toString())
            .thenComparing(it -> it.conditions().toString());
  }
}
