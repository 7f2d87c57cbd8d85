package dev.snapstart.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A script on the {@code aws} CLI with its waiters. */
final class AwsCli implements Contender {
  @Override
  public String name() {
    return "aws CLI script";
  }

  @Override
  public Optional<String> missing() {
    return Command.exists("aws") ? Optional.empty() : Optional.of("aws is not on the PATH");
  }

  @Override
  public Deployer open(URI endpoint, String function, Path folder) throws IOException {
    Path script = Resources.copy("deploy.sh", folder, "deploy.sh", Map.of());
    Command command =
        Command.in(folder, "sh", script.toString())
            .with("ENDPOINT", endpoint.toString())
            .with("FUNCTION", function)
            .with("ALIAS", Library.ALIAS);
    return new Deployer() {
      @Override
      public void create(Path archive) {
        Library.create(endpoint, function, archive);
      }

      @Override
      public void update(Path archive) throws IOException, InterruptedException {
        command.with("ARCHIVE", archive.toString()).run();
      }
    };
  }
}
