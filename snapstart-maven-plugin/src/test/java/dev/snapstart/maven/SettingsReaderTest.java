package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.Attribute;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  private static final String KEY =
      "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

  @TempDir private Path folder;
  private final FunctionConfig config = new FunctionConfig();

  @Test
  void nothingSaidManagesNothingButSnapStart() {
    assertThat(read().managed()).containsExactly(FunctionSetting.SNAP_START);
    assertThat(read().target(FunctionSetting.SNAP_START)).contains(true);
  }

  @Test
  void keepLeavesSnapStartAlone() {
    config.snapStart = "keep";
    assertThat(read().isManaged()).isFalse();
  }

  @Test
  void everySettingOfTheLibraryHasItsElement() {
    for (FunctionSetting<?> setting : FunctionSetting.all()) {
      assertThat(FunctionConfig.class)
          .as(setting.name())
          .satisfies(type -> type.getDeclaredField(setting.name()));
    }
  }

  @Test
  void everySettingIsRead() {
    config.snapStart = "off";
    config.kmsKeyArn = KEY;
    config.memoryMb = "512";
    config.timeoutSeconds = "30";
    config.runtime = "java21";
    config.handler = "a.B::c";
    config.role = "arn:aws:iam::123456789012:role/r";
    config.environment = Map.of("STAGE", "test");
    config.layers = List.of("arn:aws:lambda:us-east-1:123456789012:layer:base:1");
    config.ephemeralStorageMb = "1024";
    config.vpc = new VpcConfig();
    config.vpc.subnetIds = List.of("subnet-1");
    config.vpc.securityGroupIds = List.of("sg-1");
    config.deadLetterTargetArn = "arn:aws:sqs:us-east-1:123456789012:dead";
    config.tracing = "Active";
    config.logging = new LoggingConfig();
    config.logging.format = "JSON";
    config.imageConfig = new ImageConfig();
    config.imageConfig.command = List.of("a.B::c");
    config.functionDescription = "orders";
    config.architecture = "arm64";
    config.sourceKmsKeyArn = KEY;
    FunctionSettings settings = reader().configuration().withCode().read();
    assertThat(settings.managed()).containsExactlyElementsOf(FunctionSetting.all());
    assertThat(settings.target(FunctionSetting.MEMORY_MB)).contains(512);
    assertThat(settings.target(FunctionSetting.LOGGING).get().format()).isEqualTo("JSON");
    assertThat(settings.toString()).doesNotContain("STAGE=test");
  }

  @Test
  void noneClears() {
    config.kmsKeyArn = "aws-owned";
    config.memoryMb = "none";
    config.layers = List.of("none");
    config.tracing = "none";
    config.vpc = new VpcConfig();
    config.vpc.set("none");
    config.environment = new HashMap<>();
    config.environment.put("none", null);
    FunctionSettings settings = read();
    for (FunctionSetting<?> setting :
        List.of(
            FunctionSetting.KMS_KEY_ARN,
            FunctionSetting.MEMORY_MB,
            FunctionSetting.LAYERS,
            FunctionSetting.TRACING,
            FunctionSetting.VPC,
            FunctionSetting.ENVIRONMENT)) {
      assertThat(settings.get(setting)).as(setting.name()).isInstanceOf(Attribute.Clear.class);
    }
  }

  @Test
  void elementsWinOverTheProcessAndTheProcessOverTheFile() throws Exception {
    Files.writeString(folder.resolve("env.properties"), "AA=file\nBB=file\nCC=file\n");
    config.environmentFile = "env.properties";
    config.environmentFrom = List.of("BB", "CC");
    config.environment = Map.of("CC", "element");
    assertThat(read().target(FunctionSetting.ENVIRONMENT).get().variables())
        .containsExactlyInAnyOrderEntriesOf(Map.of("AA", "file", "BB", "process", "CC", "element"));
  }

  @Test
  void badInputIsOneClearError() {
    refused(it -> it.memoryMb = "much", ErrorCode.INVALID_REQUEST, "memoryMb");
    refused(it -> it.memoryMb = "64", ErrorCode.INVALID_SETTING, "memoryMb");
    refused(it -> it.timeoutSeconds = "901", ErrorCode.INVALID_SETTING, "timeoutSeconds");
    refused(it -> it.ephemeralStorageMb = "1024", ErrorCode.INVALID_SETTING, "ephemeralStorageMb");
    refused(it -> it.snapStart = "yes", ErrorCode.INVALID_REQUEST, "snapStart");
    refused(it -> it.runtime = "nodejs22.x", ErrorCode.RUNTIME_NOT_SUPPORTED, "nodejs22.x");
    refused(it -> it.kmsKeyArn = "key", ErrorCode.INVALID_KMS_KEY, "kmsKeyArn");
    refused(it -> it.tracing = "sometimes", ErrorCode.INVALID_SETTING, "tracing");
    refused(it -> it.runtime = "none", ErrorCode.INVALID_SETTING, "runtime");
    refused(it -> it.environmentFrom = List.of("ABSENT"), ErrorCode.INVALID_REQUEST, "ABSENT");
    refused(it -> it.environmentFile = "absent", ErrorCode.INVALID_REQUEST, "environmentFile");
    refused(it -> it.functionDescription = "x".repeat(257), ErrorCode.INVALID_DESCRIPTION, "257");
  }

  @Test
  void theMarkThatEditorsOfWindowsWriteIsNoPartOfAName() throws Exception {
    Files.writeString(folder.resolve("test.env"), "\uFEFFSTAGE=test\r\n");
    config.environmentFile = "test.env";
    assertThat(read().target(FunctionSetting.ENVIRONMENT).orElseThrow().variables())
        .containsExactly(Map.entry("STAGE", "test"));
  }

  private void refused(Consumer<FunctionConfig> edit, ErrorCode code, String text) {
    FunctionConfig wrong = new FunctionConfig();
    edit.accept(wrong);
    assertThatThrownBy(
            () ->
                new SettingsReader(wrong, new EnvironmentReader(folder, Map.of()))
                    .configuration()
                    .read())
        .hasMessageContaining(text)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(SnapStartException.class))
        .returns(code, SnapStartException::code)
        .satisfies(error -> assertThat(error.advice()).isPresent());
  }

  private SettingsReader reader() {
    return new SettingsReader(
        config, new EnvironmentReader(folder, Map.of("BB", "process", "CC", "process")));
  }

  private FunctionSettings read() {
    return reader().configuration().read();
  }
}
