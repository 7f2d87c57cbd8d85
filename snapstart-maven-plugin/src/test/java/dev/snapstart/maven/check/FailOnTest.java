package dev.snapstart.maven.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.rehearse.model.Finding.Level;
import dev.snapstart.readiness.Severity;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailOnTest {
  @ParameterizedTest
  @CsvSource({
    "error, true, false, false",
    "warning, true, true, false",
    "note, true, true, true",
    "none, false, false, false"
  })
  void whatIsAtLeastAsBadFails(String limit, boolean error, boolean warning, boolean note) {
    FailOn failOn = FailOn.read(limit);
    assertThat(failOn.isReachedBy(Stream.of(Level.NOTE, Level.ERROR))).isEqualTo(error);
    assertThat(failOn.isReachedBy(Stream.of(Level.WARNING))).isEqualTo(warning);
    assertThat(failOn.isReachedBy(Stream.of(Level.NOTE))).isEqualTo(note);
    assertThat(failOn.isReachedBy(Stream.empty())).isFalse();
  }

  @Test
  void theFindingsOfACheckHaveTheSameLevels() {
    assertThat(FailOn.read("error").isReachedBy(Stream.of(Severity.WARNING))).isFalse();
    assertThat(FailOn.read("warning").isReachedBy(Stream.of(Severity.WARNING))).isTrue();
    for (Severity severity : Severity.values()) {
      assertThat(FailOn.read("note").isReachedBy(Stream.of(severity))).isTrue();
    }
  }

  @Test
  void withoutTheElementErrorsFail() {
    assertThat(FailOn.read(null)).isEqualTo(FailOn.read(" error "));
  }

  @Test
  void anotherWordIsRefused() {
    assertThatThrownBy(() -> FailOn.read("always"))
        .hasMessageContaining("failOn: 'always'")
        .hasMessageContaining("Use error, warning, note or none.");
  }
}
