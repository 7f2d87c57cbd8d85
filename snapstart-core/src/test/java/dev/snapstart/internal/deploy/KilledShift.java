package dev.snapstart.internal.deploy;

import java.time.Duration;
import java.time.Instant;

/** A shift whose process is killed while the new version has its portion. */
final class KilledShift {
  private KilledShift() {}

  /** Returns when the portion began, three minutes ago. */
  static Instant begin(VirtualLambda lambda) {
    return begin(lambda, "v2.zip");
  }

  static Instant begin(VirtualLambda lambda, String code) {
    Instant[] shifted = {null};
    lambda.hook(
        new CallHook() {
          @Override
          public void after(int number, String operation) {
            if (operation.equals("UpdateAlias") && shifted[0] == null) {
              shifted[0] = lambda.now();
            }
          }

          @Override
          public void before(int number, String operation) {
            if (shifted[0] != null) {
              throw new Killed();
            }
          }
        });
    try {
      lambda.deploy(ShiftScenarios.shift(code, ShiftScenarios.CANARY));
    } catch (Killed e) {
      // The next run is to go on from here.
    }
    lambda.hook(CallHook.NONE);
    lambda.pass(Duration.ofMinutes(3));
    return shifted[0];
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
