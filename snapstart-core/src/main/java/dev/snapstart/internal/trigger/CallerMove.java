package dev.snapstart.internal.trigger;

import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.trigger.Retargeting.Move;

/** Says in words what a step does to a caller, and with which command it is taken back. */
final class CallerMove {
  private final FunctionId function;

  CallerMove(FunctionId function) {
    this.function = function;
  }

  Move of(CallerWrite step) {
    if (step instanceof CallerWrite.AllowCaller allow) {
      return allowed(allow);
    }
    if (step instanceof CallerWrite.MoveMapping move) {
      return moved(move);
    }
    return step instanceof CallerWrite.CopyUrl copy
        ? copied(copy)
        : moved((CallerWrite.MoveIntegration) step);
  }

  private Move allowed(CallerWrite.AllowCaller step) {
    String source = step.statement().sourceArn();
    return new Move(
        "allow "
            + step.statement().principal()
            + (source == null ? "" : " (" + source + ")")
            + " to call "
            + step.alias()
            + ", as it may call "
            + step.from(),
        Changes.removal(function.name(), step.alias(), step.statement().statementId()));
  }

  private static Move moved(CallerWrite.MoveMapping step) {
    EventSourceMapping mapping = step.mapping();
    return new Move(
        "event source mapping "
            + mapping.uuid()
            + " ("
            + mapping.sourceArn()
            + "): "
            + mapping.qualifier()
            + " -> "
            + EventSourceMapping.qualifier(step.functionArn()),
        Changes.move(mapping, mapping.functionArn()));
  }

  private Move copied(CallerWrite.CopyUrl step) {
    return new Move(
        "a function URL for " + step.alias() + ", like " + step.like().url(),
        AwsCommand.lambda("delete-function-url-config", function.name())
            .with("--qualifier", step.alias())
            .toString());
  }

  private static Move moved(CallerWrite.MoveIntegration step) {
    ApiIntegration integration = step.integration();
    return new Move(
        "API "
            + integration.api()
            + ", integration "
            + integration.id()
            + (integration.method() == null ? "" : " " + integration.method())
            + ": "
            + integration.uri()
            + " -> "
            + step.uri(),
        undo(integration));
  }

  private static String undo(ApiIntegration integration) {
    if (integration.kind() == ApiIntegration.Kind.HTTP) {
      return AwsCommand.of("apigatewayv2", "update-integration")
          .with("--api-id", integration.api())
          .with("--integration-id", integration.id())
          .with("--integration-uri", integration.uri())
          .toString();
    }
    return AwsCommand.of("apigateway", "update-integration")
        .with("--rest-api-id", integration.api())
        .with("--resource-id", integration.id())
        .with("--http-method", integration.method())
        .with("--patch-operations", "op=replace,path=/uri,value=" + integration.uri())
        .toString();
  }
}
