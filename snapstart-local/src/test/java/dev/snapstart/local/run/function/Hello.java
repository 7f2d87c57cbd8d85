package dev.snapstart.local.run.function;

import java.util.Map;
import java.util.TreeMap;

/** Tells what its environment is like. */
public final class Hello {
  private final String made = java.util.UUID.randomUUID().toString();
  private int calls;

  public Map<String, Object> handle(Map<String, Object> event) throws Exception {
    calls++;
    System.out.println("hello from call " + calls);
    if (event.containsKey("sleep")) {
      Thread.sleep(((Number) event.get("sleep")).longValue());
    }
    Map<String, Object> all = new TreeMap<>();
    all.put("event", event);
    all.put("made", made);
    all.put("calls", calls);
    all.put("pid", ProcessHandle.current().pid());
    all.put("environment", System.getenv());
    all.put("folder", System.getProperty("user.dir"));
    all.put("tmp", System.getProperty("java.io.tmpdir"));
    all.put("heap", Runtime.getRuntime().maxMemory());
    return all;
  }
}
