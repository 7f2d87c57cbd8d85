package dev.snapstart.maven.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.maven.rehearse.RehearsalOutcome;
import dev.snapstart.readiness.Eligibility;
import dev.snapstart.readiness.Fact;
import dev.snapstart.readiness.FunctionFacts;
import dev.snapstart.readiness.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptancesTest {
  private static final String RULE = "AWS_LAMBDA_SNAP_START_BUG";
  private static final CodeFinding FINDING =
      finding(
          new CodePlace("src/main/java/com/example/Orders.java", 7, "com.example.Orders", "id"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@Orders",
        "@com.example.Orders",
        "@Orders.id",
        "@com.example.Orders.id",
        "@Orders.java",
        "@src/main/java/com/example/Orders.java"
      })
  void aFindingIsNamedByItsRuleAndWhereItIs(String at) {
    assertThat(accepting(RULE + at).of(FINDING)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@id", "@Order", "@example.Orders", "@Orders.total", "@Orders.java/"})
  void anotherPlaceIsAnotherMatter(String at) {
    assertThat(accepting(RULE + at).of(FINDING)).isEmpty();
  }

  @Test
  void anotherRuleIsAnotherMatter() {
    assertThat(accepting("LOG_NAMES@Orders.id").of(FINDING)).isEmpty();
  }

  @Test
  void aReasonStandsBehindAColonOnAnyNumberOfLines() {
    Acceptance entry =
        accepting(" " + RULE + "@Orders : the hook\n   makes it: anew ").all().get(0);
    assertThat(entry.reason()).contains("the hook makes it: anew");
    assertThat(entry).hasToString(RULE + "@Orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "@", ":", RULE + "@", RULE + "@Orders:", RULE + "@a@b"})
  void whatIsNoEntryIsRefused(String text) {
    assertThatThrownBy(() -> accepting(text)).hasMessageContaining("is not understood");
  }

  @Test
  void anEntryThatMeetsNothingIsIdle() {
    Acceptances acceptances =
        accepting(RULE + "@Orders.id", RULE + "@Gone", "runtime", "DNS cache", "architecture");
    assertThat(acceptances.idle(List.of(checked(acceptances, Optional.of(FINDING)))))
        .extracting(Acceptance::toString)
        .as("the architecture was not known, so nobody can tell")
        .containsExactly(RULE + "@Gone", "DNS cache");
  }

  @Test
  void withoutClassesNobodyCanTellWhatIsIdleInThem() {
    Acceptances acceptances = accepting(RULE + "@Gone", "runtime@orders", "runtime@customers");
    assertThat(acceptances.idle(List.of(checked(acceptances, Optional.empty())))).isEmpty();
  }

  @Test
  void findingsOfARehearsalAreNamedByWhatTheyAreAndWhere() {
    Acceptances acceptances =
        accepting("identical-value@/id: only shown", "open-socket@[::1]:5432", "LOG_NAMES");
    Acceptance shown = acceptances.of("identical-value", "/id").orElseThrow();
    assertThat(shown.reason()).contains("only shown");
    assertThat(acceptances.of("identical-value", "/other")).isEmpty();
    assertThat(acceptances.of("open-socket", "[::1]:5432")).isPresent();
    RehearsalOutcome rehearsed =
        new RehearsalOutcome(List.of(), Map.of(), List.of(), List.of(shown));
    assertThat(acceptances.idle(List.of(rehearsed)))
        .extracting(Acceptance::toString)
        .containsExactly("open-socket@[::1]:5432");
  }

  @Test
  void whatTheCompilerNamesIsNotPartOfAPlace() {
    assertThat(new CodePlace("Orders.java", 1, "Orders", "<init>").name()).isEqualTo("Orders");
    assertThat(new CodePlace("Orders.java", 1, "Orders", "lambda$new$0").name())
        .isEqualTo("Orders");
    assertThat(new CodePlace("Orders.java", 0, "", "").name()).isEqualTo("Orders.java");
  }

  private static CheckOutcome checked(Acceptances acceptances, Optional<CodeFinding> found) {
    FunctionFacts facts =
        FunctionFacts.none().with(Fact.RUNTIME, "rust1").with(Fact.NEGATIVE_DNS_CACHE, true);
    return new CheckOutcome(
        "orders",
        new JudgedFunction(Eligibility.of(facts), Optional.empty()),
        true,
        found.map(finding -> new ScannedCode("target/classes", List.of(finding))),
        acceptances);
  }

  private static CodeFinding finding(CodePlace place) {
    return new CodeFinding(Severity.WARNING, place, RULE, "It is shared.", "Make it anew.");
  }

  private static Acceptances accepting(String... entries) {
    return Acceptances.read(List.of(entries));
  }
}
