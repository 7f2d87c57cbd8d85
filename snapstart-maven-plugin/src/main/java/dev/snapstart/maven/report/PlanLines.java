package dev.snapstart.maven.report;

import dev.snapstart.plan.Change;
import dev.snapstart.plan.DeploymentPlan;
import java.util.ArrayList;
import java.util.List;

/** Shows a plan: where it goes, and one line for each difference. */
final class PlanLines {
  private PlanLines() {}

  static List<String> of(DeploymentPlan plan) {
    String place =
        plan.function()
            + " ("
            + plan.region()
            + (plan.account().isEmpty() ? "" : ", account " + plan.account())
            + ")";
    if (plan.isEmpty()) {
      return List.of(place + ": nothing to change");
    }
    List<String> lines = new ArrayList<>();
    lines.add("Plan for " + place);
    int width =
        plan.changes().stream().mapToInt(change -> change.subject().length()).max().orElse(0);
    plan.changes().forEach(change -> lines.add(line(change, width)));
    return lines;
  }

  private static String line(Change change, int width) {
    String from = change.from();
    String to = change.to();
    String values = from == null ? String.valueOf(to) : to == null ? from : from + " -> " + to;
    return "  "
        + change.mark()
        + " "
        + change.subject()
        + " ".repeat(width - change.subject().length() + 2)
        + values;
  }
}
