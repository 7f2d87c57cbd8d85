package dev.snapstart.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.Ordinary;
import dev.snapstart.model.Permission;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.ApiIntegration.Kind;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.KnownCallers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
            callers(integration, List.of(statement("anywhere", "api1"))),
            "live",
            new RetargetGoal("live", false, true));
    if (moved == null) {
      assertThat(rules.steps()).noneMatch(CallerWrite.MoveIntegration.class::isInstance);
    } else {
      assertThat(rules.steps())
          .contains(new CallerWrite.MoveIntegration(integration, filled(moved)));
    }
  }

  @Test
  void anApiThatTheAliasDoesNotAllowStaysWhereItIs() {
    ApiIntegration integration =
        new ApiIntegration(Kind.HTTP, "api1", "integration1", null, filled("{arn}"));
    RetargetRules rules =
        new RetargetRules(
            callers(integration, List.of(statement("another", "api2"))),
            "live",
            new RetargetGoal("live", false, true));
    assertThat(rules.steps()).noneMatch(CallerWrite.MoveIntegration.class::isInstance);
    assertThat(rules.moves().byHand()).anyMatch(sentence -> sentence.startsWith("API api1 "));
  }

  private static KnownCallers callers(ApiIntegration integration, List<Permission> statements) {
    return new KnownCallers(
        Ordinary.latest(ARN),
        List.of(alias("live"), alias("beta")),
        Map.of(KnownCallers.LATEST, statements),
        List.of(),
        List.of(),
        List.of(integration));
  }

  private static AliasState alias(String name) {
    return new AliasState(ARN + ":" + name, name, "6", Map.of(), "", null);
  }

  private static Permission statement(String id, String api) {
    return Ordinary.permission(
        id,
        "apigateway.amazonaws.com",
        "arn:aws:execute-api:eu-west-1:123456789012:" + api + "/*/*/*");
  }

  private static String filled(String text) {
    return text.replace("{path}", PATH).replace("{arn}", ARN);
  }
}
