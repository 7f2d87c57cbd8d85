package dev.snapstart.local.run;

import dev.snapstart.local.run.api.RuntimeApi;
import dev.snapstart.local.run.api.Session;
import dev.snapstart.local.run.log.EnvironmentLog;
import dev.snapstart.local.run.process.Child;
import dev.snapstart.local.run.process.Command;
import dev.snapstart.local.run.process.Kit;
import dev.snapstart.local.run.process.Kits;
import dev.snapstart.local.run.process.Launcher;
import dev.snapstart.local.run.process.Output;
import dev.snapstart.local.store.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All processes that run functions; thread-safe. */
final class Processes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Processes.class);

  /** The file that takes what a process prints. */
  static final String OUTPUT = "output";

  private final Path root;
  private final CodeFolders code;
  private final Kits kits;
  private final Launcher launcher;
  private final RuntimeApi api;

  /** Folders that stay until the end of the server: copies have mounts on them. */
  private final Set<Path> kept = ConcurrentHashMap.newKeySet();

  private final Set<RuntimeProcess> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Processes(Path root, CodeFolders code, Kits kits, Launcher launcher, RuntimeApi api) {
    this.root = root;
    this.code = code;
    this.kits = kits;
    this.launcher = launcher;
    this.api = api;
  }

  /** Starts the process of an environment; what it prints goes to the log. */
  RuntimeProcess start(Target target, EnvironmentLog log) {
    return start(target, log, Extras.NONE);
  }

  /** Starts the process of an environment with something that Lambda would not give it. */
  RuntimeProcess start(Target target, EnvironmentLog log, Extras extras) {
    if (closed) {
      throw new IllegalStateException("The server is closed");
    }
    Kit kit = kits.find(target.settings().runtime());
    if (kit == null) {
      throw new IllegalStateException(kits.obstacle(target.settings().runtime()));
    }
    String remark = kit.remark(target.runtime());
    if (remark != null) {
      log.write(remark);
    }
    if (!target.settings().layers().isEmpty()) {
      log.write("snapstart-local: layers are not kept here, the function runs without them");
    }
    Session session = new Session();
    Site site = site(session);
    try {
      Path temporary = Files.createDirectory(site.folder().resolve("tmp"));
      Path printed = Files.createFile(site.folder().resolve(OUTPUT));
      Path task = code.of(target.version().code().sha256());
      int memory = target.settings().memorySize();
      Command command =
          new Command(
              extras.in(kit.command(target.runtime(), target.handler(), memory, temporary)),
              extras.in(Variables.of(target, kit, log, site.address(), task, temporary)),
              task,
              printed);
      Output output = new Output(printed, log::write);
      return run(session, site, command, output, how -> how);
    } catch (IOException e) {
      end(site);
      throw new UncheckedIOException("Cannot prepare the folder of an environment", e);
    }
  }

  /**
   * Runs a command as the process of an environment.
   *
   * @param how rewords how the command has ended
   */
  RuntimeProcess run(
      Session session, Site site, Command command, Output output, UnaryOperator<String> how) {
    Child child = launcher.start(command);
    RuntimeProcess process = new RuntimeProcess(session, child, output, site, () -> end(site));
    running.add(process);
    child.onExit(ending -> exited(process, how.apply(ending)));
    if (closed) {
      process.kill();
    }
    return process;
  }

  /** A place for an environment. */
  Site site(Session session) {
    Path folder = folder("env");
    return new Site(api.open(session), folder);
  }

  /** A new folder that goes with the server. */
  Path folder(String prefix) {
    try {
      return Files.createTempDirectory(root, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare the folder of an environment", e);
    }
  }

  /** Leaves the folder of an environment where it is when its process ends. */
  void keep(Site site) {
    kept.add(site.folder());
  }

  private void exited(RuntimeProcess process, String how) {
    running.remove(process);
    process.exited(how);
  }

  /** Gives a place up. */
  void end(Site site) {
    api.forget(site.address());
    if (!kept.contains(site.folder())) {
      delete(site.folder());
    }
  }

  /** Deletes what nobody needs any more; what is left goes with the server. */
  static void delete(Path folder) {
    try {
      TemporaryFolder.delete(folder);
    } catch (IOException e) {
      LOG.debug("Cannot delete {}", folder, e);
    }
  }

  /** Whether a held process of a version can go on as a copy. */
  boolean copyable(Target target) {
    Kit kit = kits.find(target.settings().runtime());
    return kit != null && kit.asksAgain();
  }

  /** Passes on what was printed since. */
  void drain() {
    running.forEach(RuntimeProcess::drain);
  }

  boolean closed() {
    return closed;
  }

  /** Ends all processes and nothing else. */
  void kill() {
    closed = true;
    // A host that is going away may not be able to load a class any more that it never needed.
    if (!running.isEmpty()) {
      running.forEach(RuntimeProcess::killOnly);
    }
  }

  /** Ends all processes, also those that are being started. */
  @Override
  public void close() {
    closed = true;
    running.forEach(RuntimeProcess::kill);
  }
}
