package dev.snapstart.local.rehearse.judge;

import dev.snapstart.local.rehearse.model.Value;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of values in which two are the same if they may be the same value in another form. */
final class Likeness {
  private Likeness() {}

  static boolean contains(Collection<Value> all, Value value) {
    return all.stream().anyMatch(value::isLike);
  }

  static Set<Value> common(Set<Value> some, Set<Value> others) {
    return some.stream().filter(it -> contains(others, it)).collect(Collectors.toSet());
  }

  static Set<Value> without(Set<Value> some, Set<Value> others) {
    return some.stream().filter(it -> !contains(others, it)).collect(Collectors.toSet());
  }
}
