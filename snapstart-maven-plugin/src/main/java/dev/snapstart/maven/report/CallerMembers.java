package dev.snapstart.maven.report;

import dev.snapstart.model.FunctionState;
import dev.snapstart.trigger.Caller;
import dev.snapstart.trigger.CallerReport;
import dev.snapstart.trigger.Retargeting;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of the result file that tell of callers. */
public final class CallerMembers {
  private CallerMembers() {}

  public static Map<String, @Nullable Object> of(CallerReport report) {
    FunctionState latest = report.latest();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("function", latest.name());
    members.put("outcome", report.missing().isEmpty() ? "fine" : "missing");
    members.put("functionArn", latest.arn());
    members.put("region", latest.region());
    members.put("account", latest.account());
    members.put("suggestedAlias", report.alias().orElse(null));
    members.put("callers", report.callers().stream().map(CallerMembers::caller).toList());
    return members;
  }

  public static Map<String, @Nullable Object> of(Retargeting retargeting, boolean done) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("alias", retargeting.alias());
    members.put("done", done);
    members.put("moves", retargeting.moves().stream().map(CallerMembers::move).toList());
    members.put("byHand", retargeting.byHand());
    return members;
  }

  private static Map<String, @Nullable Object> move(Retargeting.Move move) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("what", move.what());
    members.put("undo", move.undo());
    return members;
  }

  private static Map<String, @Nullable Object> caller(Caller caller) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("kind", caller.kind().name());
    members.put("id", caller.id());
    members.put("service", caller.service());
    members.put("sourceArn", caller.sourceArn());
    members.put("qualifier", caller.qualifier());
    members.put("verdict", caller.verdict().name());
    members.put("missesSnapshot", caller.missesSnapshot());
    members.put("changes", caller.changes());
    return members;
  }
}
