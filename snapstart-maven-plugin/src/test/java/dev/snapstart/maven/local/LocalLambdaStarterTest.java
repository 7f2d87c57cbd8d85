package dev.snapstart.maven.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.error.SnapStartException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLambdaStarterTest {
  @TempDir private Path folder;

  @Test
  void aSecondServerOnOneStateFolderIsRefusedClearly() {
    try (RunningLambda first =
        LocalLambdaStarter.start("us-east-1", 0, folder, LocalServer.ENVIRONMENTS)) {
      assertThat(first.endpoint().getPort()).isPositive();
      assertThatThrownBy(
              () -> LocalLambdaStarter.start("us-east-1", 0, folder, LocalServer.ENVIRONMENTS))
          .isInstanceOf(SnapStartException.class)
          .hasMessageContaining("The state folder " + folder + " is in use by another")
          .hasMessageContaining("-Dsnapstart.localFolder");
    }
    LocalLambdaStarter.start("us-east-1", 0, folder, LocalServer.ENVIRONMENTS).close();
  }
}
