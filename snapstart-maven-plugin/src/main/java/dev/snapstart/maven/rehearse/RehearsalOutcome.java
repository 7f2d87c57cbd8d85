package dev.snapstart.maven.rehearse;

import dev.snapstart.maven.check.Acceptance;
import dev.snapstart.maven.check.Acceptances;
import dev.snapstart.maven.check.Accepting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal came to, without the local Lambda's types.
 *
 * @param lines for the console
 * @param members for the result file
 * @param levels of all findings that are not accepted
 * @param used what accepted findings
 */
public record RehearsalOutcome(
    List<String> lines,
    Map<String, @Nullable Object> members,
    List<? extends Enum<?>> levels,
    List<Acceptance> used)
    implements Accepting {
  @Override
  public boolean uses(Acceptance entry) {
    return used.contains(entry);
  }

  @Override
  public boolean couldUse(Acceptance entry) {
    return Acceptances.REHEARSED.contains(entry.rule());
  }
}
