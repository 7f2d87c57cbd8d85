package dev.snapstart.local.run.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Notes which of its hooks ran when; its environment variables make one of them fail or hang. */
public final class Snapshot {
  private static final List<Resource> HELD = new ArrayList<>();
  private final List<String> order = new ArrayList<>();
  private final String made = UUID.randomUUID().toString();
  private String restored = "never";

  public Snapshot() throws InterruptedException {
    System.out.println("constructing");
    misbehave("constructor");
    register("first");
    register("second");
  }

  private void register(String name) {
    Resource resource =
        new Resource() {
          @Override
          public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
            order.add("before " + name);
            misbehave("before");
          }

          @Override
          public void afterRestore(Context<? extends Resource> context) throws Exception {
            order.add("after " + name);
            restored = UUID.randomUUID().toString();
            misbehave("after");
          }
        };
    HELD.add(resource);
    Core.getGlobalContext().register(resource);
  }

  private static void misbehave(String where) throws InterruptedException {
    if (where.equals(System.getenv("FAIL"))) {
      throw new IllegalStateException("told to fail in " + where);
    }
    if (where.equals(System.getenv("HANG"))) {
      Thread.sleep(60_000);
    }
    if (where.equals(System.getenv("EXIT"))) {
      Runtime.getRuntime().halt(3);
    }
  }

  public Map<String, Object> handle(Map<String, Object> event)
      throws InterruptedException, IOException {
    misbehave("handler");
    if (event.get("until") instanceof String file) {
      System.out.println("restored " + restored);
      Files.createFile(Path.of(System.getProperty("java.io.tmpdir"), "mine"));
      while (!Files.exists(Path.of(file))) {
        Thread.sleep(20);
      }
    }
    if ("large".equals(event.get("do"))) {
      return Map.of("large", "x".repeat(6_291_556));
    }
    Map<String, Object> all = new TreeMap<>();
    all.put("order", order);
    all.put("made", made);
    all.put("restored", restored);
    all.put("pid", ProcessHandle.current().pid());
    all.put("environment", System.getenv());
    return all;
  }
}
