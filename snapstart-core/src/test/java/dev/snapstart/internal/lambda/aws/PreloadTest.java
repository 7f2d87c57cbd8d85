package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.snapstart.SnapStart;
import org.junit.jupiter.api.Test;

class PreloadTest {
  @Test
  void everyCallOfADeploymentIsMadeUpAndAnsweredWithinTheProcess() {
    assertThatCode(SnapStart::preload).doesNotThrowAnyException();
  }
}
