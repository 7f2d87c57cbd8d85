package dev.snapstart.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.model.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogMaskTest {
  private final LogMask mask =
      new LogMask(
          List.of(
              Environment.of(
                  Map.of(
                      "TOKEN", "s3cr3t",
                      "LONGER", "s3cr3t-and-more",
                      "PIN", "42",
                      "EMPTY", "",
                      "PEM", "first line\nsecond line",
                      "REGEX", "a.c(d[e$1",
                      "JSON", "say \"hi\"")),
              Environment.of(Map.of("OTHER", "from-the-request"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token=s3cr3t;                   | token=****;",
        "s3cr3t-and-more                 | ****",
        "xs3cr3tx                        | x****x",
        "pin 42, port 4242, v42          | pin ****, port 4242, v42",
        "at second line of it            | at **** of it",
        "first line\\nsecond line in JSON | **** in JSON",
        "a.c(d[e$1 and abc(d[e$1         | **** and abc(d[e$1",
        "{\"q\":\"say \\\"hi\\\"\"}             | {\"q\":\"****\"}",
        "sent from-the-request           | sent ****",
        "nothing to hide                 | nothing to hide"
      })
  void masksValuesWhereverTheyStand(String printed, String shown) {
    assertThat(mask.apply(printed)).isEqualTo(shown);
  }
}
