package dev.snapstart.local.rehearse;

import com.sun.jdi.VirtualMachine;
import dev.snapstart.local.rehearse.capture.Appraiser;
import dev.snapstart.local.rehearse.judge.Frozen;
import dev.snapstart.local.rehearse.judge.FrozenAnswers;
import dev.snapstart.local.rehearse.judge.FrozenFields;
import dev.snapstart.local.rehearse.judge.SocketJudge;
import dev.snapstart.local.rehearse.judge.ValueJudge;
import dev.snapstart.local.rehearse.jvm.DebugPort;
import dev.snapstart.local.rehearse.jvm.JvmInspector;
import dev.snapstart.local.rehearse.linux.ProcessSockets;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Hook;
import dev.snapstart.local.rehearse.model.Inside;
import dev.snapstart.local.rehearse.model.Observations;
import dev.snapstart.local.rehearse.model.OpenSocket;
import dev.snapstart.local.run.Extras;
import dev.snapstart.local.run.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses a function in Java. A JVM is not copied, so each environment has an initialization of
 * its own, and what differs between them is what copies would have in common. Two of them are
 * looked into; not thread-safe.
 */
final class JavaRehearsal {
  private static final int INSPECTED = 2;
  private static final Duration CONNECTING = Duration.ofSeconds(60);

  private final Surroundings around;
  private final List<Member> members = new ArrayList<>();
  private final List<Look> looks = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Set<Integer> ownPorts = new HashSet<>();
  private List<OpenSocket> sockets = List.of();

  JavaRehearsal(Surroundings around) {
    this.around = around;
    ownPorts.add(around.stage().apiPort());
  }

  Outcome run() {
    String obstacle = DebugPort.obstacle(around.stage().program());
    if (obstacle != null) {
      remarks.add("Fields and hooks were not looked at: " + obstacle);
    }
    try {
      if (startAll(obstacle == null)) {
        rehearse();
      }
    } finally {
      looks.forEach(look -> look.inspector().close());
    }
    List<Hook> hooks = looks.isEmpty() ? List.of() : looks.get(0).inspector().hooks();
    findings.addAll(
        around.hookJudge().judge(hooks, members.stream().map(Member::figures).toList()));
    return new Outcome(members.stream().map(Member::figures).toList(), hooks, findings, remarks);
  }

  private boolean startAll(boolean inspect) {
    for (int i = 0; i < around.options().environments(); i++) {
      if (!start(inspect && i < INSPECTED)) {
        return false;
      }
    }
    return true;
  }

  /** One after the other, so that none is slower for the sake of another one. */
  private boolean start(boolean inspect) {
    Instant start = around.clock().instant();
    JvmInspector inspector = null;
    Held held;
    if (inspect) {
      try (DebugPort port = DebugPort.open(CONNECTING)) {
        ownPorts.add(port.port());
        held = around.stage().start(new Extras(List.of(port.option()), java.util.Map.of()));
        VirtualMachine vm = port.accept();
        inspector = vm == null ? null : begin(vm);
      }
    } else {
      held = around.stage().start(Extras.NONE);
    }
    Duration limit = around.stage().startLimit();
    Held.Phase started = held.started(limit);
    if (!started.ok()) {
      if (inspector != null) {
        inspector.close();
      }
      findings.add(Troubles.ofStart(started, limit));
      return false;
    }
    Instant checkpoint = around.clock().instant();
    Appraiser appraiser = around.appraiser(start, checkpoint, held.pid());
    if (members.isEmpty()) {
      sockets = ProcessSockets.of(held.pid(), ownPorts);
    }
    members.add(new Member(held, held.pid(), appraiser, started.took(), inspector != null));
    if (inspector != null) {
      inspector.held();
      if (members.size() == 1 && !sockets.isEmpty()) {
        sockets = inspector.holders(sockets);
      }
      looks.add(new Look(inspector, inspector.fields(appraiser)));
    }
    return true;
  }

  private JvmInspector begin(VirtualMachine vm) {
    return JvmInspector.begin(
        vm, String.valueOf(around.version().settings().handler()), around.stage().nanos());
  }

  private void rehearse() {
    Play play = around.play();
    List<Finding> troubles = new ArrayList<>();
    for (int i = 0; i < members.size() && troubles.isEmpty(); i++) {
      troubles.addAll(play.restore(List.of(members.get(i))));
      if (i < looks.size()) {
        looks.get(i).inspector().restored();
      }
    }
    findings.addAll(troubles);
    if (!troubles.isEmpty()) {
      return;
    }
    Set<Long> open =
        ProcessSockets.of(members.get(0).pid(), ownPorts).stream()
            .map(OpenSocket::inode)
            .collect(Collectors.toSet());
    findings.addAll(SocketJudge.judge(sockets, open));
    List<Observations> restored = fields();
    findings.addAll(play.invoke(members));
    List<Observations> later = fields();
    judge(restored, later);
  }

  private List<Observations> fields() {
    List<Observations> all = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      all.add(looks.get(i).inspector().fields(members.get(i).appraiser()));
    }
    return all;
  }

  private void judge(List<Observations> restored, List<Observations> later) {
    List<List<Observations>> rounds = new ArrayList<>();
    for (Member member : members) {
      @Nullable List<Observations> observed = member.rounds();
      if (observed == null) {
        rounds.clear();
        break;
      }
      rounds.add(Objects.requireNonNull(observed));
    }
    List<Frozen> answers = rounds.isEmpty() ? List.of() : FrozenAnswers.compared(rounds);
    List<Inside> insides = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      insides.add(new Inside(looks.get(i).atCheckpoint(), restored.get(i), later.get(i)));
    }
    List<Frozen> fields =
        insides.size() < INSPECTED
            ? List.of()
            : FrozenFields.between(insides.get(0), insides.get(1));
    findings.addAll(
        new ValueJudge(insides.isEmpty() ? null : insides.get(0), false).judge(answers, fields));
  }

  /** An inspector, with what it saw at the checkpoint. */
  private record Look(JvmInspector inspector, Observations atCheckpoint) {}
}
