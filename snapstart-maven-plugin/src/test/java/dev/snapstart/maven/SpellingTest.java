package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "alias, alias, 0",
    "alais, alias, 1",
    "functon, function, 1",
    "functionn, function, 1",
    "memoryMB, memoryMb, 1",
    "version, region, 3",
    "port, part, 1"
  })
  void slipsAreCounted(String one, String other, int slips) {
    assertThat(Spelling.slips(one, other)).isEqualTo(slips);
    assertThat(Spelling.slips(other, one)).isEqualTo(slips);
  }
}
