package dev.snapstart.maven.it;

import java.util.Map;

/** A function that hangs at its initialization if its variable HANG is set. */
public final class HeldFunction {
  public HeldFunction() throws InterruptedException {
    if (System.getenv("HANG") != null) {
      Thread.sleep(600_000);
    }
  }

  public Map<String, Object> handle(Map<String, Object> event) {
    return Map.of("pid", ProcessHandle.current().pid());
  }
}
