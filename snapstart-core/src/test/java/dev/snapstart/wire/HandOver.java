package dev.snapstart.wire;

import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.nio.file.Path;
import java.util.List;

/** Deployments whose shift is handed to CodeDeploy, which creates what it needs. */
final class HandOver {
  static final String ROLE = "arn:aws:iam::123456789012:role/deployer";
  static final CodeDeploy CREATED = CodeDeploy.existing("orders", "live").creatingMissing(ROLE);

  private HandOver() {}

  /**
   * Asks for one.
   *
   * @param folder takes the archive
   */
  static DeploymentRequest request(
      Path folder, String content, CodeDeploy engine, String strategy, TrafficGate... gates) {
    TrafficShift shift = new TrafficShift(ShiftStrategy.parse(strategy), List.of(gates)).by(engine);
    return DeploymentRequest.forFunction(Fixture.FUNCTION)
        .code(CodeSource.archive(Archives.of(folder, content, content)))
        .settings(Fixture.base().build())
        .publish()
        .alias(AliasGoal.named("live").with(shift))
        .build();
  }

  /** Asks to take one back that is under way. */
  static DeploymentRequest rollback() {
    return DeploymentRequest.forFunction(Fixture.FUNCTION)
        .rollback()
        .alias(
            AliasGoal.named("live")
                .with(TrafficShift.PLAIN.by(CodeDeploy.existing("orders", "live"))))
        .build();
  }
}
