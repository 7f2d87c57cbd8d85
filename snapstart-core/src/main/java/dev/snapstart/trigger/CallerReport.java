package dev.snapstart.trigger;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import java.util.List;
import java.util.Optional;

/**
 * What calls a function, as far as Lambda's own API tells; immutable.
 *
 * <p>Who calls with permissions of their own, such as a role with {@code lambda:InvokeFunction}, is
 * not in there: Lambda does not list them. Destinations of other functions are, if they were asked
 * for.
 *
 * @param latest what Lambda says about {@code $LATEST}
 * @param aliases the function's aliases
 * @param alias the alias that changes lead to, or empty if none was named and there is not just one
 * @param callers what calls, those that miss the snapshot first
 */
public record CallerReport(
    FunctionState latest, List<AliasState> aliases, Optional<String> alias, List<Caller> callers) {
  /** Copies the lists. */
  public CallerReport {
    aliases = List.copyOf(aliases);
    callers = List.copyOf(callers);
  }

  /**
   * Returns the callers that miss the snapshot.
   *
   * @return those that call {@code $LATEST} or a version that no alias points to
   */
  public List<Caller> missing() {
    return callers.stream().filter(Caller::missesSnapshot).toList();
  }
}
