package dev.snapstart.internal.deploy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.plan.SnapStartImages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns failed calls into the exception that users see. */
public final class Failures {
  private Failures() {}

  public static SnapStartException toException(
      CallFailure failure, @Nullable String function, @Nullable String step, String standing) {
    return SnapStartException.of(code(failure), (summary(failure) + " " + standing).strip())
        .advice(advice(failure, function))
        .function(function)
        .step(step)
        .requestId(failure.requestId())
        .cause(failure)
        .build();
  }

  private static ErrorCode code(CallFailure failure) {
    return switch (failure.kind()) {
      case NOT_FOUND -> ErrorCode.FUNCTION_NOT_FOUND;
      case CONFLICT, REJECTED -> ErrorCode.REJECTED;
      case NOT_YET_USABLE -> ErrorCode.ROLE_OR_KEY_NOT_USABLE;
      case THROTTLED -> ErrorCode.THROTTLED;
      case TRANSIENT -> ErrorCode.SERVICE_UNAVAILABLE;
      case ACCESS_DENIED -> ErrorCode.ACCESS_DENIED;
      case NO_CREDENTIALS -> ErrorCode.CREDENTIALS_MISSING;
      case BAD_CREDENTIALS -> ErrorCode.CREDENTIALS_INVALID;
      case QUOTA -> ErrorCode.QUOTA_EXCEEDED;
      case UNEXPECTED -> ErrorCode.UNEXPECTED_ANSWER;
    };
  }

  private static String summary(CallFailure failure) {
    String text = failure.getMessage() == null ? "no message" : failure.getMessage().strip();
    String stopped = text.endsWith(".") ? text : text + ".";
    return switch (failure.kind()) {
      case ACCESS_DENIED -> "Access denied: " + failure.action() + " is missing. " + stopped;
      case NO_CREDENTIALS -> "No AWS credentials were found. " + stopped;
      case BAD_CREDENTIALS -> "AWS does not accept the credentials. " + stopped;
      default -> failure.action() + " failed: " + stopped;
    };
  }

  private static @Nullable String advice(CallFailure failure, @Nullable String function) {
    return switch (failure.kind()) {
      case NOT_FOUND -> "Check name, region and account.";
      case CONFLICT -> "Somebody else keeps changing the function; run again when they are done.";
      case NOT_YET_USABLE ->
          "Check the role's trust policy (lambda.amazonaws.com) or the key's policy and grants.";
      case THROTTLED -> "Run again later; fewer deployments at a time help.";
      case TRANSIENT -> "Check network and service health, then run again: it goes on from there.";
      case ACCESS_DENIED ->
          PolicyStatement.of(failure, function)
              .map(statement -> "Add this to the policy of the credentials: " + statement.toJson())
              .orElse("Allow " + failure.action() + " in the policy of the credentials.");
      case NO_CREDENTIALS ->
          "Set a profile ('profile'), environment variables or a role, or log in with SSO.";
      case BAD_CREDENTIALS -> "Refresh them (aws sso login, a new session) and run again.";
      case QUOTA -> "Delete versions that nothing uses, or ask AWS for more.";
      case REJECTED -> rejected(failure);
      case UNEXPECTED -> "Check that the endpoint is Lambda's.";
    };
  }

  /** Publishing is where Lambda finds out what it cannot take a snapshot of. */
  private static String rejected(CallFailure failure) {
    boolean image =
        failure.action().equals("lambda:PublishVersion")
            && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("image");
    return image ? SnapStartImages.remedy() : "Correct the value that Lambda names.";
  }
}
