package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Deployments;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.control.Recorder;
import dev.snapstart.local.fault.Faults;
import dev.snapstart.local.logs.LogStore;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.Table;
import dev.snapstart.local.state.Timings;
import dev.snapstart.local.state.cloud.Cloud;
import dev.snapstart.local.store.Blobs;
import dev.snapstart.local.store.KeptState;
import dev.snapstart.local.store.StateStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The server behind its sockets: each script starts from the same account with one deployed
 * function, time passes with each request, and what is never allowed is looked for after each.
 */
final class FuzzedServer {
  private static final Duration STEP = Duration.ofMillis(700);
  private static final Duration SETTLING = Duration.ofMillis(500);
  private static final Duration SNAPSHOT = Duration.ofSeconds(1);
  private static final Duration HANG = Duration.ofSeconds(5);
  private static final URI ENDPOINT = URI.create("http://127.0.0.1:9400");
  private static final String ALIASES =
      "POST /2015-03-31/functions/orders/aliases\n\n"
          + "{\"Name\":\"live\",\"FunctionVersion\":\"2\","
          + "\"RoutingConfig\":{\"AdditionalVersionWeights\":{\"1\":0.1}}}";

  private final Map<Integer, Long> statuses = new TreeMap<>();
  private final Map<String, byte[]> deployedBlobs = new HashMap<>();
  private final LambdaState deployed;
  private long requests;

  FuzzedServer() {
    Timings timings = new Timings(SETTLING, SETTLING, SETTLING, SNAPSHOT);
    LambdaState empty =
        LambdaState.empty(new Account("us-east-1", "123456789012"), timings)
            .withBucket("artifacts", Table.empty());
    Run run = new Run(empty, deployedBlobs);
    run.play(deployment().getBytes(StandardCharsets.ISO_8859_1));
    deployed = run.control.state();
    assertThat(deployed.function("orders").aliases().get("live").functionVersion()).isEqualTo("2");
    statuses.clear();
    requests = 0;
  }

  /** Sends the requests of a script to a server of their own. */
  void play(byte[] script) {
    new Run(deployed, new HashMap<>(deployedBlobs)).play(script);
  }

  long requests() {
    return requests;
  }

  /** How often each status was answered. */
  Map<Integer, Long> statuses() {
    return statuses;
  }

  private static String deployment() {
    String create =
        "POST /2015-03-31/functions\n\n{\"FunctionName\":\"orders\",\"Runtime\":\"java21\","
            + "\"Handler\":\"a.B::c\",\"Role\":\""
            + Deployments.ROLE
            + "\",\"SnapStart\":{\"ApplyOn\":\"PublishedVersions\"},\"Code\":{\"ZipFile\":\""
            + zip("one")
            + "\"}}";
    String code = "PUT /2015-03-31/functions/orders/code\n\n{\"ZipFile\":\"" + zip("two") + "\"}";
    String publish = "POST /2015-03-31/functions/orders/versions\n\n{}";
    String read = "GET /2015-03-31/functions/orders";
    return String.join(
        RequestScript.SEPARATOR,
        create,
        publish,
        read,
        read,
        code,
        read,
        publish,
        read,
        read,
        ALIASES);
  }

  private static String zip(String content) {
    return java.util.Base64.getEncoder().encodeToString(Deployments.zip(content));
  }

  /** One account's life. */
  private final class Run {
    private Instant now;
    private final MemoryStore store;
    private final ControlPlane control;
    private final Pipeline pipeline;

    Run(LambdaState initial, Map<String, byte[]> blobs) {
      store = new MemoryStore(blobs);
      now = initial.agenda().isEmpty() ? Instant.EPOCH : initial.agenda().get(0).at();
      InstantSource source = () -> now;
      Clock clock = source.withZone(ZoneOffset.UTC);
      control =
          new ControlPlane(Cloud.of(initial), clock, store, (before, after) -> {}, () -> SNAPSHOT);
      pipeline =
          new HttpServer.Parts(
                  control,
                  null,
                  () -> 0.5,
                  new LogStore(),
                  store.blobs(),
                  new Faults((function, failure) -> {}),
                  null,
                  new Recorder(),
                  List.of(),
                  clock)
              .pipeline(ENDPOINT);
    }

    void play(byte[] script) {
      String said = RequestScript.said(script);
      for (RequestScript.HttpRequest request : RequestScript.parse(script)) {
        requests++;
        long begin = System.nanoTime();
        Reply reply = reply(request);
        Answers.check(said, reply);
        statuses.merge(reply.status(), 1L, Long::sum);
        now = now.plus(STEP);
        LambdaState state = control.state();
        States.check(state);
        assertThat(store.blobs.keySet()).containsAll(state.packages());
        assertThat(System.nanoTime() - begin).isLessThan(HANG.toNanos());
      }
      Cloud kept = store.saved;
      if (kept != null) {
        assertThat(KeptState.again(kept)).isEqualTo(kept);
      }
    }

    /** What the front door does: a URL that is none is the caller's fault, all else is ours. */
    private Reply reply(RequestScript.HttpRequest request) {
      HttpCall call;
      try {
        call = request.call();
      } catch (IllegalArgumentException e) {
        return Reply.of(400, "text/plain", "not encoded as a URL is");
      }
      Pipeline.Delivery delivery = pipeline.serve(call);
      delivery.beforeSending().run();
      assertThat(delivery.reply()).isNotNull();
      return delivery.reply();
    }
  }

  private static final class MemoryStore implements StateStore {
    private final Map<String, byte[]> blobs;
    private @Nullable Cloud saved;

    MemoryStore(Map<String, byte[]> blobs) {
      this.blobs = blobs;
    }

    @Override
    public @Nullable Cloud load() {
      return null;
    }

    @Override
    public void save(Cloud state) {
      saved = state;
    }

    @Override
    public Blobs blobs() {
      return new Blobs() {
        @Override
        public CodePackage put(byte[] bytes) {
          CodePackage code = CodePackage.of(bytes);
          blobs.put(code.sha256(), bytes);
          return code;
        }

        @Override
        public byte @Nullable [] get(String sha256) {
          return blobs.get(sha256);
        }
      };
    }

    @Override
    public void close() {}
  }
}
