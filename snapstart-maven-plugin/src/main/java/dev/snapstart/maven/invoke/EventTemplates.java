package dev.snapstart.maven.invoke;

import dev.snapstart.maven.invoke.EventTemplate.Form;
import dev.snapstart.maven.invoke.EventTemplate.Part;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The events that there are, by name. */
public final class EventTemplates {
  /** Shows them instead. */
  public static final String LIST = "list";

  private static final Optional<Part> BODY =
      Optional.of(new Part("the request's body", Form.TEXT, "{\"message\": \"hello\"}"));

  private static final Optional<Part> PATH =
      Optional.of(new Part("the request's path", Form.PATH, "/hello"));

  private static final List<EventTemplate> ALL =
      List.of(
          new EventTemplate("alb", "Application Load Balancer", BODY, PATH),
          new EventTemplate(
              "apigateway-http", "API Gateway HTTP API, payload format 2.0", BODY, PATH),
          new EventTemplate("apigateway-rest", "API Gateway REST API, proxy", BODY, PATH),
          new EventTemplate(
              "dynamodb", "DynamoDB stream, one item inserted", Optional.empty(), Optional.empty()),
          new EventTemplate(
              "eventbridge",
              "EventBridge, an event of your own",
              part("the detail, as JSON", Form.JSON, "{\"message\": \"hello\"}"),
              Optional.empty()),
          new EventTemplate("function-url", "a function URL", BODY, PATH),
          new EventTemplate(
              "kinesis",
              "Kinesis stream, one record",
              part("the record's data", Form.BASE64, "{\"message\": \"hello\"}"),
              Optional.empty()),
          new EventTemplate(
              "s3",
              "S3, an object created",
              Optional.empty(),
              part("the object's key", Form.KEY, "hello.txt")),
          new EventTemplate(
              "scheduled", "EventBridge, a schedule", Optional.empty(), Optional.empty()),
          new EventTemplate(
              "sns",
              "SNS, one message",
              part("the message", Form.TEXT, "{\"message\": \"hello\"}"),
              Optional.empty()),
          new EventTemplate(
              "sqs",
              "SQS, one message",
              part("the message", Form.TEXT, "{\"message\": \"hello\"}"),
              Optional.empty()));

  private EventTemplates() {}

  static List<EventTemplate> all() {
    return ALL;
  }

  static EventTemplate named(String name) {
    return ALL.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Values.invalid(
                    "event",
                    name,
                    "Use one of "
                        + ALL.stream().map(EventTemplate::name).collect(Collectors.joining(", "))
                        + "."));
  }

  public static List<String> lines() {
    TextTable table = new TextTable("event", "as sent by", "eventBody is", "eventPath is");
    for (EventTemplate template : ALL) {
      table.row(
          List.of(
              template.name(),
              template.service(),
              template.body().map(Part::what).orElse("-"),
              template.path().map(Part::what).orElse("-")));
    }
    return new ArrayList<>(table.lines());
  }

  private static Optional<Part> part(String what, Form form, String preset) {
    return Optional.of(new Part(what, form, preset));
  }
}
