package dev.snapstart.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code terraform apply} with the AWS provider out of a folder that mirrors its registry. */
final class Terraform implements Contender {
  private static final String MIRROR = "SNAPSTART_TF_MIRROR";

  private final @Nullable String mirror = System.getenv(MIRROR);

  @Override
  public String name() {
    return "terraform apply";
  }

  @Override
  public Optional<String> missing() {
    if (!Command.exists("terraform")) {
      return Optional.of("terraform is not on the PATH");
    }
    return mirror != null && Files.isDirectory(Path.of(mirror))
        ? Optional.empty()
        : Optional.of(MIRROR + " names no folder of providers");
  }

  @Override
  public Deployer open(URI endpoint, String function, Path folder)
      throws IOException, InterruptedException {
    Resources.copy("main.tf", folder, "main.tf", Map.of());
    Path configuration =
        Files.writeString(
            folder.resolve("terraform.rc"),
            "provider_installation {\n  filesystem_mirror {\n    path = \""
                + mirror
                + "\"\n  }\n}\n");
    terraform(folder, configuration, "init", "-input=false").run();
    Command apply =
        terraform(folder, configuration, "apply", "-input=false", "-auto-approve")
            .with("TF_VAR_endpoint", endpoint.toString())
            .with("TF_VAR_function", function)
            .with("TF_VAR_alias", Library.ALIAS)
            .with("TF_VAR_role", Library.ROLE)
            .with("TF_VAR_runtime", Library.RUNTIME)
            .with("TF_VAR_handler", Library.HANDLER)
            .with("TF_VAR_memory_mb", String.valueOf(Library.MEMORY_MB));
    return new Deployer() {
      @Override
      public void create(Path archive) throws IOException, InterruptedException {
        update(archive);
      }

      @Override
      public void update(Path archive) throws IOException, InterruptedException {
        apply.with("TF_VAR_archive", archive.toString()).run();
      }
    };
  }

  private static Command terraform(Path folder, Path configuration, String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "terraform";
    System.arraycopy(words, 0, all, 1, words.length);
    return Command.in(folder, all)
        .with("TF_CLI_CONFIG_FILE", configuration.toString())
        .with("CHECKPOINT_DISABLE", "1");
  }
}
