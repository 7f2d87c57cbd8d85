package dev.snapstart.local.run.function;

import java.util.Map;

/** Does what its event says, mostly trouble. */
public final class Troubled {
  private static int calls;

  public Object handle(Map<String, Object> event) throws InterruptedException {
    calls++;
    System.out.println("call " + calls);
    String what = String.valueOf(event.get("do"));
    switch (what) {
      case "throw" -> throw new IllegalArgumentException("no such \"order\"");
      case "exit" -> Runtime.getRuntime().halt(7);
      case "hang" -> Thread.sleep(60_000);
      case "large" -> {
        return "x".repeat(6_291_556);
      }
      case "chatter" -> System.out.println("y".repeat(10_000));
      case "spawn" -> {
        return spawned();
      }
      default -> {}
    }
    return Map.of("calls", calls);
  }

  private static long spawned() {
    try {
      return new ProcessBuilder("sleep", "300").start().pid();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
