package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

class StateMapperTest {
  private static final FunctionCodeLocation NO_CODE = FunctionCodeLocation.builder().build();

  @Test
  void whatLambdaLeavesOutIsItsDefault() {
    FunctionState state =
        StateMapper.function(FunctionConfiguration.builder().build(), NO_CODE, null, Map.of());
    for (FunctionSetting<?> setting : FunctionSetting.all()) {
      Object defaultValue = setting.defaultValue();
      boolean alwaysSent =
          setting.equals(FunctionSetting.MEMORY_MB)
              || setting.equals(FunctionSetting.TIMEOUT_SECONDS);
      if (defaultValue != null && !alwaysSent) {
        assertThat(state.settings().get(setting).map(Object.class::cast))
            .as("%s", setting)
            .contains(defaultValue);
      }
    }
  }

  @Test
  void anEnvironmentThatCannotBeDecryptedIsUnknownNotEmpty() {
    FunctionConfiguration config =
        FunctionConfiguration.builder()
            .environment(e -> e.error(error -> error.errorCode("AccessDeniedException")))
            .build();
    FunctionState state = StateMapper.function(config, NO_CODE, null, null);
    assertThat(state.settings().get(FunctionSetting.ENVIRONMENT)).isEmpty();
    assertThat(state.sameContent(state)).isFalse();
  }

  @Test
  void wordsThatThisSdkDoesNotKnowAreKept() {
    FunctionConfiguration config =
        FunctionConfiguration.builder()
            .state("Hibernating")
            .lastUpdateStatus("Paused")
            .stateReasonCode("SolarFlare")
            .lastUpdateStatusReasonCode("Creating")
            .runtime("java99")
            .snapStart(s -> s.applyOn("PublishedVersions").optimizationStatus("Maybe"))
            .build();
    FunctionState state = StateMapper.function(config, NO_CODE, null, null);
    assertThat(state.state()).isEqualTo("Hibernating");
    assertThat(state.lastUpdateStatus()).isEqualTo("Paused");
    assertThat(state.stateReasonCode()).isEqualTo("SolarFlare");
    assertThat(state.lastUpdateStatusReasonCode()).isEqualTo("Creating");
    assertThat(state.settings().get(FunctionSetting.RUNTIME)).contains("java99");
    assertThat(state.isReady()).isFalse();
    assertThat(state.isFailed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Active, PublishedVersions, On, true",
    "Active, PublishedVersions, Off, false",
    "Active, None, Off, true",
    "Pending, PublishedVersions, Off, false",
    "Inactive, PublishedVersions, On, false",
    "Failed, None, Off, false"
  })
  void readyMeansActiveAndWithSnapStartAlsoOptimized(
      String state, String applyOn, String optimization, boolean ready) {
    FunctionConfiguration config =
        FunctionConfiguration.builder()
            .state(state)
            .snapStart(s -> s.applyOn(applyOn).optimizationStatus(optimization))
            .build();
    assertThat(StateMapper.function(config, NO_CODE, null, null).isReady()).isEqualTo(ready);
  }

  @Test
  void theRecoveryMarkIsNoPartOfTheDescription() {
    FunctionConfiguration config =
        FunctionConfiguration.builder().description("takes orders [snapstart r3]").build();
    FunctionState state = StateMapper.function(config, NO_CODE, null, null);
    assertThat(state.settings().get(FunctionSetting.DESCRIPTION)).contains("takes orders");
    assertThat(state.recoveryRound()).isEqualTo(3);
    assertThat(new RecoveryMark("takes orders", 4).write())
        .isEqualTo("takes orders [snapstart r4]");
    assertThat(new RecoveryMark("x".repeat(256), 4).write())
        .hasSize(256)
        .endsWith(" [snapstart r4]");
    assertThat(new RecoveryMark("", 1).write()).isEqualTo("[snapstart r1]");
    assertThat(RecoveryMark.read("[snapstart r1]").description()).isEmpty();
  }

  @Test
  void datesAreReadAsLambdaWritesThem() {
    FunctionConfiguration config =
        FunctionConfiguration.builder().lastModified("2026-11-23T06:14:21.123+0000").build();
    assertThat(StateMapper.function(config, NO_CODE, null, null).lastModified())
        .isEqualTo(Instant.parse("2026-11-23T06:14:21.123Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-11-23"})
  void aDateThatMakesNoSenseIsUnknown(String text) {
    FunctionConfiguration config = FunctionConfiguration.builder().lastModified(text).build();
    assertThat(StateMapper.function(config, NO_CODE, null, null).lastModified()).isNull();
  }
}
