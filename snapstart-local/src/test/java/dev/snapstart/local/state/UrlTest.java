package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.ARN;
import static dev.snapstart.local.state.Scenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UrlTest {
  private final Scenario scenario = new Scenario();

  @BeforeEach
  void anAlias() {
    scenario.settledFunction(false);
    scenario.publish();
    scenario.call(new LambdaCall.CreateAlias(NAME, "live", "1", null, null));
  }

  @Test
  void functionAndAliasHaveUrlsOfTheirOwn() {
    AttachmentAnswer.FunctionUrlConfig plain = created(null);
    AttachmentAnswer.FunctionUrlConfig alias = created("live");

    assertThat(plain.functionArn()).isEqualTo(ARN);
    assertThat(alias.functionArn()).isEqualTo(ARN + ":live");
    assertThat(alias.functionUrl()).isNotEqualTo(plain.functionUrl()).endsWith(".on.aws/");
    assertThat(alias.lastModifiedTime()).isNull();
    assertThat(listed()).containsExactly(ARN, ARN + ":live");
  }

  @Test
  void anUpdateKeepsWhatItDoesNotName() {
    AttachmentAnswer.FunctionUrlConfig before = created("live");
    scenario.passes(Duration.ofSeconds(1));

    var changed =
        (AttachmentAnswer.FunctionUrlConfig)
            scenario.call(
                new AttachmentCall.UpdateFunctionUrlConfig(
                    NAME, "live", null, null, "RESPONSE_STREAM"));

    assertThat(changed.functionUrl()).isEqualTo(before.functionUrl());
    assertThat(changed.authType()).isEqualTo("AWS_IAM");
    assertThat(changed.invokeMode()).isEqualTo("RESPONSE_STREAM");
    assertThat(changed.creationTime()).isEqualTo(before.creationTime());
    assertThat(changed.lastModifiedTime()).isNotEqualTo(before.creationTime());
    assertThat(scenario.call(new AttachmentCall.GetFunctionUrlConfig(NAME, "live")))
        .isEqualTo(changed);
  }

  @Test
  void anUrlGoesWithItsAliasOrByItself() {
    created(null);
    created("live");

    scenario.call(new AttachmentCall.DeleteFunctionUrlConfig(NAME, null));
    assertThat(listed()).containsExactly(ARN + ":live");
    scenario.call(new LambdaCall.DeleteAlias(NAME, "live"));
    assertThat(listed()).isEmpty();
  }

  @Test
  void numbersLatestAndTheUnknownAreRefused() {
    created("live");

    for (String qualifier : List.of("1", "$LATEST")) {
      LambdaError error = scenario.refusal(create(qualifier));
      assertThat(error.type()).isEqualTo("ValidationException");
      assertThat(error.message()).contains("'qualifier'");
    }
    assertThat(scenario.refusal(create("none")).message()).isEqualTo("Function does not exist");
    assertThat(scenario.refusal(create("live")).message())
        .isEqualTo(
            "Failed to create function url config for [functionArn = "
                + ARN
                + ":live]. Error message:  FunctionUrlConfig exists for this Lambda function");
    assertThat(
            scenario
                .refusal(new AttachmentCall.CreateFunctionUrlConfig(NAME, null, "OPEN", null, null))
                .message())
        .contains("'authType'");
  }

  private List<String> listed() {
    return ((AttachmentAnswer.FunctionUrlConfigs)
            scenario.call(new AttachmentCall.ListFunctionUrlConfigs(NAME, null, null)))
        .functionUrlConfigs().stream()
            .map(AttachmentAnswer.FunctionUrlConfig::functionArn)
            .toList();
  }

  private AttachmentAnswer.FunctionUrlConfig created(@Nullable String qualifier) {
    return (AttachmentAnswer.FunctionUrlConfig) scenario.call(create(qualifier));
  }

  private static LambdaCall create(@Nullable String qualifier) {
    return new AttachmentCall.CreateFunctionUrlConfig(NAME, qualifier, "AWS_IAM", null, null);
  }
}
