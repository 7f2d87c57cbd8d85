package dev.snapstart.local.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own service model as a judge: every member of every raw answer must be known to it. */
class BotocoreShapesTest {
  @TempDir Path folder;

  @Test
  void everyAnswerHasTheShapeOfTheServiceModel() throws IOException {
    Tool python = Tool.orSkip(folder, "python3");
    Tool.require(python.run("-c", "import botocore").exit() == 0, "python3 here has no botocore");
    Path script = folder.resolve("shapes.py");
    try (InputStream in = getClass().getResourceAsStream("/judge/shapes.py")) {
      Files.copy(in, script);
    }
    Files.write(folder.resolve("one.zip"), Deployments.zip("one"));
    Files.write(folder.resolve("two.zip"), Deployments.zip("two"));

    try (LocalLambda server = LocalLambda.builder().delays(Delays.none()).start()) {
      Tool.Result result = python.run(script.toString(), server.endpoint().toString());

      assertThat(result.exit()).as(result.output()).isZero();
      assertThat(result.output()).contains("79 answers fit the model");
    }
  }
}
