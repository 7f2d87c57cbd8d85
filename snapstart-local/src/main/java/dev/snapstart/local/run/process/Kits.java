package dev.snapstart.local.run.process;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The languages that functions can be run in; thread-safe. */
public final class Kits {
  private final List<Kit> kits;

  /**
   * All kits, with their files.
   *
   * @param folder takes what is unpacked once for all environments
   */
  public Kits(Path folder) {
    Host host = Host.ofThisProcess();
    kits = List.of(new JavaKit(host, folder), new PythonKit(host, folder));
  }

  /**
   * Finds the kit for a runtime.
   *
   * @param runtime for example {@code java21}, or null for an image
   * @return the kit, or null if there is none that works here
   */
  public @Nullable Kit find(@Nullable String runtime) {
    for (Kit kit : kits) {
      if (runtime != null && kit.isFor(runtime) && kit.obstacle(runtime) == null) {
        return kit;
      }
    }
    return null;
  }

  /**
   * Why a runtime cannot be run.
   *
   * @param runtime for example {@code nodejs22.x}, or null for an image
   * @return a clause for an error's text
   */
  public String obstacle(@Nullable String runtime) {
    if (runtime == null) {
      return "snapstart-local runs no container images";
    }
    for (Kit kit : kits) {
      String obstacle = kit.isFor(runtime) ? kit.obstacle(runtime) : null;
      if (obstacle != null) {
        return obstacle;
      }
    }
    return "snapstart-local runs Java 11 or later and Python 3.9 or later, not " + runtime;
  }
}
