package dev.snapstart.maven.rehearse;

import java.net.URI;

/** A local Lambda for rehearsals, which keeps nothing. */
public interface RehearsalStage extends AutoCloseable {
  /** Where functions are deployed to. */
  URI endpoint();

  /** Rehearses a version that was deployed. */
  RehearsalOutcome rehearse(String function, String version, RehearsalChoice choice);

  @Override
  void close();
}
