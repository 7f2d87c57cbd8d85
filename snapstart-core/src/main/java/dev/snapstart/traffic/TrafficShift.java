package dev.snapstart.traffic;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.List;
import java.util.Optional;

/**
 * How an alias moves to another version. Immutable.
 *
 * @param strategy in which portions
 * @param gates what is checked, in this order; each name once
 */
public record TrafficShift(ShiftStrategy strategy, List<TrafficGate> gates) {
  /** At once, and nothing is checked. */
  public static final TrafficShift PLAIN = new TrafficShift(ShiftStrategy.ALL_AT_ONCE, List.of());

  /** Checks that the names differ. */
  public TrafficShift {
    gates = List.copyOf(gates);
    if (gates.stream().map(TrafficGate::name).distinct().count() < gates.size()) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST, "gates: two have the same name ('gates').")
          .advice("Give each gate once, and each check a name of its own.")
          .build();
    }
  }

  /**
   * Returns a gate by its name.
   *
   * @param name the name
   * @return the gate, or empty if there is none
   */
  public Optional<TrafficGate> gate(String name) {
    return gates.stream().filter(gate -> gate.name().equals(name)).findFirst();
  }
}
