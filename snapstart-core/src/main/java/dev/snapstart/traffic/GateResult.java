package dev.snapstart.traffic;

/**
 * What a gate said.
 *
 * @param gate its name
 * @param passed whether traffic may go on
 * @param detail why, with numbers; never a payload
 */
public record GateResult(String gate, boolean passed, String detail) {
  /**
   * Lets traffic go on.
   *
   * @param gate the gate's name
   * @param detail what was seen
   * @return the result
   */
  public static GateResult passed(String gate, String detail) {
    return new GateResult(gate, true, detail);
  }

  /**
   * Sends all traffic back.
   *
   * @param gate the gate's name
   * @param detail what was seen
   * @return the result
   */
  public static GateResult failed(String gate, String detail) {
    return new GateResult(gate, false, detail);
  }
}
