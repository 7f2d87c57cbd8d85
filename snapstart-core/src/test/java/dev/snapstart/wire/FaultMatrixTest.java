package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.cloud.Cloud;
import dev.snapstart.local.state.codedeploy.CodeDeployState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every call of a deployment meets every trouble, once and every time, over HTTP with the real SDK.
 *
 * <p>A run ends at its goal, with the state of a run that met no trouble, or with the documented
 * error and advice; then the next run reaches that state. Each run of the test lets a third of the
 * calls meet a trouble every time, by {@code -Dsnapstart.matrix.seed=N}; {@code
 * -Dsnapstart.matrix=full} takes them all, and also lets them hang every time. {@code
 * -Dsnapstart.writeDocs=true} writes the table of the documentation.
 */
@Tag("slow")
class FaultMatrixTest {
  private static final Path PAGE = Path.of("..", "docs", "design", "faults.md");
  private static final boolean FULL = "full".equals(System.getProperty("snapstart.matrix"));
  private static final int STRIDE = FULL ? 1 : 3;
  private static final long SEED = Long.getLong("snapstart.matrix.seed", System.nanoTime());
  private static final String GOAL = "ok";

  @TempDir static Path folder;

  private static VirtualWire patient;
  private static VirtualWire impatient;
  private static Cloud empty;
  private static final Map<Wanted, Cloud> STARTS = new EnumMap<>(Wanted.class);
  private static final Map<Wanted, List<Object>> GOALS = new EnumMap<>(Wanted.class);

  @BeforeAll
  static void runWithoutTrouble() {
    patient = new VirtualWire(Duration.ofSeconds(60));
    impatient = new VirtualWire(Duration.ofMillis(250));
    empty = patient.lambda().cloud();
    for (Wanted wanted : Wanted.values()) {
      begin(patient, empty);
      wanted.before(patient, folder);
      STARTS.put(wanted, patient.lambda().cloud());
      Object learnt = wanted.play(patient, folder);
      GOALS.put(wanted, content(patient, learnt));
      begin(impatient, empty);
      wanted.before(impatient, folder);
    }
  }

  @AfterAll
  static void close() {
    patient.close();
    impatient.close();
  }

  @Test
  void everyCallMeetsEveryTrouble() {
    List<String> wrong = new ArrayList<>();
    System.out.println(
        "matrix | " + (FULL ? "all calls" : "every time for each third call, seed " + SEED));
    print("call", List.of(Trouble.values()).stream().map(it -> "" + letter(it)).toList());
    for (boolean always : new boolean[] {false, true}) {
      for (Call call : Call.values()) {
        if (always && Math.floorMod(call.ordinal() + SEED, STRIDE) != 0) {
          continue;
        }
        List<String> row = new ArrayList<>();
        for (Trouble trouble : Trouble.values()) {
          row.add(abbreviated(cell(call, trouble, always, wrong)));
        }
        print((always ? "always " : "once   ") + call.words(), row);
      }
    }
    for (Trouble trouble : Trouble.values()) {
      System.out.println("matrix | " + letter(trouble) + " = " + trouble.words());
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theDocumentationHasTheTable() throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- table -->\n";
    String end = "<!-- end of table -->";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    if (Boolean.getBoolean("snapstart.writeDocs")) {
      Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
      return;
    }
    assertThat(page.substring(from, to)).isEqualTo(table());
  }

  private static String cell(Call call, Trouble trouble, boolean always, List<String> wrong) {
    boolean costly = always && trouble.hangs() && call != Call.UPDATE_CODE;
    if (costly && !FULL) {
      return "-";
    }
    ErrorCode expected = always ? trouble.always(call) : trouble.once(call);
    String ending = meet(call, trouble, always);
    if (!ending.equals(named(expected))) {
      wrong.add(
          (always ? "always " : "once ")
              + call.words()
              + ", "
              + trouble.words()
              + ": "
              + ending
              + " instead of "
              + named(expected));
    }
    return ending;
  }

  private static String meet(Call call, Trouble trouble, boolean always) {
    Wanted wanted = call.wanted();
    VirtualWire wire = trouble.hangs() ? impatient : patient;
    wire.lambda().faults().clear();
    begin(wire, wanted);
    wire.lambda().clearRecordedCalls();
    Trigger trigger = always ? Trigger.every() : Trigger.next();
    wire.lambda().faults().add(trigger.of(call.operation()), trouble.fault(call));
    Instant start = wire.clock().instant();
    Object learnt;
    try {
      learnt = wanted.play(wire, folder);
    } catch (SnapStartException e) {
      return afterError(wire, wanted, call, e);
    }
    if (!wasMade(wire, call)) {
      return "NOT MET";
    }
    if (trouble == Trouble.THROTTLED_FOR
        && !call.explainsAnError()
        && Duration.between(start, wire.clock().instant()).toSeconds() < Trouble.RETRY_AFTER) {
      return "TOO EARLY";
    }
    return atGoal(wire, wanted, learnt) ? GOAL : "WRONG STATE";
  }

  private static String afterError(
      VirtualWire wire, Wanted wanted, Call call, SnapStartException error) {
    if (error.advice().isEmpty()) {
      return "NO ADVICE";
    }
    if (!wasMade(wire, call)) {
      return "NOT MET";
    }
    wire.lambda().faults().clear();
    wire.clock().pass(Duration.ofMinutes(1));
    Object learnt = wanted.play(wire, folder);
    return atGoal(wire, wanted, learnt) ? error.code().name() : "WRONG STATE AFTERWARDS";
  }

  private static boolean wasMade(VirtualWire wire, Call call) {
    return wire.lambda().recordedCalls().stream()
        .map(RecordedCall::operation)
        .anyMatch(call.operation()::equals);
  }

  private static void begin(VirtualWire wire, Wanted wanted) {
    if (wanted.movesByItself()) {
      begin(wire, empty);
      wanted.before(wire, folder);
      return;
    }
    begin(wire, STARTS.get(wanted));
    wire.clock().pass(Duration.ofMinutes(1));
  }

  private static void begin(VirtualWire wire, Cloud start) {
    wire.lambda().perform((cloud, now) -> new Cloud.Outcome<>(start, GOAL));
  }

  private static boolean atGoal(VirtualWire wire, Wanted wanted, Object learnt) {
    return content(wire, learnt).equals(GOALS.get(wanted));
  }

  /** What lasts: everything but dates, revisions and states on the way. */
  private static List<Object> content(VirtualWire wire, Object learnt) {
    LambdaFunction function = wire.lambda().state().function(Wanted.FUNCTION);
    List<Object> content = new ArrayList<>();
    content.add(function.latest().code());
    content.add(function.latest().settings());
    content.add(function.tags());
    function
        .versions()
        .asMap()
        .forEach(
            (number, version) -> content.add(List.of(number, version.code(), version.settings())));
    function
        .aliases()
        .values()
        .forEach(
            alias ->
                content.add(
                    List.of(
                        alias.functionVersion(), alias.weights(), untimed(alias.description()))));
    CodeDeployState codeDeploy = wire.lambda().cloud().codeDeploy();
    content.add(codeDeploy.applications().asMap().keySet());
    content.add(codeDeploy.configs());
    codeDeploy.groups().values().forEach(group -> content.add(group.deploymentGroupName()));
    codeDeploy
        .deployments()
        .values()
        .forEach(it -> content.add(List.of("" + it.order().description(), it.status())));
    content.add(learnt);
    return content;
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder("| trouble | one call | every call | exceptions |\n|---|---|---|---|\n");
    for (Trouble trouble : Trouble.values()) {
      ErrorCode once = trouble.once(Call.GET_FUNCTION);
      ErrorCode always = trouble.always(Call.GET_FUNCTION);
      table.append("| ").append(trouble.words());
      table.append(" | ").append(documented(once));
      table.append(" | ").append(documented(always));
      table.append(" | ").append(exceptions(trouble, once, always)).append(" |\n");
    }
    return table.toString();
  }

  private static String exceptions(
      Trouble trouble, @Nullable ErrorCode once, @Nullable ErrorCode always) {
    List<String> both = new ArrayList<>();
    List<String> repeated = new ArrayList<>();
    for (Call call : Call.values()) {
      if (call.explainsAnError()) {
        continue; // The page says it once for all troubles.
      }
      if (trouble.once(call) != once) {
        both.add(call.words());
      } else if (trouble.always(call) != always) {
        repeated.add(call.words());
      }
    }
    String goal = both.isEmpty() ? "" : "goal: " + String.join(", ", both);
    String every = repeated.isEmpty() ? "" : "every call: goal for " + String.join(", ", repeated);
    return List.of(goal, every).stream()
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String documented(@Nullable ErrorCode code) {
    return code == null ? "goal" : "`" + code + "`";
  }

  private static String named(@Nullable ErrorCode code) {
    return code == null ? GOAL : code.name();
  }

  /** The instant of a move differs from run to run. */
  private static String untimed(String description) {
    return String.valueOf(description).replaceFirst(" at=[^ \\]]*", "");
  }

  private static String abbreviated(String ending) {
    return switch (ending) {
      case "SERVICE_UNAVAILABLE" -> "SERV";
      case "ACCESS_DENIED" -> "DENY";
      case "CREDENTIALS_INVALID" -> "CRED";
      case "THROTTLED" -> "THRO";
      case "REJECTED" -> "REJE";
      case GOAL, "-" -> ending;
      default -> "!!!!";
    };
  }

  private static char letter(Trouble trouble) {
    return (char) ('A' + trouble.ordinal());
  }

  private static void print(String name, List<String> cells) {
    System.out.println(
        "matrix | "
            + String.format("%-36s", name)
            + cells.stream().map(it -> String.format("%-4s", it)).collect(Collectors.joining(" ")));
  }
}
