package dev.snapstart.benchmarks;

import dev.snapstart.SnapStart;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import java.net.URI;
import java.nio.file.Path;

/** This library, in this JVM. */
final class Library implements Contender {
  static final String ALIAS = "live";
  static final String ROLE = "arn:aws:iam::123456789012:role/orders-api";
  static final String RUNTIME = "java21";
  static final String HANDLER = "com.example.Orders::handleRequest";
  static final int MEMORY_MB = 512;

  @Override
  public String name() {
    return "snapstart library";
  }

  @Override
  public Deployer open(URI endpoint, String function, Path folder) {
    return new LibraryDeployer(endpoint, function);
  }

  /** Makes the function that other contenders then update. */
  static void create(URI endpoint, String function, Path archive) {
    try (LibraryDeployer deployer = new LibraryDeployer(endpoint, function)) {
      deployer.create(archive);
    }
  }

  /** Deploys one function over connections of its own. */
  static final class LibraryDeployer implements Deployer {
    private final SnapStart snapStart;
    private final String function;

    LibraryDeployer(URI endpoint, String function) {
      this.snapStart = SnapStart.builder().endpoint(endpoint).build();
      this.function = function;
    }

    @Override
    public void create(Path archive) {
      update(archive);
    }

    @Override
    public void update(Path archive) {
      snapStart.deploy(
          DeploymentRequest.forFunction(function)
              .code(CodeSource.archive(archive))
              .settings(
                  settings ->
                      settings
                          .role(ROLE)
                          .runtime(RUNTIME)
                          .handler(HANDLER)
                          .memoryMb(MEMORY_MB)
                          .snapStart(true))
              .publish()
              .alias(ALIAS)
              .build());
    }

    @Override
    public void close() {
      snapStart.close();
    }
  }
}
