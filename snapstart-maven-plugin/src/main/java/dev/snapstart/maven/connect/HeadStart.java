package dev.snapstart.maven.connect;

import dev.snapstart.SnapStart;

/**
 * Loads the AWS SDK on a thread of its own while the goal still reads its parameters: that takes
 * longer than all else that a goal does before its first call.
 */
public final class HeadStart {
  private HeadStart() {}

  public static void take() {
    Thread thread = new Thread(SnapStart::preload, "snapstart-preload");
    thread.setDaemon(true);
    thread.setContextClassLoader(HeadStart.class.getClassLoader());
    // What goes wrong here goes wrong again where the goal can report it.
    thread.setUncaughtExceptionHandler((where, what) -> {});
    thread.start();
  }
}
