package dev.snapstart.maven;

import dev.snapstart.maven.connect.ConnectionConfig;
import dev.snapstart.maven.local.LocalServer;
import dev.snapstart.maven.rehearse.RehearsalChoice;
import dev.snapstart.maven.rehearse.RehearsalOutcome;
import dev.snapstart.maven.rehearse.RehearsalStage;
import dev.snapstart.model.DeploymentResult;
import java.util.Optional;

/** Deploys functions to a local Lambda of their own, and rehearses them there. */
final class Rehearsals {
  /** The local Lambda asks for a role, and nobody takes it on. */
  private static final String NO_ROLE = "arn:aws:iam::123456789012:role/rehearsal";

  private final GoalRun run;
  private final RehearsalChoice choice;

  Rehearsals(GoalRun run, RehearsalChoice choice) {
    this.run = run;
    this.choice = choice;
  }

  /** Fills in what a rehearsal needs not be told. */
  static void fillIn(FunctionConfig config) {
    if (config.role == null) {
      config.role = NO_ROLE;
    }
  }

  RehearsalOutcome run(Job job) {
    String region =
        Optional.ofNullable(run.connection().region())
            .or(job.function()::region)
            .orElse(LocalServer.DEFAULT_REGION);
    try (RehearsalStage stage =
        run.localServer().rehearsal(region, job.function().account().orElse(null))) {
      ConnectionConfig connection =
          new ConnectionConfig(region, null, stage.endpoint().toString(), null, null);
      DeploymentResult deployed = run.connector().connect(connection).deploy(job.request());
      return stage.rehearse(
          job.function().name(), deployed.version().orElseThrow().number(), choice);
    }
  }
}
