package dev.snapstart.local.rehearse.function;

import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** One mistake of each kind. */
public final class Faulty {
  static final UUID REQUEST_ID = UUID.randomUUID();
  static final Random DICE = new Random();
  static final SecureRandom SAFE = new SecureRandom();
  static final String CONSTANT = "3f0e8a52-0001-4000-8000-000000000000";
  private static AtomicReference<String> lazy = new AtomicReference<>();

  private final Instant started = Instant.now();
  private final String nonce = nonce();
  private String replaced = UUID.randomUUID().toString();
  private Socket connection;
  private final Resource kept = new Renewing();

  public Faulty() throws IOException {
    String port = System.getenv("PORT");
    if (port != null) {
      connection = new Socket("127.0.0.1", Integer.parseInt(port));
    }
    Core.getGlobalContext().register(kept);
    Core.getGlobalContext().register(new Forgotten());
  }

  private static String nonce() {
    byte[] bytes = new byte[18];
    SAFE.nextBytes(bytes);
    // In hexadecimal, since one in sixty of Base64 has no digit, and is a text then.
    return HexFormat.of().formatHex(bytes);
  }

  public Map<String, Object> handle(Map<String, Object> event) {
    Map<String, Object> answer = new TreeMap<>();
    answer.put("requestId", REQUEST_ID);
    answer.put("body", "{\"nonce\":\"" + nonce + "\"}");
    answer.put("startedAt", started.toString());
    answer.put("constant", CONSTANT);
    answer.put("fresh", UUID.randomUUID());
    answer.put("dice", DICE.nextLong());
    answer.put("replaced", replaced);
    answer.put("now", Instant.now().getEpochSecond());
    answer.put("connected", connection != null && connection.isConnected());
    lazy.compareAndSet(null, UUID.randomUUID().toString());
    answer.put("lazy", lazy.get());
    answer.put("secret", event.get("secret"));
    System.out.println("serving with " + nonce);
    if (event.containsKey("late")) {
      Core.getGlobalContext().register(Late.INSTANCE);
    }
    return answer;
  }

  /** Makes anew what must not be shared, slowly. */
  private final class Renewing implements Resource {
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) throws Exception {
      replaced = UUID.randomUUID().toString();
      Thread.sleep(Long.parseLong(System.getenv().getOrDefault("SLOW", "0")));
    }
  }

  /** Nobody keeps it. */
  private static final class Forgotten implements Resource {
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) {}
  }

  /** Comes with the first event. */
  private static final class Late implements Resource {
    static final Late INSTANCE = new Late();

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) {}
  }
}
