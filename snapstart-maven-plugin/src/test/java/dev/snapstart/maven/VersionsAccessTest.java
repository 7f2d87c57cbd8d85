package dev.snapstart.maven;

import static dev.snapstart.maven.AccessTrial.FUNCTION;

import dev.snapstart.cost.Rates;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goals that look at versions, or delete them, may do is what their calls need. */
@Tag("slow")
class VersionsAccessTest extends FreshTrial {
  @Test
  void goalVersions() {
    trial.with("small", it -> it.alias = "live");
    trial.calledLongAgo();
    trial.lambda().clearRecordedCalls();
    trial.snapStart().versions().list(FUNCTION);
    trial.collect();
    trial.compare("versions", it -> {}, new VersionsMojo(null));
  }

  @Test
  void goalPrune() {
    Consumer<FunctionConfig> config = it -> it.prune = TriedConfigs.pruning();
    for (String content : List.of("one", "two", "three", "four")) {
      trial.with(content, it -> it.alias = "live");
    }
    trial.calledLongAgo();
    trial.run(config, RequestParts::prune, trial.snapStart()::plan);
    trial.compare("prune", config, new PruneMojo(null));
    trial.run(config, RequestParts::prune);
    PruneMojo mojo = new PruneMojo(null);
    mojo.dryRun = "false";
    trial.compare("prune", config, mojo);
  }

  @Test
  void goalCost() {
    Consumer<FunctionConfig> config = it -> it.prune = TriedConfigs.pruning();
    for (String content : List.of("one", "two", "three", "four")) {
      trial.with(content, it -> it.alias = "live");
    }
    trial.calledLongAgo();
    trial.lambda().clearRecordedCalls();
    trial
        .snapStart()
        .costs()
        .estimate(FUNCTION, AssumptionsReader.read(TriedConfigs.config(config), Rates.builtIn()));
    trial.collect();
    trial.compare("cost", config, new CostMojo(null));
  }
}
