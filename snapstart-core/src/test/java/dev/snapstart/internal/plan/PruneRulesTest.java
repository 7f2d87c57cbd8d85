package dev.snapstart.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.Copy;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.Ordinary;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.SettingValues;
import dev.snapstart.model.VersionVerdict;
import dev.snapstart.model.VersionVerdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules as a table: five versions, published a day apart, and what protects the second. */
class PruneRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String FUNCTION_ARN =
      "arn:aws:lambda:eu-west-1:123456789012:function:orders-api";
  private static final PruneGoal KEEP_ONE = PruneGoal.keeping(1);
  private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/old";

  static Stream<Arguments> protections() {
    return Stream.of(
        row("an alias", given -> given.alias(alias("2", Map.of(), "")), Reason.ALIAS),
        row("a weight", given -> given.alias(alias("5", Map.of("2", 0.1), "")), Reason.WEIGHT),
        row("the way back", given -> given.alias(described("[snapstart 5<2]")), Reason.LEDGER),
        row(
            "a shift's goal",
            given -> given.alias(described("[snapstart 5<4 to=2 step=1]")),
            Reason.LEDGER),
        row(
            "what was rolled back",
            given -> given.alias(described("[snapstart 5<4 back=2]")),
            Reason.LEDGER),
        row(
            "a ledger of a move that others undid",
            given -> given.alias(described("[snapstart 2<1]")),
            Reason.LEDGER),
        row("provisioned concurrency", given -> given.provisioned("2"), Reason.PROVISIONED),
        row("an event source", given -> given.mapped("2"), Reason.EVENT_SOURCE),
        row("a policy", given -> given.policy("2"), Reason.POLICY),
        row("a call of yesterday", given -> given.called("2", days(1)), Reason.CALLED),
        row("a refusal", given -> given.refusal("2"), Reason.REFUSED),
        row("the run itself", given -> given.wanted("2"), Reason.WANTED),
        row("a snapshot under way", given -> given.state("2", "Pending"), Reason.PENDING),
        row("a call of long ago", given -> given.called("2", days(8)), Reason.SURPLUS),
        row("another's protection", given -> given.policy("3"), Reason.SURPLUS),
        row("idleness", given -> given.state("2", "Inactive"), Reason.INACTIVE),
        row("a failed snapshot", given -> given.state("2", "Failed"), Reason.FAILED),
        row("nothing", given -> given, Reason.SURPLUS));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("protections")
  void theSecondVersionGoesOnlyIfNothingProtectsIt(
      String name, UnaryOperator<Given> with, Reason reason) {
    assertThat(verdict(with.apply(new Given()), KEEP_ONE, "2").reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("protections")
  void evenAFailedVersionStaysIfItIsNamedOrUsed(
      String name, UnaryOperator<Given> with, Reason reason) {
    boolean aboutTheState =
        Set.of(Reason.PENDING, Reason.SURPLUS, Reason.INACTIVE).contains(reason);
    Given given = with.apply(new Given()).state("2", "Failed");
    assertThat(verdict(given, KEEP_ONE, "2").reason())
        .isEqualTo(aboutTheState ? Reason.FAILED : reason);
  }

  @Test
  void theNewestStayAndFailedOnesDoNotCount() {
    Given given = new Given().state("4", "Failed");
    assertThat(reasons(given, PruneGoal.keeping(2)))
        .containsExactly("4 FAILED", "1 SURPLUS", "2 SURPLUS", "3 NEWEST", "5 NEWEST");
  }

  @Test
  void failedOnesGoFirstThenIdleOnesThenTheOldest() {
    Given given = new Given().state("3", "Failed").state("2", "Inactive");
    assertThat(reasons(given, KEEP_ONE))
        .containsExactly("3 FAILED", "2 INACTIVE", "1 SURPLUS", "4 SURPLUS", "5 NEWEST");
  }

  @Test
  void youngOnesStay() {
    assertThat(reasons(new Given(), KEEP_ONE.withOlderThan(days(3))))
        .containsExactly("1 SURPLUS", "2 SURPLUS", "3 YOUNG", "4 YOUNG", "5 YOUNG");
  }

  @Test
  void aVersionStaysForAWhileAfterItsSuccessorWasPublished() {
    // Version 5 is an hour old: whoever called 4 then may still be about it.
    assertThat(reasons(new Given(), KEEP_ONE.withGrace(Duration.ofMinutes(61))))
        .containsExactly("1 SURPLUS", "2 SURPLUS", "3 SURPLUS", "4 GRACE", "5 NEWEST");
    assertThat(reasons(new Given(), KEEP_ONE.withGrace(Duration.ofMinutes(59))))
        .contains("4 SURPLUS");
  }

  @Test
  void onlyThoseItIsAboutAreConsidered() {
    PruneGoal all = PruneGoal.keeping(0);
    Given given = new Given().without("3", FunctionSetting.SNAP_START, false);
    assertThat(reasons(given, all.withOnly(PruneGoal.Only.withSnapStart())))
        .contains("2 SURPLUS", "3 NOT_CONSIDERED");
    Given keys = new Given().without("2", FunctionSetting.KMS_KEY_ARN, KEY);
    assertThat(reasons(keys, all.withOnly(PruneGoal.Only.underOtherKeysThan(null))))
        .contains("2 SURPLUS", "3 NOT_CONSIDERED");
    assertThat(reasons(keys, all.withOnly(PruneGoal.Only.underOtherKeysThan(KEY))))
        .contains("2 NOT_CONSIDERED", "3 SURPLUS");
  }

  @Test
  void everyVerdictSaysWhy() {
    Given given = new Given().alias(described("[snapstart 5<4]")).policy("2").refusal("1");
    assertThat(new PruneRules(given.inventory(), KEEP_ONE, NOW).verdicts())
        .allSatisfy(verdict -> assertThat(verdict.detail()).isNotBlank());
  }

  private static Arguments row(String name, UnaryOperator<Given> with, Reason reason) {
    return Arguments.of(name, with, reason);
  }

  private static VersionVerdict verdict(Given given, PruneGoal goal, String version) {
    return new PruneRules(given.inventory(), goal, NOW)
        .verdicts().stream().filter(it -> it.version().equals(version)).findFirst().orElseThrow();
  }

  private static List<String> reasons(Given given, PruneGoal goal) {
    return new PruneRules(given.inventory(), goal, NOW)
        .verdicts().stream().map(it -> it.version() + " " + it.reason()).toList();
  }

  private static AliasState described(String description) {
    return alias("5", Map.of(), description);
  }

  private static AliasState alias(String version, Map<String, Double> weights, String text) {
    return new AliasState("arn", "live", version, weights, text, null);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  /** Version 1 is four days and an hour old, version 5 an hour. */
  private record Given(VersionInventory inventory) {
    Given() {
      this(
          new VersionInventory(
              Stream.of("1", "2", "3", "4", "5").map(PruneRulesTest::version).toList(),
              null,
              List.of(),
              Set.of(),
              Set.of(),
              Set.of(),
              Map.of(),
              Map.of()));
    }

    Given alias(AliasState alias) {
      return with(
          inventory.versions(),
          inventory.wanted(),
          List.of(alias),
          inventory.provisioned(),
          inventory.mapped(),
          inventory.withPolicy(),
          inventory.lastCalls(),
          inventory.refusals());
    }

    Given provisioned(String version) {
      return with(
          inventory.versions(),
          null,
          List.of(),
          Set.of(version),
          Set.of(),
          Set.of(),
          Map.of(),
          Map.of());
    }

    Given mapped(String version) {
      return with(
          inventory.versions(),
          null,
          List.of(),
          Set.of(),
          Set.of(version),
          Set.of(),
          Map.of(),
          Map.of());
    }

    Given policy(String version) {
      return with(
          inventory.versions(),
          null,
          inventory.aliases(),
          Set.of(),
          Set.of(),
          Set.of(version),
          Map.of(),
          Map.of());
    }

    Given called(String version, Duration ago) {
      return with(
          inventory.versions(),
          null,
          List.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Map.of(version, NOW.minus(ago)),
          Map.of());
    }

    Given refusal(String version) {
      return with(
          inventory.versions(),
          null,
          inventory.aliases(),
          Set.of(),
          Set.of(),
          inventory.withPolicy(),
          Map.of(),
          Map.of(version, "it is replicated"));
    }

    Given wanted(String version) {
      return with(
          inventory.versions(),
          version,
          List.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Map.of(),
          Map.of());
    }

    Given state(String version, String state) {
      return change(version, it -> Copy.of(it).with("state", state).made());
    }

    <T> Given without(String version, FunctionSetting<T> setting, T value) {
      return change(
          version,
          it ->
              Copy.of(it)
                  .with("settings", it.settings().toBuilder().put(setting, value).build())
                  .made());
    }

    private Given change(String version, UnaryOperator<FunctionState> edit) {
      List<FunctionState> all = new ArrayList<>(inventory.versions());
      all.replaceAll(it -> it.version().equals(version) ? edit.apply(it) : it);
      return with(
          all,
          inventory.wanted(),
          inventory.aliases(),
          inventory.provisioned(),
          inventory.mapped(),
          inventory.withPolicy(),
          inventory.lastCalls(),
          inventory.refusals());
    }

    private Given with(
        List<FunctionState> all,
        String wanted,
        List<AliasState> aliases,
        Set<String> provisioned,
        Set<String> mapped,
        Set<String> withPolicy,
        Map<String, Instant> calls,
        Map<String, String> refusals) {
      return new Given(
          new VersionInventory(
              all, wanted, aliases, provisioned, mapped, withPolicy, calls, refusals));
    }
  }

  private static FunctionState version(String number) {
    int age = 5 - Integer.parseInt(number);
    SettingValues settings =
        SettingValues.builder()
            .put(FunctionSetting.SNAP_START, true)
            .put(FunctionSetting.KMS_KEY_ARN, "")
            .build();
    return Copy.of(Ordinary.version(FUNCTION_ARN, number))
        .with("settings", settings)
        .with("lastModified", NOW.minus(Duration.ofDays(age)).minus(Duration.ofHours(1)))
        .made();
  }
}
