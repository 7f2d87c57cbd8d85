package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.coldstart.InitReport;
import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.PlatformReport;
import dev.snapstart.coldstart.ReportLines;
import dev.snapstart.coldstart.ReportParser;
import dev.snapstart.coldstart.RestoreReport;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.FunctionId;
import java.net.URI;

/** What is true of every text that is read as a name, a note, an endpoint or a log. */
final class Texts {
  private static final int MAX_DESCRIPTION = 256;
  private static final String MEMORY = "\tMemory Size: 256 MB\tMax Memory Used: 183 MB";

  private Texts() {}

  static void check(String text) {
    functionId(text);
    ledger(text);
    recoveryMark(text);
    endpoint(text);
    reports(text);
  }

  private static void functionId(String text) {
    try {
      FunctionId id = FunctionId.parse(text);
      assertThat(id.name()).matches("[a-zA-Z0-9-_]{1,64}");
      assertThat(FunctionId.parse(id.apiName()).name()).isEqualTo(id.name());
    } catch (SnapStartException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FUNCTION_NAME);
    }
  }

  private static void ledger(String text) {
    String own = AliasLedger.userPart(text);
    String noted = AliasLedger.of("42", "41").appendTo(own);
    assertThat(AliasLedger.parse(noted)).contains(AliasLedger.of("42", "41"));
    assertThat(noted).hasSizeLessThanOrEqualTo(MAX_DESCRIPTION);
    assertThat(own).startsWith(AliasLedger.userPart(noted));
    wellFormed(text, noted);
    // No alias has a longer one, and what doesn't fit loses its least important fields.
    if (text.length() <= MAX_DESCRIPTION) {
      AliasLedger.parse(text)
          .ifPresent(read -> assertThat(AliasLedger.parse(read.appendTo(""))).contains(read));
    }
  }

  private static void recoveryMark(String text) {
    RecoveryMark read = RecoveryMark.read(text);
    String marked = new RecoveryMark(read.description(), read.round() + 1).write();
    assertThat(marked).hasSizeLessThanOrEqualTo(MAX_DESCRIPTION);
    wellFormed(text, marked);
    RecoveryMark again = RecoveryMark.read(marked);
    assertThat(again.round()).isEqualTo(read.round() + 1);
    assertThat(read.description()).startsWith(again.description());
    if (marked.length() < MAX_DESCRIPTION - 1) {
      assertThat(again.description()).isEqualTo(read.description());
    }
  }

  /** As a whole log, and as a value in a report that is whole otherwise. */
  private static void reports(String text) {
    ReportLines.of(text).reports().forEach(Texts::plausible);
    plausible("REPORT RequestId: " + text + "\tDuration: 1 ms\tBilled Duration: 1 ms" + MEMORY);
    plausible("REPORT RequestId: r\tDuration: " + text + " ms\tBilled Duration: 1 ms" + MEMORY);
    plausible("REPORT RequestId: r\tDuration: 1 ms\tBilled Duration: " + text + " ms" + MEMORY);
    plausible("{\"type\":\"platform.initReport\",\"record\":{\"metrics\":{" + text + "}}}");
  }

  private static void plausible(String line) {
    ReportParser.parse(line).ifPresent(Texts::plausible);
  }

  private static void plausible(PlatformReport report) {
    if (report instanceof InvocationReport invocation) {
      assertThat(invocation.requestId()).isNotBlank();
      assertThat(invocation.durationMs()).isNotNegative().isFinite();
      assertThat(invocation.billedDurationMs()).isNotNegative();
      assertThat(invocation.memorySizeMb()).isNotNegative();
      assertThat(invocation.maxMemoryUsedMb()).isNotNegative();
      assertThat(invocation.latencyMs()).isFinite().isGreaterThanOrEqualTo(invocation.durationMs());
    } else if (report instanceof InitReport init) {
      assertThat(init.durationMs()).isNotNegative().isFinite();
    } else if (report instanceof RestoreReport restore) {
      assertThat(restore.durationMs()).isNotNegative().isFinite();
    }
  }

  /** Half a character would come back from Lambda as another one, and look like drift. */
  private static void wellFormed(String text, String written) {
    if (whole(text)) {
      assertThat(whole(written)).as("no half characters in " + written).isTrue();
    }
  }

  private static boolean whole(String text) {
    return text.codePoints().noneMatch(it -> it >= 0xd800 && it <= 0xdfff);
  }

  private static void endpoint(String text) {
    try {
      boolean here = OwnClients.isLoopback(new URI(text));
      assertThat(here && !text.matches("(?is).*(localhost|127|::1|:1).*")).isFalse();
    } catch (java.net.URISyntaxException | NumberFormatException e) {
      // The latter escapes from an IPv4 address inside of an IPv6 one.
      assertThat(e).hasMessageNotContaining("null");
    }
  }
}
