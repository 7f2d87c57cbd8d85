package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@link TextFuzzTest}: all pairs of pieces, around Lambda's limit too. */
class TextsTest {
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "  ",
          "\n",
          "orders",
          "arn:aws:lambda:eu-west-1:123456789012:function:orders",
          "123456789012:function:orders",
          ":live",
          " [snapstart 42<41]",
          "[snapstart 42<41 step=1]",
          " [snapstart 99999999999999999999<0 a=]",
          " [snapstart r1]",
          "[snapstart r999998]",
          "http://127.0.0.1:9400",
          "http://[::1]:1",
          "http://[::ffff:99999999999.0.0.1]:1",
          "REPORT RequestId: r\tDuration: 1.5 ms\tBilled Duration: 2 ms\tMemory Size: 256 MB"
              + "\tMax Memory Used: 183 MB\tRestore Duration: 700.61 ms\t",
          "{\"type\":\"platform.restoreReport\",\"record\":{\"metrics\":{\"durationMs\":1e2}}}",
          "\"durationMs\":-0.0",
          "99999999999999999999",
          "-1.5",
          "x".repeat(238),
          "x".repeat(240),
          "\ud83d\ude00".repeat(119),
          "\ud83d\ude00".repeat(128));

  @Test
  void everyPairOfPiecesIsReadInGoodOrder() {
    for (String first : PIECES) {
      for (String second : PIECES) {
        Texts.check(first + second);
        Texts.check("x" + first + second);
      }
    }
  }

  @Test
  void aMarkedDescriptionEndsWithAWholeCharacter() {
    String written = new RecoveryMark("x" + "\ud83d\ude00".repeat(128), 1).write();

    assertThat(written).endsWith("\ud83d\ude00 [snapstart r1]").hasSizeLessThanOrEqualTo(256);
  }

  @Test
  void spaceInFrontOfADescriptionIsItsOwn() {
    RecoveryMark marked = new RecoveryMark("  indented", 1);

    assertThat(RecoveryMark.read(marked.write())).isEqualTo(marked);
  }
}
