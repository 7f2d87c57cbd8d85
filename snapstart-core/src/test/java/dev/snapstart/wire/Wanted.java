package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Alarms;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Deployments that between them make every call, with what was there before. */
enum Wanted {
  /** A function that does not exist yet. */
  NEW {
    @Override
    void before(VirtualWire wire, Path folder) {}

    @Override
    DeploymentRequest request(Path folder) {
      return archived(small(folder, "one"), base()).expectedAccount("123456789012").build();
    }
  },
  /** New code, settings and tags, and an alias that moves. */
  CHANGED {
    @Override
    void before(VirtualWire wire, Path folder) {
      wire.deploy(archived(small(folder, "one"), base()).tags(Map.of("old", "1")).build());
    }

    @Override
    DeploymentRequest request(Path folder) {
      FunctionSettings.Builder settings = base().memoryMb(1024);
      return archived(small(folder, "two"), settings).tags(Map.of("new", "1")).build();
    }
  },
  /** A package that is too large to travel inside of a call. */
  STAGED {
    @Override
    void before(VirtualWire wire, Path folder) {
      new S3Put(wire.lambda().endpoint()).bucket("staging");
    }

    @Override
    DeploymentRequest request(Path folder) {
      return wish(
              CodeSource.archive(Archives.noise(folder, (int) VirtualWire.DIRECT_LIMIT_BYTES * 2))
                  .stagedIn("staging", "builds/"),
              base())
          .build();
    }
  },
  /** Code that is in a bucket already, and has changed there. */
  FROM_S3 {
    @Override
    void before(VirtualWire wire, Path folder) {
      put(wire, small(folder, "one"));
      wire.deploy(request(folder));
      put(wire, small(folder, "two"));
    }

    @Override
    DeploymentRequest request(Path folder) {
      return wish(CodeSource.s3Object("packages", "code.zip", null), base()).build();
    }

    private void put(VirtualWire wire, Path file) {
      new S3Put(wire.lambda().endpoint()).put("packages", "code.zip", file);
    }
  },
  /** An alias that goes back to a version whose snapshot is gone. */
  IDLE {
    @Override
    void before(VirtualWire wire, Path folder) {
      wire.deploy(archived(small(folder, "one"), base()).build());
      wire.deploy(archived(small(folder, "two"), base()).build());
      wire.lambda().change(state -> state.withIdle(FUNCTION, "1"));
    }

    @Override
    DeploymentRequest request(Path folder) {
      return DeploymentRequest.forFunction(FUNCTION)
          .version("1")
          .alias("live")
          .deadline(Duration.ofMinutes(1))
          .build();
    }
  },
  /** Traffic that moves in portions, behind alarms and metrics. */
  SHIFTED {
    @Override
    void before(VirtualWire wire, Path folder) {
      wire.lambda().alarms().set("errors", Alarms.State.OK);
      wire.deploy(archived(small(folder, "one"), base()).build());
    }

    @Override
    DeploymentRequest request(Path folder) {
      TrafficShift shift =
          new TrafficShift(
              ShiftStrategy.parse("Linear40PercentEvery1Second"),
              List.of(new TrafficGate.Alarms(List.of("errors")), new TrafficGate.ErrorRate(5)));
      return archived(small(folder, "two"), base())
          .alias(AliasGoal.named("live").with(shift))
          .build();
    }
  },
  /** Old versions that nothing needs. */
  PRUNED {
    @Override
    void before(VirtualWire wire, Path folder) {
      for (String content : List.of("one", "two", "three")) {
        wire.deploy(archived(small(folder, content), base()).build());
        wire.clock().pass(Duration.ofHours(2));
      }
    }

    @Override
    DeploymentRequest request(Path folder) {
      return archived(small(folder, "three"), base()).prune(PruneGoal.keeping(1)).build();
    }
  },
  /** A function with a key of its own. */
  KEYED {
    @Override
    void before(VirtualWire wire, Path folder) {}

    @Override
    DeploymentRequest request(Path folder) {
      String key = "arn:aws:kms:us-east-1:123456789012:key/7a1b2c3d-0000-4000-8000-000000000001";
      return archived(small(folder, "one"), base().kmsKeyArn(key)).build();
    }
  },
  /** Traffic that CodeDeploy moves, with all that it needs for that. */
  HANDED_OVER {
    @Override
    void before(VirtualWire wire, Path folder) {
      wire.lambda().alarms().set("errors", Alarms.State.OK);
      wire.deploy(archived(small(folder, "one"), base()).build());
    }

    @Override
    DeploymentRequest request(Path folder) {
      return handedOver(folder, "two", HandOver.CREATED, LINEAR);
    }
  },
  /** Traffic that CodeDeploy moves already, for a run that has ended. */
  UNDER_WAY {
    @Override
    void before(VirtualWire wire, Path folder) {
      leftToCodeDeploy(wire, folder, LINEAR);
    }

    @Override
    DeploymentRequest request(Path folder) {
      return HANDED_OVER.request(folder);
    }
  },
  /** Traffic that CodeDeploy moves in one go, so that a lost deployment may have ended already. */
  HANDED_OVER_AT_ONCE {
    @Override
    void before(VirtualWire wire, Path folder) {
      HANDED_OVER.before(wire, folder);
      wire.deploy(HANDED_OVER.request(folder));
    }

    @Override
    DeploymentRequest request(Path folder) {
      return handedOver(folder, "three", CodeDeploy.existing("orders", "live"), "AllAtOnce");
    }
  },
  /** Traffic that CodeDeploy moves, and that is to go back. */
  TAKEN_BACK {
    @Override
    void before(VirtualWire wire, Path folder) {
      leftToCodeDeploy(wire, folder, "Canary10Percent30Minutes");
    }

    @Override
    DeploymentRequest request(Path folder) {
      return HandOver.rollback();
    }
  },
  /** A snapshot that fails, and whose log is read for the error. */
  FAILING {
    @Override
    void before(VirtualWire wire, Path folder) {
      wire.deploy(archived(small(folder, "one"), base()).build());
      wire.lambda().faults().failNextSnapshot(FUNCTION, "FunctionError", "it threw");
    }

    @Override
    DeploymentRequest request(Path folder) {
      return archived(small(folder, "two"), base()).build();
    }

    /** The error is the goal here, with all lines or with the command that shows them. */
    @Override
    Object play(VirtualWire wire, Path folder) {
      return LogReads.explained(() -> wire.deploy(request(folder)));
    }
  },
  /** The log of a function. */
  LOGGED {
    @Override
    void before(VirtualWire wire, Path folder) {
      wire.deploy(archived(small(folder, "one"), base()).build());
      LogReads.append(wire, FUNCTION);
    }

    @Override
    DeploymentRequest request(Path folder) {
      return archived(small(folder, "one"), base()).build();
    }

    @Override
    Object play(VirtualWire wire, Path folder) {
      return LogReads.lines(wire, FUNCTION);
    }
  },
  /** A version that failed in an earlier run and is to be deleted. */
  FAILED_BEFORE {
    @Override
    void before(VirtualWire wire, Path folder) {
      wire.deploy(archived(small(folder, "one"), base()).build());
      wire.lambda().faults().failNextSnapshot(FUNCTION, "FunctionError", "it threw");
      assertThatExceptionOfType(SnapStartException.class)
          .isThrownBy(() -> wire.deploy(archived(small(folder, "two"), base()).build()));
    }

    @Override
    DeploymentRequest request(Path folder) {
      return archived(small(folder, "two"), base()).deleteFailedVersion(true).build();
    }
  };

  static final String FUNCTION = "orders-api";

  private static final String LINEAR = "Linear40PercentEvery1Minute";

  /** Makes what is there before the deployment. */
  abstract void before(VirtualWire wire, Path folder);

  /** Whether what is there goes on by itself, so that it has to be made when it is needed. */
  boolean movesByItself() {
    return this == UNDER_WAY || this == TAKEN_BACK;
  }

  abstract DeploymentRequest request(Path folder);

  /** Does what is wanted; tells what was learnt by it. */
  Object play(VirtualWire wire, Path folder) {
    wire.deploy(request(folder));
    return "done";
  }

  /** Ends a run while CodeDeploy still moves the traffic. */
  private static void leftToCodeDeploy(VirtualWire wire, Path folder, String strategy) {
    HANDED_OVER.before(wire, folder);
    wire.deploy(handedOver(folder, "two", HandOver.CREATED.detached(), strategy));
  }

  private static DeploymentRequest handedOver(
      Path folder, String content, CodeDeploy engine, String strategy) {
    return HandOver.request(
        folder, content, engine, strategy, new TrafficGate.Alarms(List.of("errors")));
  }

  static DeploymentRequest.Builder archived(Path archive, FunctionSettings.Builder settings) {
    return wish(CodeSource.archive(archive), settings);
  }

  static FunctionSettings.Builder base() {
    return Fixture.base();
  }

  private static DeploymentRequest.Builder wish(
      CodeSource code, FunctionSettings.Builder settings) {
    return DeploymentRequest.forFunction(FUNCTION)
        .code(code)
        .settings(settings.build())
        .publish()
        .alias("live")
        .deadline(Duration.ofMinutes(1));
  }

  static Path small(Path folder, String content) {
    return Archives.of(folder, content, content);
  }
}
