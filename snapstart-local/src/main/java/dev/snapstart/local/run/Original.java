package dev.snapstart.local.run;

import dev.snapstart.local.run.api.PhaseEnd;
import dev.snapstart.local.run.api.Session;
import dev.snapstart.local.run.log.EnvironmentLog;
import dev.snapstart.local.run.process.Command;
import dev.snapstart.local.run.process.Criu;
import dev.snapstart.local.run.process.Image;
import dev.snapstart.local.run.process.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one snapshot of a version, of which environments are copies; thread-safe.
 *
 * <p>CRIU is a help and no condition: where it fails, it is given up for the version, and each
 * environment is initialized by itself.
 */
final class Original implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Original.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Processes processes;
  private final Criu criu;
  private final Target target;
  private boolean made;
  private @Nullable Image image;

  Original(Processes processes, Criu criu, Target target) {
    this.processes = processes;
    this.criu = criu;
    this.target = target;
  }

  /**
   * The environment whose initialization all others will have in common; who comes while it starts
   * waits.
   *
   * @param start initializes an environment
   * @return the environment, which may have failed to start, or null for all but the first
   */
  synchronized @Nullable Environment first(Supplier<Environment> start) {
    if (made) {
      return null;
    }
    Environment first = start.get();
    if (!first.usable()) {
      return first;
    }
    made = true;
    Path folder = processes.folder("snapshot");
    try {
      RuntimeProcess process = first.process();
      processes.keep(process.site());
      image = criu.dump(process.pid(), process.site().folder(), process.site().token(), folder);
      return first;
    } catch (IOException | UncheckedIOException e) {
      warn(e);
      Processes.delete(folder);
      // CRIU may have left it in a state in which it never goes on.
      first.end();
      return start.get();
    }
  }

  /** A copy that is held at its snapshot, or null if there are none. */
  @Nullable RuntimeProcess copy(EnvironmentLog log) {
    Image from = image();
    if (from == null) {
      return null;
    }
    try {
      return copy(from, log);
    } catch (IOException | UncheckedIOException e) {
      Image failed = taken();
      if (failed != null) {
        warn(e);
        Processes.delete(failed.folder());
      }
      return null;
    }
  }

  private RuntimeProcess copy(Image from, EnvironmentLog log) throws IOException {
    Session session = new Session();
    Site site = processes.site(session);
    Command command;
    Output output;
    try {
      command = criu.restore(from, site.folder(), site.token());
      // What the original has printed until then is in the log already.
      output = Output.fromNow(Image.files(site.folder()).resolve(Processes.OUTPUT), log::write);
    } catch (IOException | UncheckedIOException e) {
      processes.end(site);
      throw e;
    }
    RuntimeProcess process = processes.run(session, site, command, output, Original::reworded);
    PhaseEnd how = process.await(session.started(), PATIENCE);
    if (!(how instanceof PhaseEnd.Ok) || !resumed(Image.memory(site.folder()))) {
      process.kill();
      String ending = how instanceof PhaseEnd.Exited exited ? exited.how() : "no answer";
      throw new IOException("criu restore: " + ending + ", " + Criu.said(command));
    }
    Processes.delete(Image.memory(site.folder()));
    return process;
  }

  /** The thread that asks may be there before the others, on which it depends, go on. */
  private static boolean resumed(Path memory) {
    try (WatchService files = memory.getFileSystem().newWatchService()) {
      WatchKey unused = memory.register(files, StandardWatchEventKinds.ENTRY_CREATE);
      return Files.exists(memory.resolve(Criu.LAST_FILE))
          || files.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS) != null;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** CRIU waits for the end of a copy, but does not pass on its status. */
  private static String reworded(String ending) {
    return ending.equals(Criu.SUCCESS) ? "exit status unknown" : ending;
  }

  private void warn(Exception cause) {
    if (!processes.closed()) {
      LOG.warn(
          "The snapshot of {}:{} cannot be copied, each environment is initialized by itself: {}",
          target.function(),
          target.version().version(),
          cause.getMessage());
    }
  }

  private synchronized @Nullable Image image() {
    return image;
  }

  /** The image, for who is the first to give it up. */
  private synchronized @Nullable Image taken() {
    Image last = image;
    image = null;
    return last;
  }

  /** Deletes the snapshot; copies that were made go on. */
  @Override
  public void close() {
    Image last = taken();
    if (last != null) {
      Processes.delete(last.folder());
    }
  }
}
