package dev.snapstart.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AliasLedgerTest {
  @Test
  void isAppendedToTheUsersWordsAndReadBack() {
    String description = AliasLedger.of("42", "41").appendTo("what customers use");
    assertThat(description).isEqualTo("what customers use [snapstart 42<41]");
    assertThat(AliasLedger.parse(description)).contains(AliasLedger.of("42", "41"));
    assertThat(AliasLedger.userPart(description)).isEqualTo("what customers use");
  }

  @Test
  void standsAloneWithoutWords() {
    String description = AliasLedger.of("2", "1").appendTo("");
    assertThat(description).isEqualTo("[snapstart 2<1]");
    assertThat(AliasLedger.userPart(description)).isEmpty();
  }

  @Test
  void keepsFieldsThatItDoesNotKnow() {
    AliasLedger parsed =
        AliasLedger.parse("words [snapstart 42<41 shift=Canary10Percent5Minutes step=1]")
            .orElseThrow();
    assertThat(parsed.fields())
        .containsExactly(Map.entry("shift", "Canary10Percent5Minutes"), Map.entry("step", "1"));
    assertThat(parsed.appendTo("words"))
        .isEqualTo("words [snapstart 42<41 shift=Canary10Percent5Minutes step=1]");
  }

  @Test
  void isValidOnlyWhileTheAliasPointsToItsVersion() {
    assertThat(AliasLedger.validFor(alias("42", "x [snapstart 42<41]"))).isPresent();
    assertThat(AliasLedger.validFor(alias("43", "x [snapstart 42<41]"))).isEmpty();
    assertThat(AliasLedger.validFor(alias("42", "x"))).isEmpty();
  }

  @Test
  void neverMakesADescriptionLongerThanLambdaTakesAndAlwaysReadsBack() {
    Random random = new Random(20261123);
    for (int i = 0; i < 5_000; i++) {
      String own = text(random, random.nextInt(300));
      AliasLedger ledger =
          AliasLedger.of(
              String.valueOf(1 + random.nextInt(1_000_000)),
              String.valueOf(1 + random.nextInt(1_000_000)));
      String description = ledger.appendTo(own);
      assertThat(description.length()).isLessThanOrEqualTo(256);
      assertThat(AliasLedger.parse(description)).contains(ledger);
      String read = AliasLedger.userPart(description);
      assertThat(own).startsWith(read);
      assertThat(ledger.appendTo(read)).isEqualTo(description);
    }
  }

  @Test
  void aCutNeverSplitsACharacter() {
    String description = AliasLedger.of("2", "1").appendTo("x" + "\uD83D\uDE80".repeat(140));
    assertThat(description).doesNotContainPattern("[\uD800-\uDBFF](?![\uDC00-\uDFFF])");
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    String letters = "abc XYZ<>[]=snapstart 123-_ü";
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString().strip();
  }

  private static AliasState alias(String version, String description) {
    return new AliasState("arn", "live", version, Map.of(), description, null);
  }
}
