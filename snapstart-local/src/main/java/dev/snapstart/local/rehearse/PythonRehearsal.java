package dev.snapstart.local.rehearse;

import dev.snapstart.local.rehearse.capture.Appraiser;
import dev.snapstart.local.rehearse.capture.Clones;
import dev.snapstart.local.rehearse.judge.Frozen;
import dev.snapstart.local.rehearse.judge.FrozenAnswers;
import dev.snapstart.local.rehearse.judge.FrozenFields;
import dev.snapstart.local.rehearse.judge.SocketJudge;
import dev.snapstart.local.rehearse.judge.ValueJudge;
import dev.snapstart.local.rehearse.linux.ProcessSockets;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Hook;
import dev.snapstart.local.rehearse.model.Inside;
import dev.snapstart.local.rehearse.model.Observations;
import dev.snapstart.local.rehearse.model.OpenSocket;
import dev.snapstart.local.run.Extras;
import dev.snapstart.local.run.Held;
import dev.snapstart.local.run.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses a function in Python: its process is copied at the snapshot, so that the environments
 * share one memory image. A further process with an initialization of its own tells what is a
 * constant; not thread-safe.
 */
final class PythonRehearsal {
  private static final String ASKED = "SNAPSTART_REHEARSAL";

  private final Surroundings around;
  private final List<Finding> findings = new ArrayList<>();

  PythonRehearsal(Surroundings around) {
    this.around = around;
  }

  Outcome run() {
    Origin image = start(around.options().environments());
    Origin other = image == null ? null : start(1);
    if (image == null || other == null) {
      return new Outcome(List.of(), List.of(), findings, List.of());
    }
    List<OpenSocket> sockets =
        ProcessSockets.of(image.held().pid(), Set.of(around.stage().apiPort())).stream()
            .map(socket -> socket.heldBy(image.told().holders().get(socket.inode())))
            .toList();
    List<Member> clones = copies(image);
    List<Member> control = clones == null ? null : copies(other);
    if (clones == null || control == null) {
      return new Outcome(List.of(), image.told().hooks(), findings, List.of());
    }
    image.told().threads().forEach(name -> findings.add(thread(name)));
    List<Hook> hooks = rehearse(image, other, sockets, clones, control.get(0));
    findings.addAll(around.hookJudge().judge(hooks, clones.stream().map(Member::figures).toList()));
    return new Outcome(clones.stream().map(Member::figures).toList(), hooks, findings, List.of());
  }

  private @Nullable Origin start(int copies) {
    Stage stage = around.stage();
    Path folder = stage.made("rehearsal");
    List<Stage.Opened> sessions = new ArrayList<>();
    List<Clones.Copy> asked = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      Stage.Opened opened = stage.open();
      sessions.add(opened);
      asked.add(new Clones.Copy(opened.address(), opened.output(), folder.resolve("copy-" + i)));
    }
    Path report = folder.resolve("image");
    Clones.ask(folder.resolve("asked"), report, asked);
    Instant start = around.clock().instant();
    Held held =
        stage.start(new Extras(List.of(), Map.of(ASKED, folder.resolve("asked").toString())));
    Held.Phase started = held.started(stage.startLimit());
    if (!started.ok()) {
      findings.add(Troubles.ofStart(started, stage.startLimit()));
      return null;
    }
    Instant checkpoint = around.clock().instant();
    Appraiser appraiser = around.appraiser(start, checkpoint, held.pid());
    return new Origin(
        held,
        started.took(),
        start,
        checkpoint,
        Clones.read(report, "held", appraiser),
        sessions,
        asked);
  }

  /** Lets a process copy itself, and waits for the copies to be held. */
  private @Nullable List<Member> copies(Origin origin) {
    origin.held().release();
    List<Member> members = new ArrayList<>();
    for (Stage.Opened opened : origin.sessions()) {
      Held held = around.stage().adopt(opened);
      Held.Phase copied = held.started(around.stage().startLimit());
      if (!copied.ok()) {
        findings.add(Troubles.ofStart(copied, around.stage().startLimit()));
        return null;
      }
      long pid = pid(origin, members.size());
      members.add(
          new Member(
              held,
              pid,
              around.appraiser(origin.start(), origin.checkpoint(), pid),
              origin.init(),
              false));
    }
    return members;
  }

  private static long pid(Origin origin, int index) {
    return Clones.pid(origin.asked().get(index).report());
  }

  private List<Hook> rehearse(
      Origin image, Origin other, List<OpenSocket> sockets, List<Member> clones, Member control) {
    // Between the first two copies: then no clock makes a difference, see FrozenAnswers.
    List<Member> order = new ArrayList<>(clones);
    order.add(1, control);
    Play play = around.play();
    List<Finding> troubles = play.restore(order);
    findings.addAll(troubles);
    if (!troubles.isEmpty()) {
      return image.told().hooks();
    }
    Set<Long> open =
        ProcessSockets.of(clones.get(0).pid(), Set.of(around.stage().apiPort())).stream()
            .map(OpenSocket::inode)
            .collect(Collectors.toSet());
    findings.addAll(SocketJudge.judge(sockets, open));
    Inside inside = inside(image, clones.get(0));
    List<Frozen> fields = FrozenFields.between(inside, inside(other, control));
    findings.addAll(play.invoke(order));
    findings.addAll(new ValueJudge(inside, true).judge(answers(clones, control), fields));
    Clones.Told told =
        Clones.read(image.asked().get(0).report(), "invoked", clones.get(0).appraiser());
    if (told.draws()) {
      findings.add(draws());
    }
    return told.hooks().isEmpty() ? image.told().hooks() : told.hooks();
  }

  private static List<Frozen> answers(List<Member> clones, Member control) {
    List<List<Observations>> rounds = new ArrayList<>();
    for (Member clone : clones) {
      List<Observations> observed = clone.rounds();
      if (observed == null) {
        return List.of();
      }
      rounds.add(observed);
    }
    List<Observations> others = control.rounds();
    return others == null ? List.of() : FrozenAnswers.cloned(rounds, others);
  }

  private static Inside inside(Origin origin, Member copy) {
    Clones.Told restored =
        Clones.read(origin.asked().get(0).report(), "restored", copy.appraiser());
    return new Inside(origin.told().fields(), restored.fields(), null);
  }

  private static Finding draws() {
    return new Finding(
        Finding.Kind.RANDOM_STATE,
        Finding.Level.WARNING,
        "module random",
        "Invocations draw from it, and its state is in the snapshot: every environment draws the"
            + " same numbers.",
        "Call random.seed() in an after-restore hook, or use secrets or random.SystemRandom.");
  }

  private static Finding thread(String name) {
    return new Finding(
        Finding.Kind.THREAD,
        Finding.Level.NOTE,
        "thread " + name,
        "Started at initialization: on Lambda it goes on in every environment. The copies of this"
            + " rehearsal do not have it.",
        "Start it in an after-restore hook, or when it is first needed.");
  }

  /** A process that is copied. */
  private record Origin(
      Held held,
      Duration init,
      Instant start,
      Instant checkpoint,
      Clones.Told told,
      List<Stage.Opened> sessions,
      List<Clones.Copy> asked) {}
}
