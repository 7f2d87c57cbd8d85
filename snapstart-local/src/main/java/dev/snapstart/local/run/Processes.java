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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All processes that run functions; thread-safe. */
final class Processes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Processes.class);
  private final Path root;
  private final CodeFolders code;
  private final Kits kits;
  private final Launcher launcher;
  private final RuntimeApi api;
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
    String address = api.open(session);
    Path folder = folder();
    try {
      Path temporary = Files.createDirectory(folder.resolve("tmp"));
      Path printed = Files.createFile(folder.resolve("output"));
      Path task = code.of(target.version().code().sha256());
      int memory = target.settings().memorySize();
      Command command =
          new Command(
              extras.in(kit.command(target.runtime(), target.handler(), memory, temporary)),
              extras.in(Variables.of(target, kit, log, address, task, temporary)),
              task,
              printed);
      Output output = new Output(printed, log::write);
      Child child = launcher.start(command);
      RuntimeProcess process =
          new RuntimeProcess(session, child, output, () -> end(address, folder));
      running.add(process);
      child.onExit(how -> exited(process, how));
      if (closed) {
        process.kill();
      }
      return process;
    } catch (IOException e) {
      end(address, folder);
      throw new UncheckedIOException("Cannot prepare the folder of an environment", e);
    }
  }

  private Path folder() {
    try {
      return Files.createTempDirectory(root, "env");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare the folder of an environment", e);
    }
  }

  private void exited(RuntimeProcess process, String how) {
    running.remove(process);
    process.exited(how);
  }

  private void end(String address, Path folder) {
    api.forget(address);
    try {
      TemporaryFolder.delete(folder);
    } catch (IOException e) {
      LOG.debug("Cannot delete {}", folder, e);
    }
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
    running.forEach(RuntimeProcess::killOnly);
  }

  /** Ends all processes, also those that are being started. */
  @Override
  public void close() {
    closed = true;
    running.forEach(RuntimeProcess::kill);
  }
}
