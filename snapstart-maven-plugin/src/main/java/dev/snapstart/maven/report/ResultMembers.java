package dev.snapstart.maven.report;

import dev.snapstart.error.LambdaFailure;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionStatus;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.traffic.GateResult;
import dev.snapstart.version.PackageDownload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of the result file: the published form of results, plans, states and errors. */
public final class ResultMembers {
  private ResultMembers() {}

  public static Map<String, @Nullable Object> of(DeploymentResult result) {
    Map<String, @Nullable Object> members = members("function", result.function());
    members.put("outcome", result.changed() ? "changed" : "unchanged");
    members.put("functionArn", result.functionArn());
    members.put("region", result.region());
    members.put("account", result.account());
    members.put("codeSha256", result.codeSha256().orElse(null));
    members.put("version", result.version().map(ResultMembers::version).orElse(null));
    members.put("alias", result.alias().map(ResultMembers::alias).orElse(null));
    members.put("pruning", result.pruning().map(VersionMembers::of).orElse(null));
    members.put("gates", result.gates().stream().map(ResultMembers::gate).toList());
    members.put(
        "deployment",
        result.deployment().map(it -> Map.of("id", it.id(), "status", it.status())).orElse(null));
    members.put("steps", result.steps().stream().map(ResultMembers::step).toList());
    members.put("millis", result.took().toMillis());
    return members;
  }

  public static Map<String, @Nullable Object> of(DeploymentPlan plan) {
    Map<String, @Nullable Object> members = members("function", plan.function());
    members.put("outcome", plan.isEmpty() ? "unchanged" : "changes");
    members.put("region", plan.region());
    members.put("account", plan.account().isEmpty() ? null : plan.account());
    members.put("changes", plan.changes().stream().map(ResultMembers::change).toList());
    members.put("steps", plan.steps().stream().map(ResultMembers::plannedStep).toList());
    members.put("warnings", plan.warnings());
    members.put("pruning", plan.pruning().map(VersionMembers::of).orElse(null));
    return members;
  }

  public static Map<String, @Nullable Object> of(String function, FunctionStatus status) {
    Map<String, @Nullable Object> members = members("function", function);
    members.put("outcome", status.function().isPresent() ? "found" : "absent");
    status
        .function()
        .ifPresent(
            latest -> {
              members.put("functionArn", latest.arn());
              members.put("region", latest.region());
              members.put("account", latest.account());
              members.put("latest", state(latest));
            });
    members.put("aliases", status.aliases().stream().map(ResultMembers::aliasState).toList());
    Map<String, Object> versions = new TreeMap<>();
    status.versions().forEach((number, version) -> versions.put(number, state(version)));
    members.put("versions", versions);
    return members;
  }

  public static Map<String, @Nullable Object> of(PackageDownload download) {
    Map<String, @Nullable Object> members = members("function", download.function());
    members.put("outcome", download.written() ? "changed" : "unchanged");
    members.put("version", members("number", download.version()));
    members.put("codeSha256", download.codeSha256());
    members.put("file", download.file().map(String::valueOf).orElse(null));
    members.put("sizeBytes", download.file().isPresent() ? download.sizeBytes() : null);
    members.put("imageUri", download.imageUri().orElse(null));
    return members;
  }

  public static Map<String, @Nullable Object> of(String function, SnapStartException error) {
    Map<String, @Nullable Object> details = members("code", error.code().name());
    details.put("category", error.code().category().name());
    details.put("message", error.summary());
    details.put("advice", error.advice().orElse(null));
    details.put("failure", error.failure().map(ResultMembers::failure).orElse(null));
    details.put("step", error.step().orElse(null));
    details.put("requestId", error.requestId().orElse(null));
    Map<String, @Nullable Object> members = members("function", function);
    members.put("outcome", "failed");
    members.put("error", details);
    return members;
  }

  private static Map<String, @Nullable Object> failure(LambdaFailure failure) {
    Map<String, @Nullable Object> members = members("reasonCode", failure.reasonCode());
    members.put("text", failure.text());
    members.put("cause", failure.cause());
    members.put("remedy", failure.remedy());
    members.put("log", failure.log());
    return members;
  }

  private static Map<String, @Nullable Object> version(DeploymentResult.Version version) {
    Map<String, @Nullable Object> members = members("number", version.number());
    members.put("arn", version.arn());
    members.put("reused", version.reused());
    members.put("state", version.state());
    members.put("snapStart", version.snapStart());
    return members;
  }

  private static Map<String, @Nullable Object> alias(DeploymentResult.Alias alias) {
    Map<String, @Nullable Object> members = members("name", alias.name());
    members.put("arn", alias.arn());
    members.put("previousVersion", alias.previousVersion().orElse(null));
    members.put("version", alias.version());
    members.put("moved", alias.moved());
    return members;
  }

  private static Map<String, @Nullable Object> gate(GateResult gate) {
    Map<String, @Nullable Object> members = members("gate", gate.gate());
    members.put("passed", gate.passed());
    members.put("detail", gate.detail());
    return members;
  }

  private static Map<String, @Nullable Object> step(DeploymentResult.StepTime step) {
    Map<String, @Nullable Object> members = members("name", step.name());
    members.put("write", step.write());
    members.put("millis", step.took().toMillis());
    return members;
  }

  private static Map<String, @Nullable Object> plannedStep(DeploymentPlan.PlannedStep step) {
    Map<String, @Nullable Object> members = members("name", step.name());
    members.put("write", step.write());
    return members;
  }

  private static Map<String, @Nullable Object> change(dev.snapstart.plan.Change change) {
    Map<String, @Nullable Object> members = members("subject", change.subject());
    members.put("from", change.from());
    members.put("to", change.to());
    return members;
  }

  private static Map<String, @Nullable Object> aliasState(AliasState alias) {
    Map<String, @Nullable Object> members = members("name", alias.name());
    members.put("arn", alias.arn());
    members.put("version", alias.version());
    members.put("routingWeights", alias.routingWeights());
    members.put("description", alias.description());
    return members;
  }

  private static Map<String, @Nullable Object> state(FunctionState state) {
    Map<String, @Nullable Object> members = members("state", state.state());
    members.put("stateReasonCode", state.stateReasonCode());
    members.put("lastUpdateStatus", state.lastUpdateStatus());
    members.put("snapStart", state.snapStart());
    members.put("optimizationStatus", state.optimizationStatus());
    members.put("ready", state.isReady());
    members.put("codeSha256", state.codeSha256());
    members.put("runtime", state.settings().get(FunctionSetting.RUNTIME).orElse(null));
    members.put(
        "lastModified", state.lastModified() == null ? null : state.lastModified().toString());
    return members;
  }

  private static Map<String, @Nullable Object> members(String name, @Nullable Object value) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put(name, value);
    return members;
  }
}
