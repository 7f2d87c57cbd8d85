package dev.snapstart.traffic;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an alias moves to another version. Immutable.
 *
 * @param strategy in which portions
 * @param gates what is checked, in this order; each name once
 * @param codeDeploy who makes the shift: CodeDeploy, or null for this library itself
 */
public record TrafficShift(
    ShiftStrategy strategy, List<TrafficGate> gates, @Nullable CodeDeploy codeDeploy) {
  /** At once, and nothing is checked. */
  public static final TrafficShift PLAIN = new TrafficShift(ShiftStrategy.ALL_AT_ONCE, List.of());

  /** Checks that the names differ, and that CodeDeploy can do what it is asked. */
  public TrafficShift {
    gates = List.copyOf(gates);
    if (gates.stream().map(TrafficGate::name).distinct().count() < gates.size()) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST, "gates: two have the same name ('gates').")
          .advice("Give each gate once, and each check a name of its own.")
          .build();
    }
    if (codeDeploy != null) {
      codeDeploy.check(strategy, gates);
    }
  }

  /**
   * Returns a shift that this library makes itself.
   *
   * @param strategy in which portions
   * @param gates what is checked, in this order; each name once
   */
  public TrafficShift(ShiftStrategy strategy, List<TrafficGate> gates) {
    this(strategy, gates, null);
  }

  /**
   * Returns the same shift, made by CodeDeploy.
   *
   * <p>The run itself still makes a smoke test; alarms are handed over.
   *
   * @param value the application and group to use
   * @return a new shift
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} for gates that CodeDeploy
   *     cannot watch, or a strategy that it neither has nor may be given
   */
  public TrafficShift by(CodeDeploy value) {
    return new TrafficShift(strategy, gates, value);
  }

  /**
   * Returns the alarms of all gates.
   *
   * @return their names, perhaps none
   */
  public List<String> alarms() {
    return gates.stream()
        .flatMap(
            gate ->
                gate instanceof TrafficGate.Alarms alarms
                    ? alarms.names().stream()
                    : Stream.<String>empty())
        .toList();
  }

  /**
   * Returns how long a whole shift may take.
   *
   * @return its portions' time, and the hour that CodeDeploy gives each hook
   */
  public Duration longest() {
    long hooks =
        codeDeploy == null
            ? 0
            : Stream.of(codeDeploy.before(), codeDeploy.after()).flatMap(Optional::stream).count();
    return strategy.duration().plus(Duration.ofHours(hooks));
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
