package dev.snapstart.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.Copy;
import dev.snapstart.cost.SnapshotPrice.Kind;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.Ordinary;
import dev.snapstart.model.SettingValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotPriceTest {
  /** AWS's own example: 1 GB for 31 days is 4.03 dollars, so 3.90 for 30. */
  @ParameterizedTest
  @CsvSource({
    "128, 0.4875, 0.0020",
    "512, 1.9500, 0.0081",
    "1024, 3.8999, 0.0162",
    "1769, 6.7373, 0.0281",
    "2048, 7.7998, 0.0325"
  })
  void aMonthAndTheLeastOfAChargedSnapshot(int memory, String month, String least) {
    SnapshotPrice price = price("python3.13", "Zip", memory, "us-east-1", "Active");
    assertThat(price.kind()).isEqualTo(Kind.CHARGED);
    assertThat(price.usdPerMonth().orElseThrow()).isEqualByComparingTo(month);
    assertThat(price.usdAtLeast().orElseThrow()).isEqualByComparingTo(least);
  }

  @ParameterizedTest
  @CsvSource({
    "java21, Zip, Active, FREE",
    "java25, Zip, Pending, FREE",
    "dotnet8, Zip, Active, CHARGED",
    "'', Image, Active, ASSUMED",
    "python3.13, Zip, Inactive, NO_SNAPSHOT",
    "python3.13, Zip, Failed, NO_SNAPSHOT"
  })
  void whatIsKnownOfAPrice(String runtime, String packageType, String state, Kind kind) {
    SnapshotPrice price = price(runtime, packageType, 1024, "us-east-1", state);
    assertThat(price.kind()).isEqualTo(kind);
    assertThat(price.usdPerMonth().orElseThrow().signum()).isEqualTo(price.isCharged() ? 1 : 0);
  }

  @Test
  void aRegionWithoutARateHasNoAmount() {
    SnapshotPrice charged = price("python3.13", "Zip", 1024, "eu-west-1", "Active");
    SnapshotPrice free = price("java21", "Zip", 1024, "eu-west-1", "Active");
    assertThat(charged.isCharged()).isTrue();
    assertThat(charged.usdPerMonth()).isEmpty();
    assertThat(free.usdPerMonth()).isPresent();
    assertThat(SnapshotPrice.perMonth(List.of(free, charged))).isEmpty();
    assertThat(SnapshotPrice.perMonth(List.of(free, free)).orElseThrow()).isEqualByComparingTo("0");
  }

  @Test
  void withoutSnapStartThereIsNothingToPay() {
    FunctionState version = state("python3.13", "Zip", 1024, "us-east-1", "Active", false);
    assertThat(SnapshotPrice.of(version, Rates.builtIn()).kind()).isEqualTo(Kind.NO_SNAPSHOT);
  }

  private static SnapshotPrice price(
      String runtime, String packageType, int memory, String region, String state) {
    return SnapshotPrice.of(
        state(runtime, packageType, memory, region, state, true), Rates.builtIn());
  }

  private static FunctionState state(
      String runtime,
      String packageType,
      int memory,
      String region,
      String state,
      boolean snapStart) {
    SettingValues settings =
        SettingValues.builder()
            .put(FunctionSetting.SNAP_START, snapStart)
            .put(FunctionSetting.RUNTIME, runtime)
            .put(FunctionSetting.MEMORY_MB, memory)
            .build();
    return Copy.of(
            Ordinary.version("arn:aws:lambda:" + region + ":123456789012:function:orders-api", "1"))
        .with("packageType", packageType)
        .with("settings", settings)
        .with("state", state)
        .made();
  }
}
