package dev.snapstart.local.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** AWS's own service model as a judge: every member of every raw answer must be known to it. */
@Tag("slow")
class BotocoreShapesTest {
  @TempDir Path folder;

  @Test
  void everyAnswerHasTheShapeOfTheServiceModel() throws IOException {
    Tool python = python("model.py", "shapes.py");
    Files.write(folder.resolve("one.zip"), Deployments.zip("one"));
    Files.write(folder.resolve("two.zip"), Deployments.zip("two"));

    try (LocalLambda server = LocalLambda.builder().delays(Delays.none()).start()) {
      Tool.Result result = python.run("shapes.py", server.endpoint().toString());

      assertThat(result.exit()).as(result.output()).isZero();
      assertThat(result.output()).contains("79 answers fit the model");
    }
  }

  @Test
  void theOtherServicesSpeakAsTheirModelsSay() throws IOException {
    Tool python = python("model.py", "services.py");
    String arn = "arn:aws:lambda:us-east-1:123456789012:function:orders";

    try (LocalLambda server = LocalLambda.builder().delays(Delays.none()).start();
        LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", false));
      lambda.publishVersion(r -> r.functionName("orders"));
      lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(256));
      lambda.publishVersion(r -> r.functionName("orders"));
      lambda.createAlias(r -> r.functionName("orders").name("live").functionVersion("1"));
      String rest = server.apis().rest("shop", "orders", "POST", arn);
      String http = server.apis().http("shop", "POST /orders", arn);

      Tool.Result result = python.run("services.py", server.endpoint().toString(), rest, http);

      assertThat(result.exit()).as(result.output()).isZero();
      assertThat(result.output()).contains("42 answers fit the model");
    }
  }

  private Tool python(String... scripts) throws IOException {
    Tool python = Tool.orSkip(folder, "python3");
    Tool.require(python.run("-c", "import botocore").exit() == 0, "python3 here has no botocore");
    for (String script : scripts) {
      try (InputStream in = getClass().getResourceAsStream("/judge/" + script)) {
        Files.copy(in, folder.resolve(script));
      }
    }
    return python;
  }
}
