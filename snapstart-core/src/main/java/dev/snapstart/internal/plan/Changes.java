package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.CodeLocation;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.Environment;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.SettingValues;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.Change;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells planned writes as differences, for people. */
final class Changes {
  private static final SettingValues NOTHING = SettingValues.builder().build();

  private final Goal goal;
  private final World world;

  Changes(Goal goal, World world) {
    this.goal = goal;
    this.world = world;
  }

  List<Change> of(List<Step> writes) {
    List<Change> changes = new ArrayList<>();
    for (Step write : writes) {
      add(write, changes);
    }
    return changes;
  }

  private void add(Step write, List<Change> changes) {
    if (write instanceof Step.CreateFunction create) {
      changes.add(new Change("function", null, goal.request().function().name()));
      changes.add(new Change("code", null, code(create.code())));
      storage(create.code(), changes);
      settings(create.settings(), NOTHING, changes);
      create.tags().forEach((key, value) -> changes.add(new Change("tag " + key, null, value)));
    } else if (write instanceof Step.UpdateCode update) {
      changes.add(
          new Change("code", latest().map(Changes::code).orElse("unknown"), code(update.code())));
      storage(update.code(), changes);
      settings(update.settings(), values(), changes);
    } else if (write instanceof Step.UpdateConfiguration update) {
      settings(update.settings(), values(), changes);
    } else if (write instanceof Step.PublishVersion) {
      boolean certain = goal.request().alias().isPresent();
      changes.add(
          new Change("version", null, certain ? "known after publish" : "new if anything changed"));
    } else if (write instanceof Step.ShiftAlias shift) {
      String from = world.alias().value().map(AliasState::target).orElse(null);
      String to = shift.to().equals(Forecast.NEW_VERSION) ? "new version" : shift.to();
      changes.add(new Change("alias " + shift.alias(), from, to));
    } else if (write instanceof Step.ReturnTraffic back) {
      changes.add(
          new Change(
              "alias " + back.alias(),
              world.alias().value().map(AliasState::target).orElse(null),
              back.to()));
    } else if (write instanceof Step.WeighAlias weigh && isFirstPortion(weigh)) {
      changes.add(
          new Change(
              "traffic", null, goal.request().alias().orElseThrow().shift().strategy().name()));
    } else if (write instanceof Step.CreateApplication create) {
      changes.add(new Change("CodeDeploy application", null, create.application()));
    } else if (write instanceof Step.CreateDeploymentConfig create) {
      changes.add(new Change("CodeDeploy configuration", null, create.config()));
    } else if (write instanceof Step.CreateDeploymentGroup create) {
      changes.add(new Change("CodeDeploy deployment group", null, create.group()));
    } else if (write instanceof Step.StartDeployment start) {
      String to = start.to().equals(Forecast.NEW_VERSION) ? "new version" : start.to();
      changes.add(new Change("alias " + start.alias(), start.from(), to));
      changes.add(new Change("traffic", null, start.config() + " by CodeDeploy"));
    } else if (write instanceof Step.StopDeployment stop) {
      stopped(stop, changes);
    } else if (write instanceof CallerWrite caller) {
      changes.add(caller(caller));
    } else if (write instanceof Step.WakeVersion wake) {
      changes.add(new Change("version " + wake.version(), "Inactive", "Active"));
    } else if (write instanceof Step.DeleteVersion delete) {
      changes.add(new Change("version " + delete.version(), state(delete.version()), null));
    } else if (write instanceof Step.TagFunction tag) {
      tag.tags().forEach((key, value) -> changes.add(tagChange(key, value)));
    } else if (write instanceof Step.UntagFunction untag) {
      untag.names().forEach(name -> changes.add(tagChange(name, null)));
    }
  }

  private void stopped(Step.StopDeployment stop, List<Change> changes) {
    String status =
        world
            .observed(Facet.deployment(stop.id()))
            .value()
            .map(DeploymentView::status)
            .orElse("unknown");
    changes.add(new Change("CodeDeploy deployment " + stop.id(), status, "Stopped"));
    if (stop.back()) {
      changes.add(
          new Change(
              "alias " + goal.request().alias().orElseThrow().name(),
              world.alias().value().map(AliasState::target).orElse(null),
              stop.from()));
    }
  }

  private static Change caller(CallerWrite write) {
    if (write instanceof CallerWrite.AllowCaller allow) {
      return new Change("policy of " + allow.alias(), null, allow.statement().toString());
    }
    if (write instanceof CallerWrite.MoveMapping move) {
      return new Change(
          "event source mapping " + move.mapping().uuid(),
          move.mapping().qualifier(),
          EventSourceMapping.qualifier(move.functionArn()));
    }
    if (write instanceof CallerWrite.MoveIntegration move) {
      ApiIntegration from = move.integration();
      return new Change("integration " + from.place(), from.uri(), move.uri());
    }
    CallerWrite.CopyUrl copy = (CallerWrite.CopyUrl) write;
    return new Change("function URL of " + copy.alias(), null, "like " + copy.like().url());
  }

  private String state(String version) {
    return world.version(version).value().map(FunctionState::state).orElse("unknown");
  }

  private boolean isFirstPortion(Step.WeighAlias weigh) {
    return world
            .alias()
            .value()
            .map(alias -> TrafficPhase.share(alias, weigh.to()))
            .filter(share -> share > 0)
            .isEmpty()
        && goal.request().alias().orElseThrow().shift().strategy().shares().get(0)
            == weigh.percent();
  }

  private Change tagChange(String key, @Nullable String value) {
    Map<String, String> seen = latest().map(FunctionState::tags).orElse(Map.of());
    return new Change("tag " + key, seen.get(key), value);
  }

  private Optional<FunctionState> latest() {
    return world.latest().value();
  }

  private SettingValues values() {
    return latest().map(FunctionState::settings).orElse(NOTHING);
  }

  private static void settings(
      FunctionSettings written, SettingValues before, List<Change> changes) {
    for (FunctionSetting<?> setting : written.managed()) {
      if (written.target(setting).equals(before.get(setting))) {
        continue;
      }
      changes.add(
          setting.equals(FunctionSetting.ENVIRONMENT)
              ? environment(written, before)
              : change(written, before, setting));
    }
  }

  private static <T> Change change(
      FunctionSettings written, SettingValues before, FunctionSetting<T> setting) {
    String to = written.target(setting).map(setting::show).orElse("unknown");
    String from = before.equals(NOTHING) ? null : before.show(setting);
    return new Change(setting.label(), from, to);
  }

  /** Names what is added, removed and changed; the values are secrets. */
  private static Change environment(FunctionSettings written, SettingValues before) {
    Map<String, String> old =
        before.get(FunctionSetting.ENVIRONMENT).orElse(Environment.empty()).variables();
    Map<String, String> wanted =
        written.target(FunctionSetting.ENVIRONMENT).orElse(Environment.empty()).variables();
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(wanted.keySet());
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      String oldValue = old.get(name);
      String newValue = wanted.get(name);
      if (oldValue == null) {
        parts.add("+" + name);
      } else if (newValue == null) {
        parts.add("-" + name);
      } else if (!oldValue.equals(newValue)) {
        parts.add("~" + name);
      }
    }
    String from = before.equals(NOTHING) ? null : before.show(FunctionSetting.ENVIRONMENT);
    return new Change("environment", from, String.join(" ", parts));
  }

  private static String code(FunctionState latest) {
    CodeLocation location = latest.location();
    String image = location == null ? null : location.resolvedImageUri();
    return image == null ? Drift.shortHash(latest.codeSha256()) : shortDigest(image);
  }

  private String code(CodePackage code) {
    if (code instanceof CodePackage.Upload upload) {
      return Drift.shortHash(upload.sha256()) + " (" + size(upload.sizeBytes()) + ")";
    }
    String sha256 = Drift.wantedHash(goal, world);
    if (code instanceof CodePackage.Image image) {
      return shortDigest(image.uri())
          + (image.sha256() == null && sha256 != null ? " (" + Drift.shortHash(sha256) + ")" : "");
    }
    CodePackage.InS3 object = (CodePackage.InS3) code;
    String hash = sha256 == null ? "" : Drift.shortHash(sha256) + " ";
    return hash + "s3://" + object.bucket() + "/" + object.key();
  }

  /** Repository and the beginning of the digest; a tag stays as it is. */
  private static String shortDigest(String image) {
    int at = image.indexOf("@sha256:");
    return at < 0 ? image : image.substring(0, at) + "@" + Drift.shortHash(image.substring(at + 8));
  }

  /** Who keeps the package, where that changes. */
  private void storage(CodePackage code, List<Change> changes) {
    Optional<CodeLocation.Referenced> before = latest().flatMap(CodeDelivery::referenceOf);
    Optional<CodeLocation.Referenced> after =
        code instanceof CodePackage.InS3 object && object.storage() == CodeSource.Storage.REFERENCE
            ? Optional.of(CodeDelivery.referenced(object))
            : Optional.empty();
    if (!before.equals(after)) {
      changes.add(new Change("code storage", storage(before), storage(after)));
    }
  }

  private static String storage(Optional<CodeLocation.Referenced> reference) {
    return reference
        .map(it -> "s3://" + it.bucket() + "/" + it.key() + " version " + it.objectVersion())
        .orElse("Lambda's own copy");
  }

  private static String size(long bytes) {
    return bytes < 100_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
