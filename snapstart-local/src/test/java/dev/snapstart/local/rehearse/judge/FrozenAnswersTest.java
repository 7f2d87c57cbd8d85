package dev.snapstart.local.rehearse.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.rehearse.model.Observations;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrozenAnswersTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "made at initialization,        u1 u1 | u2 u2 | u3 u3,             u1",
    "a constant,                    u1 u1 | u1 u1 | u1 u1,             none",
    "fresh in each invocation,      u1 u2 | u3 u4 | u5 u6,             none",
    "a counter of invocations,      n1 n2 | n1 n2 | n1 n2,             none",
    "the same in two of three,      u1 u1 | u2 u2 | u1 u1,             none",
    "seconds before and after,      i1 i2 | i1 i2 | i1 i2,             none",
    "seconds that pass in a round,  i1 i2 | i1 i2 | i2 i2,             none",
    "seconds that pass later,       i1 i1 | i1 i1 | i1 i2,             none",
    "not always there,              u1 -  | u2 u2 | u3 u3,             none",
    "one of several,                'u1,w w,u1 | u2,w u2,w | w,u3 u3', u1",
    "order of a set,                'w1,w2 w1,w2 | w2,w1 w2,w1',       none"
  })
  void comparedEnvironments(String what, String environments, String found) {
    assertThat(texts(FrozenAnswers.compared(Sample.rounds(environments))))
        .as(what)
        .isEqualTo(found);
  }

  @ParameterizedTest(name = "{0}: {1} beside {2}")
  @CsvSource({
    "made at initialization,          u1 u1 | u1 u1, u2 u2, u1 kept",
    "a constant,                      u1 u1 | u1 u1, u1 u1, none",
    "fresh in each invocation,        u1 u2 | u3 u4, u5 u6, none",
    "made by the first invocation,    u1 u1 | u2 u2, u3 u3, none",
    "drawn from the same state,       u1 u2 | u1 u2, u3 u4, u1 u2 drawn",
    "a counter of invocations,        n1 n2 | n1 n2, n1 n2, none",
    "a second that all were in,       i1 i1 | i1 i1, i1 i1, none",
    "a second that began in between,  i1 i2 | i2 i2, i1 i2, none",
    "nothing to compare with,         u1 u1 | u1 u1, - -,   none"
  })
  void copies(String what, String clones, String control, String found) {
    List<Frozen> all = FrozenAnswers.cloned(Sample.rounds(clones), Sample.rounds(control).get(0));

    String kept = all.isEmpty() ? "" : all.get(0).kept() ? " kept" : " drawn";
    assertThat(texts(all) + kept).as(what).isEqualTo(found);
  }

  private static String texts(List<Frozen> all) {
    return all.isEmpty()
        ? "none"
        : all.stream()
            .flatMap(frozen -> frozen.values().stream())
            .flatMap(value -> value.digests().stream())
            .sorted()
            .reduce((one, other) -> one + " " + other)
            .orElseThrow();
  }

  @org.junit.jupiter.api.Test
  void placesAreKeptApart() {
    List<Observations> one = List.of(Sample.of("/a=u1", "/b=u2"), Sample.of("/a=u1", "/b=u3"));
    List<Observations> two = List.of(Sample.of("/a=u4", "/b=u5"), Sample.of("/a=u4", "/b=u6"));

    assertThat(FrozenAnswers.compared(List.of(one, two)))
        .extracting(Frozen::place)
        .containsExactly("/a");
  }
}
