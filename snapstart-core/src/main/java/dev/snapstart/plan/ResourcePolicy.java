package dev.snapstart.plan;

import dev.snapstart.model.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resource policy of a function, a version or an alias; immutable.
 *
 * @param statements its statements; none if there is no policy
 * @param revisionId what a change may be guarded with, or null if there is no policy
 */
public record ResourcePolicy(List<Permission> statements, @Nullable String revisionId) {
  /** Copies the list. */
  public ResourcePolicy {
    statements = List.copyOf(statements);
  }

  /**
   * Returns what a qualifier without a policy has.
   *
   * @return no statements
   */
  public static ResourcePolicy none() {
    return new ResourcePolicy(List.of(), null);
  }
}
