package dev.snapstart.internal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StampTest {
  @Test
  void theStampComesOffAgain() {
    for (String original :
        new String[] {"", "Orders", "ends with [brackets]", "Ü ", "x".repeat(220)}) {
      String stamped = new Stamp(original).write(-1).orElseThrow();
      assertThat(Stamp.isOn(stamped)).isTrue();
      assertThat(Stamp.read(stamped)).isEqualTo(new Stamp(original));
    }
  }

  @Test
  void eachStampDiffers() {
    assertThat(new Stamp("Orders").write(1)).isNotEqualTo(new Stamp("Orders").write(2));
  }

  @Test
  void nothingIsCutOffToMakeRoom() {
    assertThat(new Stamp("x".repeat(227)).write(1)).isEmpty();
    assertThat(new Stamp("x".repeat(226)).write(1).orElseThrow()).hasSizeLessThanOrEqualTo(256);
  }

  @Test
  void descriptionsWithoutAStampStayAsTheyAre() {
    assertThat(Stamp.isOn("[snapstart measures nothing]")).isFalse();
    assertThat(Stamp.read("a [snapstart r1]").original()).isEqualTo("a [snapstart r1]");
  }
}
