package dev.snapstart.internal.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogStreamNameTest {
  @Test
  void tellsTheVersionAndInASharedGroupTheFunction() {
    assertThat(LogStreamName.parse("2026/11/26/[$LATEST]0f4e"))
        .contains(new LogStreamName("", "$LATEST"));
    assertThat(LogStreamName.parse("2026/11/26/orders[12]0f4e"))
        .contains(new LogStreamName("orders", "12"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "2026/11/26/orders", "somebody/else[1]", "2026/11/26/a/b[1]c"})
  void othersAreNotAFunctions(String name) {
    assertThat(LogStreamName.parse(name)).isEmpty();
  }
}
