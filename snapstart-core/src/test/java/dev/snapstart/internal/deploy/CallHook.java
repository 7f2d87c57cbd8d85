package dev.snapstart.internal.deploy;

/** Hears of every call; may throw, or play a rival through {@link VirtualLambda#direct}. */
interface CallHook {
  CallHook NONE = new CallHook() {};

  default void before(int number, String operation) {}

  default void after(int number, String operation) {}

  /** Does something before each call of an operation. */
  static CallHook before(String wanted, Runnable action) {
    return new CallHook() {
      @Override
      public void before(int number, String operation) {
        if (operation.equals(wanted)) {
          action.run();
        }
      }
    };
  }

  /** Does something before the first call of an operation from here on. */
  static CallHook beforeFirst(String wanted, Runnable action) {
    boolean[] done = {false};
    return before(
        wanted,
        () -> {
          if (!done[0]) {
            done[0] = true;
            action.run();
          }
        });
  }
}
