package dev.snapstart.maven.it;

import dev.snapstart.local.state.LambdaState;
import java.util.List;

/** A Lambda that a Maven deploys to until it is killed. */
interface Target extends AutoCloseable {
  /** The options that lead Maven there. */
  List<String> arguments();

  /**
   * Tells of progress from now on.
   *
   * @param sign called for each sign of it, by whatever thread sees it
   */
  void onProgress(Runnable sign);

  /** A line that Maven printed. */
  void line(String text);

  /** The Maven that was at work has been killed, and the next one has not started. */
  void died();

  /** The state at this moment; what is still under way in it stays under way. */
  LambdaState state();

  /** Alias moves seen so far that came before the snapshot was ready. */
  List<String> tooEarly();

  @Override
  void close();
}
