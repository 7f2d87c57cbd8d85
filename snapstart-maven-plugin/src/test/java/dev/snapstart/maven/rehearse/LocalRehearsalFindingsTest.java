package dev.snapstart.maven.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.maven.check.Acceptances;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalRehearsalFindingsTest {
  @Test
  void everyKindOfFindingCanBeAccepted() {
    assertThat(Acceptances.REHEARSED)
        .isEqualTo(
            Stream.of(Finding.Kind.values())
                .map(kind -> new Finding(kind, Finding.Level.NOTE, "", "", ""))
                .map(LocalRehearsalFindings::name)
                .map(name -> name.substring(0, name.length() - 1))
                .toList());
  }
}
