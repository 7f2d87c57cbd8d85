package dev.snapstart.local.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.state.LambdaFunction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Terraform as a judge: what it reads back must be what it wrote.
 *
 * <p>The variable SNAPSTART_TF_MIRROR names a filesystem mirror with the AWS provider 5.100.0.
 */
@Tag("slow")
class TerraformTest {
  private static final Delays SHORT =
      new Delays(
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          () -> Duration.ofMillis(500));
  @TempDir Path folder;

  @Test
  void whatIsAppliedIsReadBackUnchangedAndCanBeDestroyed() throws IOException {
    String mirror = System.getenv("SNAPSTART_TF_MIRROR");
    Tool.require(mirror != null, "SNAPSTART_TF_MIRROR names no folder with Terraform's providers");
    Tool terraform = Tool.orSkip(folder, "terraform");
    prepare(mirror);
    try (LocalLambda server = LocalLambda.builder().delays(SHORT).start()) {
      terraform
          .with("TF_CLI_CONFIG_FILE", folder.resolve("mirror.tfrc").toString())
          .with("TF_VAR_endpoint", server.endpoint().toString())
          .with("CHECKPOINT_DISABLE", "1");

      succeeds(terraform, "init", "-no-color", "-input=false");
      succeeds(terraform, "apply", "-no-color", "-auto-approve");
      assertThat(succeeds(terraform, "plan", "-no-color", "-detailed-exitcode"))
          .contains("No changes.");
      LambdaFunction function = server.state().function("orders");
      assertThat(function.aliases().get("live").functionVersion()).isEqualTo("1");
      assertThat(function.versions().get(1).lifecycle().snapshotReady()).isTrue();

      LambdaFunction image = server.state().function("images");
      assertThat(image.latest().code().packageType()).isEqualTo("Image");
      assertThat(image.versions().get(1).lifecycle().snapshotReady()).isTrue();

      Files.write(folder.resolve("function.zip"), Deployments.zip("two"));
      succeeds(terraform, "apply", "-no-color", "-auto-approve", "-var", "memory=1024");
      assertThat(
              succeeds(terraform, "plan", "-no-color", "-detailed-exitcode", "-var", "memory=1024"))
          .contains("No changes.");
      LambdaFunction changed = server.state().function("orders");
      assertThat(changed.latest().settings().memorySize()).isEqualTo(1024);
      assertThat(changed.aliases().get("live").functionVersion()).isEqualTo("2");

      succeeds(terraform, "destroy", "-no-color", "-auto-approve", "-var", "memory=1024");
      assertThat(server.state().functions().isEmpty()).isTrue();
    }
  }

  private void prepare(String mirror) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/judge/terraform/main.tf")) {
      Files.copy(in, folder.resolve("main.tf"));
    }
    Files.write(folder.resolve("function.zip"), Deployments.zip("one"));
    Files.writeString(
        folder.resolve("mirror.tfrc"),
        """
        provider_installation {
          filesystem_mirror {
            path = "%s"
          }
        }
        """
            .formatted(mirror),
        StandardCharsets.UTF_8);
  }

  private static String succeeds(Tool terraform, String... arguments) {
    Tool.Result result = terraform.run(arguments);
    assertThat(result.exit())
        .as("terraform %s: %s", String.join(" ", arguments), result.output())
        .isZero();
    return result.output();
  }
}
