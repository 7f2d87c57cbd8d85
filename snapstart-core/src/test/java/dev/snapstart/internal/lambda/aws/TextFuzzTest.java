package dev.snapstart.internal.lambda.aws;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text as a name, a note, an endpoint or a log; docs/reliability.md has the command. */
class TextFuzzTest {
  @FuzzTest(maxDuration = "0s", maxExecutions = 1_000_000)
  void texts(byte[] text) {
    Texts.check(new String(text, StandardCharsets.UTF_8));
  }
}
