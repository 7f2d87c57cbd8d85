package dev.snapstart.maven;

import dev.snapstart.access.AccessTask;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.invoke.EventTemplates;
import dev.snapstart.maven.invoke.InvokeLines;
import dev.snapstart.maven.invoke.InvokeMembers;
import dev.snapstart.maven.invoke.PayloadSource;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.report.ResultFile;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Invokes a function and waits: shows its answer, the end of its log, and what Lambda measured.
 *
 * <p>The function really runs, with all that it does, and is billed. An invocation that may have
 * reached it is never repeated. The answer goes to the console and nowhere else.
 */
@Mojo(name = "invoke", requiresProject = false, threadSafe = true)
public final class InvokeMojo extends SnapStartMojo {
  /**
   * What to invoke: a version's number, an alias, or {@code $LATEST}, which a shell wants in single
   * quotes. Without it {@code alias}, else the version published earlier in the same build, else
   * {@code $LATEST}.
   */
  @Parameter(property = "snapstart.qualifier")
  @Nullable String qualifier;

  /**
   * The event, as JSON of at most 6 MB; without any of {@code payload}, {@code payloadFile} and
   * {@code event} it is {@code {}}. Maven shows it under {@code -X}, so what is secret belongs into
   * a {@code payloadFile}.
   */
  @Parameter(property = "snapstart.payload")
  @Nullable String payload;

  /** A file with the event, as JSON. */
  @Parameter(property = "snapstart.payloadFile")
  @Nullable String payloadFile;

  /**
   * An event as a service would send it: {@code alb}, {@code apigateway-http}, {@code
   * apigateway-rest}, {@code dynamodb}, {@code eventbridge}, {@code function-url}, {@code kinesis},
   * {@code s3}, {@code scheduled}, {@code sns}, {@code sqs}. With {@code list} they are explained,
   * and nothing is invoked.
   */
  @Parameter(property = "snapstart.event")
  @Nullable String event;

  /**
   * What {@code event} carries: the body of a request or a message, the detail of an {@code
   * eventbridge} event (JSON), the data of a {@code kinesis} record.
   */
  @Parameter(property = "snapstart.eventBody")
  @Nullable String eventBody;

  /** The path of a request, such as {@code /orders/7}, or the key of the object in S3. */
  @Parameter(property = "snapstart.eventPath")
  @Nullable String eventPath;

  /** Whether the build fails if the function does: {@code true} or {@code false}. */
  @Parameter(property = "snapstart.failOnError", defaultValue = "true")
  @Nullable String failOnError;

  @Inject
  InvokeMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.of(AccessTask.INVOKE);
  }

  @Override
  void run(GoalRun run) {
    if (EventTemplates.LIST.equals(event)) {
      EventTemplates.lines().forEach(run.log()::info);
      return;
    }
    PayloadSource source =
        new PayloadSource(run.place().folder(), payload, payloadFile, event, eventBody, eventPath);
    boolean strict = failOnError == null || Values.flag("failOnError", failOnError);
    Payload read = source.read();
    List<Call> calls = new ArrayList<>();
    for (FunctionConfig config : run.functions()) {
      calls.add(call(run, config, read));
    }
    run.checkAccounts();
    for (Call call : calls) {
      invoke(run, call, strict);
    }
  }

  private Call call(GoalRun run, FunctionConfig config, Payload event) {
    FunctionId function = FunctionId.parse(config.function);
    ResultFile result = run.result(config);
    result.clear();
    try {
      return new Call(
          function,
          new InvokeRequest(
              function.apiName(), Qualifier.toInvoke(run, config, qualifier), event, true),
          result);
    } catch (SnapStartException e) {
      result.write(ResultMembers.of(function.name(), e));
      throw e;
    }
  }

  private static void invoke(GoalRun run, Call call, boolean strict) {
    String name = call.function().name();
    InvokeOutcome outcome;
    try {
      outcome = run.connect(call.function()).coldStarts().invoke(call.request());
    } catch (SnapStartException e) {
      call.result().write(ResultMembers.of(name, e));
      throw e;
    }
    InvokeLines.of(outcome).forEach(run.log()::info);
    Map<String, @Nullable Object> members = InvokeMembers.of(outcome);
    if (outcome.functionError().isEmpty()) {
      call.result().write(members);
      return;
    }
    SnapStartException failure = failure(outcome, call.request());
    members.putAll(ResultMembers.of(name, failure));
    call.result().write(members);
    if (strict) {
      throw failure;
    }
    run.log().warn(failure.summary());
  }

  /** Without the function's own message, which may hold anything. */
  private static SnapStartException failure(InvokeOutcome outcome, InvokeRequest request) {
    return SnapStartException.of(
            ErrorCode.INVOCATION_FAILED,
            request.qualifier()
                + " failed ("
                + outcome.functionError().orElse("")
                + ", version "
                + outcome.executedVersion()
                + ").")
        .advice("Its answer above says why; 'failOnError=false' lets the build go on.")
        .function(outcome.function())
        .build();
  }

  /** One invocation to make. */
  private record Call(FunctionId function, InvokeRequest request, ResultFile result) {}
}
