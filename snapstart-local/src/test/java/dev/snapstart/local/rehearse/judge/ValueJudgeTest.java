package dev.snapstart.local.rehearse.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Finding.Kind;
import dev.snapstart.local.rehearse.model.Finding.Level;
import dev.snapstart.local.rehearse.model.Inside;
import dev.snapstart.local.rehearse.model.Observations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueJudgeTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "made at initialization,       F.a=u1, F.a=u1, F.a=u2, F.a=u2, F.a",
    "a constant,                   F.a=u1, F.a=u1, F.a=u1, F.a=u1, none",
    "renewed by a hook,            F.a=u1, F.a=u3, F.a=u2, F.a=u4, none",
    "taken away by a hook,         F.a=u1, F.b=u3, F.a=u2, F.b=u4, none",
    "made by the hook only,        F.b=w,  F.a=u3, F.b=w,  F.a=u4, none",
    "two moments of one second,    F.a=i1~i, F.a=i1~i, F.a=i2~i, F.a=i2~i, F.a",
    "in one environment only,      F.a=u1, F.a=u1, F.b=u2, F.b=u2, none"
  })
  void fields(
      String what, String one, String oneLater, String other, String otherLater, String found) {
    List<Frozen> all =
        FrozenFields.between(
            new Inside(Sample.of(one), Sample.of(oneLater), null),
            new Inside(Sample.of(other), Sample.of(otherLater), null));

    assertThat(all.isEmpty() ? "none" : all.get(0).place()).as(what).isEqualTo(found);
  }

  @ParameterizedTest(name = "{0} in a field, in an answer: {1} {2}")
  @CsvSource({
    "u1, ERROR,   ERROR",
    "t1, ERROR,   ERROR",
    "r1, ERROR,   ERROR",
    "i1, WARNING, WARNING",
    "n1, NOTE,    WARNING",
    "w1, NOTE,    WARNING"
  })
  void levels(String value, Level inField, Level inAnswer) {
    Frozen field = new Frozen("F.a", Set.of(Sample.value(value)), true);
    Frozen answer = new Frozen("/x", Set.of(Sample.value(value)), true);
    ValueJudge judge = new ValueJudge(null, true);

    assertThat(judge.judge(List.of(), List.of(field)).get(0).level()).isEqualTo(inField);
    assertThat(judge.judge(List.of(answer), List.of()).get(0).level()).isEqualTo(inAnswer);
    assertThat(judge.judge(List.of(answer), List.of(field)))
        .extracting(Finding::level, Finding::subject)
        .containsExactly(tuple(inAnswer, "F.a"));
  }

  @Test
  void anAnswerIsExplainedByTheFieldThatItComesFrom() {
    Frozen field = new Frozen("F.a", Set.of(Sample.value("u1")), true);
    Frozen answer = new Frozen("/x", Set.of(Sample.value("u1")), true);

    assertThat(new ValueJudge(null, false).judge(List.of(answer), List.of(field)))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).endsWith("It is in /x."));
  }

  @Test
  void whatOnlyTheFirstInvocationMadeIsNotInTheSnapshot() {
    Observations before = Sample.of("F.b=w");
    Inside lazy = new Inside(before, before, Sample.of("F.a=u1", "F.b=w"));
    Inside unknown = new Inside(before, before, before);
    List<Frozen> answers = List.of(new Frozen("/x", Set.of(Sample.value("u1")), true));

    assertThat(new ValueJudge(lazy, false).judge(answers, List.of())).isEmpty();
    assertThat(new ValueJudge(unknown, false).judge(answers, List.of()))
        .extracting(Finding::kind, Finding::level)
        .containsExactly(tuple(Kind.IDENTICAL_VALUE, Level.WARNING));
  }

  @Test
  void valuesThatAreDrawnFromTheSameStateAreTold() {
    List<Frozen> answers = List.of(new Frozen("/x", Set.of(Sample.value("u1")), false));

    assertThat(new ValueJudge(null, true).judge(answers, List.of()))
        .extracting(Finding::kind, Finding::level)
        .containsExactly(tuple(Kind.RANDOM_STATE, Level.ERROR));
  }
}
