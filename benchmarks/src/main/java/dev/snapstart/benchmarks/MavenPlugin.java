package dev.snapstart.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * {@code mvn snapstart:deploy} on a project that is already built.
 *
 * @param version the plugin's version
 * @param installed a local repository that has the plugin, and is Maven's from now on
 * @param repository where Maven finds everything else
 * @param jvmFlags what the project's {@code .mvn/jvm.config} says; empty for a project without one
 */
record MavenPlugin(String version, Path installed, Path repository, String jvmFlags)
    implements Contender {
  @Override
  public String name() {
    return jvmFlags.isEmpty() ? "mvn snapstart:deploy" : "mvn snapstart:deploy, " + jvmFlags;
  }

  /** The same with a {@code .mvn/jvm.config}. */
  MavenPlugin with(String flags) {
    return new MavenPlugin(version, installed, repository, flags);
  }

  @Override
  public Optional<String> missing() {
    if (!Command.exists("mvn")) {
      return Optional.of("mvn is not on the PATH");
    }
    return Files.isDirectory(installed.resolve("dev/snapstart/snapstart-maven-plugin"))
        ? Optional.empty()
        : Optional.of("the plugin is not in " + installed);
  }

  @Override
  public Deployer open(URI endpoint, String function, Path folder) throws IOException {
    Resources.copy(
        "project.xml",
        folder,
        "pom.xml",
        Map.of(
            "snapstart.version", version,
            "orders.alias", Library.ALIAS,
            "orders.role", Library.ROLE,
            "orders.runtime", Library.RUNTIME,
            "orders.handler", Library.HANDLER,
            "orders.memoryMb", String.valueOf(Library.MEMORY_MB)));
    Path settings =
        Resources.copy(
            "settings.xml",
            folder,
            "settings.xml",
            Map.of("repository", repository.toUri().toString()));
    // A project root of its own: settings of a .mvn folder further up would slow the start down.
    Path mvn = Files.createDirectories(folder.resolve(".mvn"));
    if (!jvmFlags.isEmpty()) {
      Files.writeString(mvn.resolve("jvm.config"), jvmFlags);
    }
    Path jar = Files.createDirectories(folder.resolve("target")).resolve("orders.jar");
    Command command =
        Command.in(
            folder,
            "mvn",
            "--batch-mode",
            "--settings",
            settings.toString(),
            "-Dmaven.repo.local=" + installed,
            "-Dsnapstart.function=" + function,
            "-Dsnapstart.endpoint=" + endpoint,
            "snapstart:deploy");
    return new Deployer() {
      @Override
      public void create(Path archive) throws IOException, InterruptedException {
        update(archive);
      }

      @Override
      public void update(Path archive) throws IOException, InterruptedException {
        Files.copy(archive, jar, StandardCopyOption.REPLACE_EXISTING);
        command.run();
      }
    };
  }
}
