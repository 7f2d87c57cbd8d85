package dev.snapstart.local.run.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What it takes to run functions of one language; thread-safe. */
public interface Kit {

  /**
   * Tells whether this kit is for a runtime.
   *
   * @param runtime for example {@code java21}
   * @return true if it is
   */
  boolean isFor(String runtime);

  /**
   * Why functions cannot run here.
   *
   * @param runtime for example {@code java21}
   * @return a clause for an error's text, or null if they can
   */
  @Nullable String obstacle(String runtime);

  /**
   * The command of an environment's process.
   *
   * @param runtime for example {@code java21}
   * @param handler the entry point
   * @param memoryMb the memory setting in MB
   * @param temporary its folder for temporary files
   * @return the program and its arguments
   */
  List<String> command(String runtime, String handler, int memoryMb, Path temporary);

  /**
   * Tells whether a held process asks again to be restored when its connection is closed, as a copy
   * of it must.
   *
   * @return true if it does
   */
  boolean asksAgain();

  /**
   * The environment variables that only this language needs.
   *
   * @return the variables
   */
  Map<String, String> variables();

  /**
   * What differs from the runtime that was asked for.
   *
   * @param runtime for example {@code java21}
   * @return a line for the log, or null if nothing does
   */
  @Nullable String remark(String runtime);
}
