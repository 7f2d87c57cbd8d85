package dev.snapstart.maven.local;

import dev.snapstart.maven.host.Place;
import dev.snapstart.maven.library.OptionalLibraries;
import dev.snapstart.maven.rehearse.LocalRehearsal;
import dev.snapstart.maven.rehearse.RehearsalStage;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/** Starts the embedded Lambda, with its state in the project so that the next build finds it. */
public final class LocalServer {
  /** The region of a local Lambda when none is named. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** How many environments it has unless told otherwise, as many as two cores can bear. */
  public static final int ENVIRONMENTS = 4;

  private static final String LIBRARY = "snapstart-local";

  private final Place place;
  private final @Nullable Path folder;
  private final boolean runsFunctions;
  private final int environments;
  private final OptionalLibraries libraries;
  private final Consumer<String> report;

  private LocalServer(
      Place place,
      @Nullable Path folder,
      boolean runsFunctions,
      int environments,
      OptionalLibraries libraries,
      Consumer<String> report) {
    this.place = place;
    this.folder = folder;
    this.runsFunctions = runsFunctions;
    this.environments = environments;
    this.libraries = libraries;
    this.report = report;
  }

  /**
   * Finds the state folder: the given one, else {@code target/snapstart-local} of the topmost
   * project, else none.
   *
   * @param runsFunctions whether functions are run
   * @param environments how many environments they have at once
   */
  public static LocalServer of(
      Place place,
      @Nullable String given,
      boolean runsFunctions,
      int environments,
      OptionalLibraries libraries,
      Consumer<String> report) {
    MavenSession session = place.session();
    Path top = session.getRequest().getMultiModuleProjectDirectory().toPath();
    if (given != null) {
      return new LocalServer(
          place, top.resolve(given), runsFunctions, environments, libraries, report);
    }
    boolean hasPom = session.getTopLevelProject().getFile() != null;
    return new LocalServer(
        place, hasPom ? defaultFolder(top) : null, runsFunctions, environments, libraries, report);
  }

  public static Path defaultFolder(Path top) {
    return top.resolve("target/snapstart-local");
  }

  /** Returns where the state of all regions is kept, or null if nowhere. */
  public @Nullable Path folder() {
    return folder;
  }

  /**
   * Starts a server of its own for a rehearsal, which keeps nothing.
   *
   * @param region its region
   * @param account its account, or null for any
   */
  public RehearsalStage rehearsal(String region, @Nullable String account) {
    libraries.load(LIBRARY, place);
    return LocalRehearsal.start(region, account);
  }

  /**
   * Starts a server on the loopback interface.
   *
   * @param region its region; each region has a state folder of its own
   * @param port the port, or 0 for any
   */
  public RunningLambda start(String region, int port) {
    libraries.load(LIBRARY, place);
    Path own = folder == null ? null : folder.resolve(region);
    RunningLambda server =
        LocalLambdaStarter.start(region, port, own, runsFunctions ? environments : 0);
    report.accept(
        "Local Lambda at "
            + server.endpoint()
            + ", region "
            + region
            + (own == null ? ", nothing is kept" : ", state kept in " + own)
            + (runsFunctions ? "" : ", functions are not run"));
    return server;
  }
}
