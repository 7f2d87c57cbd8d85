package dev.snapstart.local.rehearse.function;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Has everything that Faulty has, done right. */
public final class Careful implements Resource {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String TABLE = "orders-2024-a1b2c3d4e5f6";
  private static final Set<String> NAMES = Set.of("a1", "b2", "c3", "d4", "e5");
  private static String lazy;
  private String id = UUID.randomUUID().toString();
  private Instant since = Instant.now();
  private int calls;

  public Careful() {
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    id = null;
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    id = UUID.randomUUID().toString();
    since = Instant.now();
  }

  public Map<String, Object> handle(Map<String, Object> event) {
    if (lazy == null) {
      lazy = UUID.randomUUID().toString();
    }
    Map<String, Object> answer = new TreeMap<>();
    answer.put("fresh", UUID.randomUUID());
    answer.put("token", Long.toHexString(RANDOM.nextLong()));
    answer.put("table", TABLE);
    answer.put("names", List.copyOf(NAMES));
    answer.put("now", Instant.now().getEpochSecond());
    answer.put("minute", Instant.now().toString().substring(0, 16));
    answer.put("calls", ++calls);
    answer.put("tmp", System.getProperty("java.io.tmpdir"));
    answer.put("pid", ProcessHandle.current().pid());
    answer.put("event", event);
    answer.put("since", since.isBefore(Instant.now()));
    System.out.println(Instant.now() + " call " + calls);
    return answer;
  }
}
