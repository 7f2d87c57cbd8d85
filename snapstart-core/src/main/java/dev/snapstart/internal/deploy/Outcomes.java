package dev.snapstart.internal.deploy;

import dev.snapstart.internal.plan.HandOver;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import java.util.List;

/** Says in a few words what came of a step. */
final class Outcomes {
  private Outcomes() {}

  static String of(Step step, World world) {
    if (step instanceof Step.CreateFunction) {
      return "function created";
    }
    if (step instanceof Step.UpdateCode) {
      return "code updated";
    }
    if (step instanceof Step.UpdateConfiguration update) {
      return update.recoveryRound() > 0
          ? "description marked, so that the failed version can be left behind"
          : "configuration updated ("
              + String.join(
                  ", ", update.settings().managed().stream().map(FunctionSetting::label).toList())
              + ")";
    }
    if (step instanceof Step.PublishVersion) {
      return published(world);
    }
    if (step instanceof Step.ShiftAlias shift) {
      return "alias "
          + shift.alias()
          + ": "
          + (shift.from() == null ? "new" : shift.from())
          + " -> "
          + shift.to();
    }
    if (step instanceof Step.WeighAlias weigh) {
      return "alias "
          + weigh.alias()
          + ": "
          + weigh.percent()
          + "% of "
          + weigh.from()
          + "'s traffic on "
          + weigh.to();
    }
    if (step instanceof Step.ReturnTraffic back) {
      return "alias " + back.alias() + ": all traffic back on " + back.to();
    }
    if (step instanceof Step.NoteMove note) {
      return "alias " + note.alias() + ": move to " + note.to() + " noted";
    }
    if (step instanceof Step.NoteRollback note) {
      return "alias " + note.alias() + ": rollback to " + note.to() + " noted";
    }
    if (step instanceof Step.StopDeployment stop) {
      return "deployment " + stop.id() + " stopped" + status(stop, world);
    }
    if (step instanceof Step.CreateApplication create) {
      return "application " + create.application() + " created";
    }
    if (step instanceof Step.CreateDeploymentConfig create) {
      return "configuration " + create.config() + " created";
    }
    if (step instanceof Step.CreateDeploymentGroup create) {
      return "deployment group " + create.group() + " created";
    }
    if (step instanceof Step.StartDeployment start) {
      return started(start, world);
    }
    if (step instanceof Step.WaitUntil wait && wait.reason() == WaitReason.DEPLOYMENT) {
      return "deployment "
          + HandOver.newest(world).map(it -> it.id() + ": " + it.status()).orElse("unknown");
    }
    if (step instanceof Step.CheckGate check) {
      return check.gate() + ": " + said(check, world);
    }
    if (step instanceof CallerWrite write) {
      return caller(write);
    }
    if (step instanceof Step.WakeVersion wake) {
      return "version " + wake.version() + " woken";
    }
    if (step instanceof Step.DeleteVersion delete) {
      return "version " + delete.version() + " deleted";
    }
    if (step instanceof Step.StagePackage stage) {
      return "package uploaded to s3://" + stage.bucket() + "/" + stage.key();
    }
    if (step instanceof Step.WaitUntil wait && wait.facet().version() != null) {
      return snapshot(wait.facet().version(), world);
    }
    return step instanceof Step.TagFunction ? "tags set" : "tags removed";
  }

  private static String caller(CallerWrite write) {
    if (write instanceof CallerWrite.AllowCaller allow) {
      return "statement " + allow.statement().statementId() + " added to " + allow.alias();
    }
    if (write instanceof CallerWrite.MoveMapping move) {
      return "event source mapping "
          + move.mapping().uuid()
          + ": "
          + move.mapping().qualifier()
          + " -> "
          + EventSourceMapping.qualifier(move.functionArn());
    }
    return write instanceof CallerWrite.MoveIntegration move
        ? "integration " + move.integration().place() + " calls " + move.uri()
        : "function URL of " + ((CallerWrite.CopyUrl) write).alias() + " created";
  }

  private static String status(Step.StopDeployment stop, World world) {
    String back = stop.back() ? ", CodeDeploy sends the traffic back to " + stop.from() : "";
    return world
        .observed(Facet.deployment(stop.id()))
        .value()
        .filter(it -> it.succeeded())
        .map(it -> " too late: it has succeeded")
        .orElse(back);
  }

  private static String started(Step.StartDeployment start, World world) {
    String id =
        world.observed(Facet.DEPLOYMENTS).value().stream()
            .flatMap(List::stream)
            .findFirst()
            .orElse("");
    return "deployment "
        + id
        + " begun: "
        + start.from()
        + " -> "
        + start.to()
        + (start.engine().detach()
            ? "; follow it with: aws deploy get-deployment --deployment-id " + id
            : "");
  }

  private static String said(Step.CheckGate check, World world) {
    return world
        .observed(Facet.gate(check.gate()))
        .value()
        .map(result -> (result.passed() ? "passed, " : "failed, ") + result.detail())
        .orElse("asked");
  }

  private static String published(World world) {
    World.Published published = world.deeds().published();
    if (published == null) {
      return "version published";
    }
    return published.fresh()
        ? "version " + published.version() + " published"
        : "unchanged, version " + published.version() + " reused";
  }

  private static String snapshot(String version, World world) {
    return "snapshot of version "
        + version
        + world
            .version(version)
            .value()
            .map(
                (FunctionState state) ->
                    ": "
                        + state.state()
                        + (state.snapStart() ? ", optimization " + state.optimizationStatus() : ""))
            .orElse("");
  }
}
