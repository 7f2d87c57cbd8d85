package dev.snapstart.maven;

import static dev.snapstart.maven.AccessTrial.FUNCTION;

import dev.snapstart.model.DeploymentRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goals that only read a function may do is what their calls need. */
class ReadingAccessTest extends SharedTrial {
  @Override
  AccessTrial begin(Path folder) {
    AccessTrial trial = AccessTrial.in(folder);
    trial.with("small", it -> it.alias = "live");
    return trial;
  }

  @Test
  void goalStatus() {
    trial.snapStart().status(FUNCTION);
    trial.collect();
    trial.compare("status", it -> {}, new StatusMojo(null));
  }

  @Test
  void goalCheck() {
    trial
        .snapStart()
        .eligibility(DeploymentRequest.forFunction(FUNCTION).publish().alias("live").build());
    trial.collect();
    CheckMojo mojo = new CheckMojo(null);
    trial.compare("check", it -> {}, mojo);
    mojo.connect = "false";
    trial.forget();
    trial.compare("check", it -> {}, mojo);
  }

  @Test
  void goalDownload(@TempDir Path folder) {
    trial.snapStart().download(FUNCTION, null, folder.resolve("latest.zip"));
    trial.snapStart().download(FUNCTION, "live", folder.resolve("live.zip"));
    trial.collect();
    trial.compare("download", it -> {}, new DownloadMojo(null));
  }
}
