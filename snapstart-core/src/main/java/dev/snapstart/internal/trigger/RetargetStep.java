package dev.snapstart.internal.trigger;

import dev.snapstart.internal.lambda.ApiIntegration;
import dev.snapstart.internal.lambda.RetargetGateway;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import dev.snapstart.trigger.Retargeting.Move;

/** One move of a caller to an alias. */
sealed interface RetargetStep {
  /** Shows it. */
  Move move();

  /** Makes it; may be called again. */
  void make(RetargetGateway gateway);

  /**
   * Allows on the alias what is allowed elsewhere.
   *
   * @param function the function
   * @param alias the alias
   * @param from where it is allowed
   * @param statement the statement, under the id that it gets
   */
  record Allow(FunctionId function, String alias, String from, Permission statement)
      implements RetargetStep {
    @Override
    public Move move() {
      String source = statement.sourceArn();
      return new Move(
          "allow "
              + statement.principal()
              + (source == null ? "" : " (" + source + ")")
              + " to call "
              + alias
              + ", as it may call "
              + from,
          Changes.removal(function.name(), alias, statement.statementId()));
    }

    @Override
    public void make(RetargetGateway gateway) {
      gateway.allow(function, alias, statement);
    }
  }

  /**
   * Lets an event source mapping call the alias.
   *
   * @param mapping the mapping
   * @param target the alias's ARN
   */
  record MoveMapping(EventSourceMapping mapping, String target) implements RetargetStep {
    @Override
    public Move move() {
      return new Move(
          "event source mapping "
              + mapping.uuid()
              + " ("
              + mapping.sourceArn()
              + "): "
              + mapping.qualifier()
              + " -> "
              + EventSourceMapping.qualifier(target),
          Changes.move(mapping, mapping.functionArn()));
    }

    @Override
    public void make(RetargetGateway gateway) {
      gateway.moveMapping(mapping, target);
    }
  }

  /**
   * Gives the alias a URL.
   *
   * @param function the function
   * @param alias the alias
   * @param like the URL of {@code $LATEST}
   */
  record CopyUrl(FunctionId function, String alias, FunctionUrl like) implements RetargetStep {
    @Override
    public Move move() {
      return new Move(
          "a function URL for " + alias + ", like " + like.url(),
          AwsCommand.lambda("delete-function-url-config", function.name())
              .with("--qualifier", alias)
              .toString());
    }

    @Override
    public void make(RetargetGateway gateway) {
      gateway.copyUrl(function, alias, like);
    }
  }

  /**
   * Lets an integration of API Gateway call the alias.
   *
   * @param integration the integration
   * @param uri what it is to call
   */
  record MoveIntegration(ApiIntegration integration, String uri) implements RetargetStep {
    @Override
    public Move move() {
      return new Move(
          "API "
              + integration.api()
              + ", integration "
              + integration.id()
              + (integration.method() == null ? "" : " " + integration.method())
              + ": "
              + integration.uri()
              + " -> "
              + uri,
          undo());
    }

    private String undo() {
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

    @Override
    public void make(RetargetGateway gateway) {
      gateway.moveIntegration(integration, uri);
    }
  }
}
