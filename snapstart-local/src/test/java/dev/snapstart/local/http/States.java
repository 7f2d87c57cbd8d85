package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is true of every account, whatever was asked of it. */
final class States {
  private States() {}

  static void check(LambdaState state) {
    state.functions().asMap().forEach((name, function) -> check(state, name, function));
    assertThat(state.agenda()).isSorted();
    state.agenda().forEach(due -> assertThat(due.version()).isNotEmpty());
  }

  private static void check(LambdaState state, String name, LambdaFunction function) {
    assertThat(function.name()).isEqualTo(name).matches("[a-zA-Z0-9-_]{1,64}");
    assertThat(function.latest().version()).isEqualTo(FunctionVersion.LATEST);
    Integer last = state.lastVersions().get(name);
    Set<String> revisions = new HashSet<>();
    function
        .versions()
        .asMap()
        .forEach(
            (number, version) -> {
              assertThat(version.version()).isEqualTo(number.toString());
              assertThat(number).isBetween(1, last);
              assertThat(revisions.add(version.revisionId())).isTrue();
            });
    function.aliases().asMap().forEach((alias, its) -> check(function, alias, its));
    function
        .policies()
        .asMap()
        .forEach((qualifier, statements) -> assertThat(statements.isEmpty()).isFalse());
  }

  private static void check(LambdaFunction function, String name, Alias alias) {
    assertThat(alias.name()).isEqualTo(name).doesNotMatch("[0-9]+");
    assertThat(function.version(alias.functionVersion())).isNotNull();
    double shifted = 0;
    for (Map.Entry<String, Double> weight : alias.weights().asMap().entrySet()) {
      assertThat(function.version(weight.getKey())).isNotNull();
      assertThat(weight.getKey()).isNotEqualTo(alias.functionVersion());
      shifted += weight.getValue();
    }
    assertThat(shifted).isBetween(0.0, 1.0);
  }
}
