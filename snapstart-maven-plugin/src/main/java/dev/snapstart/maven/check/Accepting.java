package dev.snapstart.maven.check;

/** What came of looking for findings, where entries of {@code accept} may let some be. */
public interface Accepting {
  /** Tells whether an entry accepts something here. */
  boolean uses(Acceptance entry);

  /** Tells whether an entry would have accepted something here if there were anything. */
  boolean couldUse(Acceptance entry);
}
