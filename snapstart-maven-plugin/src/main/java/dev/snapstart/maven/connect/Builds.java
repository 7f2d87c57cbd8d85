package dev.snapstart.maven.connect;

import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the one {@link Build} of the Maven build that runs; thread-safe.
 *
 * <p>Maven tells a plugin nothing about the end of a build. A process that runs one build after the
 * other (an IDE, a daemon) closes what a build left open when the next one begins.
 */
@Named
@Singleton
public final class Builds {
  private @Nullable MavenExecutionRequest running;
  private Build build = new Build();

  /** Modules built in parallel get copies of the session, but all carry the same request. */
  public synchronized Build of(MavenSession session) {
    if (running != session.getRequest()) {
      build.close();
      build = new Build();
      running = session.getRequest();
    }
    return build;
  }
}
