package dev.snapstart.wire;

import java.util.Map;

/** Runs in a process of the local Lambda, from a package of this one class. */
public class EchoFunction {

  /** Answers its event, prints its secret, and fails if asked to. */
  public Map<String, Object> handle(Map<String, Object> event) {
    System.out.println("the key is " + System.getenv("API_KEY"));
    if (event.containsKey("fail")) {
      throw new IllegalStateException("as asked");
    }
    return Map.of("echo", event);
  }
}
