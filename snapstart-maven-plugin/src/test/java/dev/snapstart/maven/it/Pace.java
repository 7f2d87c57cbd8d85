package dev.snapstart.maven.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How an undisturbed run got on: the time from each sign of progress to the next one, and from the
 * last to its end.
 */
final class Pace {
  private final List<Long> signs = new ArrayList<>();
  private long end;

  synchronized void sign() {
    signs.add(System.nanoTime());
  }

  synchronized void end() {
    end = System.nanoTime();
  }

  /**
   * Where a run is.
   *
   * @param signs how many signs of progress there were, 1 or more
   * @param later the time since the last of them
   */
  record Instant(int signs, Duration later) {}

  synchronized int signs() {
    return signs.size();
  }

  /**
   * Returns the position of one of several instants, spread evenly over the run: a whole number for
   * each sign, and a part of the time to the next. Each is moved at random within its share.
   */
  synchronized double position(int index, int count, Random random) {
    return signs.size() * (index + random.nextDouble()) / count;
  }

  synchronized Instant at(double position) {
    int sign = Math.min((int) position, signs.size() - 1);
    long next = sign + 1 < signs.size() ? signs.get(sign + 1) : end;
    double part = position - sign;
    return new Instant(sign + 1, Duration.ofNanos((long) (part * (next - signs.get(sign)))));
  }
}
