package dev.snapstart.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for whatever is called, whenever. */
class PassingTimeTest {
  private static final int STEPS = 300;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readingInBetweenChangesNothing(long seed) {
    Scenario watched = story(seed, scenario -> scenario.state.at(scenario.now));
    Scenario unwatched = story(seed, scenario -> scenario.state);

    watched.settles();
    unwatched.settles();

    assertThat(watched.state).isEqualTo(unwatched.state);
    assertThat(watched.state.hashCode()).isEqualTo(unwatched.state.hashCode());
    assertThat(watched.state.agenda()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void noAliasEverStartsToPointAtAFailedVersionAndNoVersionVanishesUnderOne(long seed) {
    story(
        seed,
        scenario -> {
          for (LambdaFunction function : scenario.state.functions().values()) {
            for (Alias alias : function.aliases().values()) {
              assertThat(function.version(alias.functionVersion())).isNotNull();
              assertThat(alias.weights().asMap().keySet())
                  .allMatch(version -> function.version(version) != null);
            }
          }
          return scenario.state;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void anOldStateIsStillWhatItWasAfterLaterCalls(long seed) {
    List<LambdaState> states = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    story(
        seed,
        scenario -> {
          states.add(scenario.state);
          texts.add(scenario.state.toString());
          return scenario.state;
        });

    assertThat(states.stream().map(LambdaState::toString)).isEqualTo(texts);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void noRevisionAndNoVersionNumberIsGivenOutTwice(long seed) {
    Set<String> published = new HashSet<>();
    Scenario scenario = new Scenario();
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      LambdaState before = scenario.state;
      LambdaCall call = randomCall(random);
      scenario.call(call);
      scenario.passes(Duration.ofMillis(random.nextInt(6000)));
      for (LambdaFunction function : scenario.state.functions().values()) {
        LambdaFunction old = before.function(function.name());
        for (FunctionVersion version : function.versions().values()) {
          if (old == null || old.version(version.version()) == null) {
            assertThat(published.add(version.version())).as(version.version()).isTrue();
          }
        }
      }
      assertThat(scenario.state.counter()).isGreaterThanOrEqualTo(before.counter());
    }
    assertThat(published).hasSizeGreaterThan(5);
  }

  private static Scenario story(long seed, Function<Scenario, LambdaState> watch) {
    Scenario scenario = new Scenario();
    scenario.state = scenario.state.withSnapshotDuration(Duration.ofSeconds(5));
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      Instant until = scenario.now.plusMillis(random.nextInt(3000));
      if (random.nextInt(10) == 0) {
        scenario.state =
            scenario.state.withPlannedFailure(
                Scenario.NAME, new SnapshotFailure("FunctionError", "Broken"));
      }
      scenario.call(randomCall(random));
      scenario.passes(Duration.between(scenario.now, until).dividedBy(2));
      scenario.state = watch.apply(scenario);
      scenario.now = until;
    }
    return scenario;
  }

  private static LambdaCall randomCall(Random random) {
    String name = Scenario.NAME;
    String version = Integer.toString(1 + random.nextInt(5));
    String alias = random.nextBoolean() ? "live" : "blue";
    return switch (random.nextInt(12)) {
      case 0, 1 -> Scenario.create(random.nextBoolean());
      case 2 -> Scenario.updateCode(random.nextBoolean() ? Scenario.CODE : Scenario.OTHER_CODE);
      case 3 ->
          Scenario.update(
              SettingsChange.builder()
                  .memorySize(128 + random.nextInt(4))
                  .snapStart(random.nextBoolean() ? "PublishedVersions" : "None")
                  .build());
      case 4, 5, 6 -> new LambdaCall.PublishVersion(name, null, null, null);
      case 7 ->
          new LambdaCall.CreateAlias(
              name, alias, version, null, new LambdaCall.RoutingConfig(Map.of("2", 0.5)));
      case 8 -> new LambdaCall.UpdateAlias(name, alias, version, null, null, null);
      case 9 -> new LambdaCall.DeleteAlias(name, alias);
      case 10 -> new LambdaCall.DeleteFunction(name, random.nextInt(5) == 0 ? null : version);
      default ->
          new LambdaCall.UpdateFunctionCode(
              name, CodeSource.zip(Scenario.OTHER_CODE), null, true, false, null);
    };
  }
}
