package dev.snapstart.internal.lambda.aws;

import dev.snapstart.SdkModules;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Clients of modules that may be missing, each built when first asked for; thread-safe.
 *
 * <p>The builders are typed as {@link SdkAutoCloseable} on purpose: a lambda whose own type names a
 * class is linked to that class where it is written, before the module had a chance to be loaded.
 */
final class OptionalClients implements AutoCloseable {
  private final SdkModules modules;
  private final Map<String, SdkAutoCloseable> clients = new HashMap<>();

  OptionalClients(SdkModules modules) {
    this.modules = modules;
  }

  /**
   * Returns the one client of a module.
   *
   * @throws SnapStartException if the module is not on the class path
   */
  synchronized SdkAutoCloseable get(String module, Supplier<SdkAutoCloseable> build) {
    SdkAutoCloseable client = clients.get(module);
    if (client == null) {
      modules.require(module);
      client = built(module, build);
      clients.put(module, client);
    }
    return client;
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(SdkAutoCloseable::close);
    clients.clear();
  }

  private static SdkAutoCloseable built(String module, Supplier<SdkAutoCloseable> build) {
    try {
      return build.get();
    } catch (NoClassDefFoundError e) {
      throw SnapStartException.of(
              ErrorCode.LIBRARY_MISSING,
              "The AWS SDK's module '" + module + "' is not on the class path.")
          .advice(
              "Add software.amazon.awssdk:"
                  + module
                  + " to the dependencies, for the SDK "
                  + VersionInfo.SDK_VERSION
                  + ".")
          .cause(e)
          .build();
    }
  }
}
