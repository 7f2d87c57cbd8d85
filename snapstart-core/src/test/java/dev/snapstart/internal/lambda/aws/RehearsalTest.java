package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.snapstart.SnapStart;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void everyCallOfADeploymentIsMadeUpAndAnsweredWithinTheProcess() {
    assertThatCode(SnapStart::preload).doesNotThrowAnyException();
  }
}
