package dev.snapstart.internal.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.internal.lambda.ApiIntegration;
import dev.snapstart.internal.lambda.ApiIntegration.Kind;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FurtherSettings;
import dev.snapstart.model.SettingValues;
import dev.snapstart.trigger.RetargetChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetargetRulesTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
  private static final String PATH =
      "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/";

  @ParameterizedTest
  @CsvSource({
    "{path}{arn}/invocations, {path}{arn}:live/invocations",
    "{path}{arn}:7/invocations, {path}{arn}:live/invocations",
    "{path}{arn}:$LATEST/invocations, {path}{arn}:live/invocations",
    "{arn}, {arn}:live",
    "{arn}:7, {arn}:live",
    "{path}{arn}:live/invocations, ",
    "{path}{arn}:beta/invocations, ",
    "{path}{arn}:${stageVariables.alias}/invocations, ",
    "{path}{arn}-other/invocations, ",
    "https://example.com/orders, "
  })
  void onlyUrisThatCallPastTheAliasesAreMoved(String uri, String moved) {
    ApiIntegration integration =
        new ApiIntegration(Kind.HTTP, "api1", "integration1", null, filled(uri));
    RetargetRules rules =
        new RetargetRules(
            FunctionId.parse("orders"),
            new CallerFacts(
                latest(),
                List.of(alias("live"), alias("beta")),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            List.of(integration),
            "live",
            new RetargetChoice(false, true));
    if (moved == null) {
      assertThat(rules.steps()).isEmpty();
    } else {
      assertThat(rules.steps())
          .containsExactly(new RetargetStep.MoveIntegration(integration, filled(moved)));
      assertThat(rules.steps().get(0).move().undo()).contains(filled(uri));
    }
  }

  private static String filled(String text) {
    return text.replace("{path}", PATH).replace("{arn}", ARN);
  }

  private static AliasState alias(String name) {
    return new AliasState(ARN + ":" + name, name, "8", Map.of(), "", null);
  }

  private static FunctionState latest() {
    return new FunctionState(
        ARN,
        "$LATEST",
        "hash",
        1,
        "Zip",
        SettingValues.builder().build(),
        FurtherSettings.none(),
        0,
        "Active",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
