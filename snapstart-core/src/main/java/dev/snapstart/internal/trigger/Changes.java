package dev.snapstart.internal.trigger;

import dev.snapstart.model.AsyncInvokeConfig;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import dev.snapstart.plan.KnownCallers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says exactly what would let a caller use the alias, as commands and sentences. */
final class Changes {
  private final String name;
  private final String region;
  private final String alias;
  private final String target;

  Changes(FunctionState latest, @Nullable String alias) {
    this.name = latest.name();
    this.region = latest.region();
    this.alias = alias == null ? "ALIAS" : alias;
    this.target = latest.arn() + ":" + this.alias;
  }

  List<String> of(EventSourceMapping mapping) {
    return List.of(move(mapping, target));
  }

  /** The command that lets a mapping call something. */
  static String move(EventSourceMapping mapping, String functionArn) {
    return AwsCommand.of("lambda", "update-event-source-mapping")
        .with("--uuid", mapping.uuid())
        .with("--function-name", functionArn)
        .toString();
  }

  List<String> of(String qualifier, Permission statement) {
    String allow =
        statement.copyable()
            ? AwsCommand.lambda("add-permission", name)
                .with("--qualifier", alias)
                .with("--statement-id", statement.statementId())
                .with("--action", statement.action())
                .with("--principal", statement.principal())
                .with("--source-arn", statement.sourceArn())
                .with("--source-account", statement.sourceAccount())
                .with("--principal-org-id", statement.organization())
                .with("--function-url-auth-type", statement.urlAuthType())
                .with("--event-source-token", statement.eventSourceToken() == null ? null : "TOKEN")
                .flag("--invoked-via-function-url", statement.viaFunctionUrl())
                .toString()
            : "Allow the same on "
                + target
                + "; statement "
                + statement.statementId()
                + " says more than AddPermission can.";
    return List.of(allow, point(statement), removal(qualifier, statement.statementId()));
  }

  List<String> leftover(String qualifier, Permission statement) {
    return List.of(
        "If it calls " + alias + " by now: " + removal(qualifier, statement.statementId()));
  }

  List<String> of(FunctionUrl url) {
    return List.of(
        AwsCommand.lambda("create-function-url-config", name)
            .with("--qualifier", alias)
            .with("--auth-type", url.authType())
            .with("--invoke-mode", url.invokeMode())
            .toString(),
        "Tell its callers the new URL.",
        deletion());
  }

  List<String> leftover(FunctionUrl successor) {
    return List.of(
        "Tell its callers the URL of " + alias + ": " + successor.url(),
        "If they use it by now: " + deletion());
  }

  private String deletion() {
    return AwsCommand.lambda("delete-function-url-config", name).toString();
  }

  List<String> of(AsyncInvokeConfig config) {
    return List.of(
        "Asynchronous calls of "
            + alias
            + " do not take over the settings of $LATEST: "
            + AwsCommand.lambda("put-function-event-invoke-config", name)
                .with("--qualifier", alias)
                .with("--destination-config", destinations(config)));
  }

  /** Both destinations are written together: the one that is left out would be lost. */
  List<String> ofSender(AsyncInvokeConfig sender) {
    AsyncInvokeConfig moved =
        new AsyncInvokeConfig(
            sender.functionArn(), moved(sender.onSuccess()), moved(sender.onFailure()));
    String function = sender.functionArn().replaceFirst(":[^:]+$", "");
    return List.of(
        "Its role must be allowed to call " + target + ".",
        AwsCommand.lambda("update-function-event-invoke-config", function)
            .with("--qualifier", sender.qualifier())
            .with("--destination-config", destinations(moved))
            .toString());
  }

  /** What calls this function, wherever, calls the alias afterwards. */
  private @Nullable String moved(@Nullable String destination) {
    String functionArn = target.substring(0, target.length() - alias.length() - 1);
    return destination == null || !DestinationReader.isOf(destination, functionArn)
        ? destination
        : target;
  }

  private static @Nullable String destinations(AsyncInvokeConfig config) {
    String success = destination("OnSuccess", config.onSuccess());
    String failure = destination("OnFailure", config.onFailure());
    if (success.isEmpty() && failure.isEmpty()) {
      return null;
    }
    return "{" + success + (success.isEmpty() || failure.isEmpty() ? "" : ",") + failure + "}";
  }

  private static String destination(String on, @Nullable String arn) {
    return arn == null ? "" : "\"" + on + "\":{\"Destination\":\"" + arn + "\"}";
  }

  private String removal(String qualifier, String statementId) {
    return removal(name, qualifier, statementId);
  }

  /** The command that takes a statement out of a policy. */
  static String removal(String function, String qualifier, String statementId) {
    return AwsCommand.lambda("remove-permission", function)
        .with("--qualifier", qualifier.equals(KnownCallers.LATEST) ? null : qualifier)
        .with("--statement-id", statementId)
        .toString();
  }

  private String point(Permission statement) {
    String source = statement.sourceArn();
    String who = source == null ? statement.principal() : source;
    return switch (statement.principal()) {
      case "apigateway.amazonaws.com" ->
          "In API Gateway, let the integration call arn:"
              + target.split(":", -1)[1]
              + ":apigateway:"
              + region
              + ":lambda:path/2015-03-31/functions/"
              + target
              + "/invocations ("
              + who
              + ").";
      case "events.amazonaws.com" -> "Make " + target + " the target of the rule " + who + ".";
      case "scheduler.amazonaws.com" -> "Make " + target + " the target of " + who + ".";
      case "sns.amazonaws.com" -> "Subscribe " + target + " to the topic " + who + ".";
      case "s3.amazonaws.com" -> "Name " + target + " in the notifications of " + who + ".";
      default -> "Let " + who + " call " + target + ".";
    };
  }
}
