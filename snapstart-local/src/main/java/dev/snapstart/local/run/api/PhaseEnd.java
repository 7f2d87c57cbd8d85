package dev.snapstart.local.run.api;

import java.nio.charset.StandardCharsets;

/** How the start, the restoring or an invocation of an environment ended. */
public sealed interface PhaseEnd {

  /**
   * As it should.
   *
   * @param payload what the handler answered, empty for a start and for restoring
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
  record Ok(byte[] payload) implements PhaseEnd {
    @Override
    public String toString() {
      return "Ok";
    }
  }

  /**
   * The runtime reported an error.
   *
   * @param type for example {@code Runtime.BeforeCheckpointError}
   * @param payload the error as JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
  record Fault(String type, byte[] payload) implements PhaseEnd {
    /**
     * An error in the words of Lambda itself.
     *
     * @param type the type
     * @param message a text without characters that JSON escapes
     * @return the fault
     */
    public static Fault of(String type, String message) {
      String json = "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}";
      return new Fault(type, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "Fault[" + type + "]";
    }
  }

  /**
   * The process ended instead.
   *
   * @param how for example {@code exit status 1}
   */
  record Exited(String how) implements PhaseEnd {}
}
