package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Sorts the SDK's exceptions by what the engine can make of them. */
final class ErrorMapper {
  private static final Set<String> BAD_CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "InvalidSignature",
          "SignatureDoesNotMatch",
          "InvalidAccessKeyId",
          "InvalidToken",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "RequestExpired");
  private static final Set<String> ACCESS_DENIED =
      Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "403 Forbidden");
  private static final Set<String> QUOTA =
      Set.of(
          "CodeStorageExceededException",
          "AliasLimitExceededException",
          "ServiceQuotaExceededException",
          "FunctionVersionsPerCapacityProviderLimitExceededException");

  private static final Pattern NOT_AUTHORIZED =
      Pattern.compile("not authorized to perform: ([a-zA-Z0-9-]+:[a-zA-Z]+)");
  private static final String NO_CREDENTIALS =
      "Neither the environment nor a profile, a container or an instance has any.";

  private ErrorMapper() {}

  static CallFailure map(SdkException exception, String action) {
    if (exception instanceof AwsServiceException service) {
      return service(service, action);
    }
    String message = String.valueOf(exception.getMessage());
    if (message.contains("Unable to load credentials from any of the providers")) {
      // The SDK's own text lists everything that it found in the user's files.
      return new CallFailure(
          Kind.NO_CREDENTIALS, action, null, NO_CREDENTIALS, null, null, exception);
    }
    return new CallFailure(clientKind(message), action, null, message, null, null, exception);
  }

  private static Kind clientKind(String message) {
    if (message.startsWith("Unable to execute HTTP request")) {
      return Kind.TRANSIENT; // what follows may name a host, whatever that is called
    }
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains("sso") || (text.contains("token") && text.contains("expired"))) {
      return Kind.BAD_CREDENTIALS;
    }
    return text.contains("profile") || text.contains("credentials")
        ? Kind.NO_CREDENTIALS
        : Kind.TRANSIENT;
  }

  private static CallFailure service(AwsServiceException exception, String action) {
    AwsErrorDetails details = exception.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    String message =
        details == null || details.errorMessage() == null
            ? "HTTP status " + exception.statusCode()
            : details.errorMessage();
    Kind kind =
        exception.isThrottlingException()
            ? Kind.THROTTLED // Services of the JSON protocols say that with status 400.
            : isSenseless(exception.statusCode(), code, action)
                ? Kind.TRANSIENT
                : kind(exception.statusCode(), code == null ? "" : code, message);
    return new CallFailure(
        kind,
        kind == Kind.ACCESS_DENIED ? deniedAction(message, action) : action,
        code,
        message,
        exception.requestId(),
        retryAfter(details),
        exception);
  }

  /** A refusal that names no error may mean anything; S3's answers to HEAD have no room for it. */
  private static boolean isSenseless(int status, @Nullable String code, String action) {
    return status == 400 && code == null && !action.startsWith("s3:");
  }

  private static Kind kind(int status, String code, String message) {
    if (BAD_CREDENTIALS.contains(code)) {
      return Kind.BAD_CREDENTIALS;
    }
    if (ACCESS_DENIED.contains(code)) {
      return Kind.ACCESS_DENIED;
    }
    if (QUOTA.contains(code)) {
      return Kind.QUOTA;
    }
    if (isNotYetUsable(code, message)) {
      return Kind.NOT_YET_USABLE;
    }
    if (code.equals("InvalidParameterValueException")
        && message.toLowerCase(Locale.ROOT).contains("codesha256")) {
      return Kind.CONFLICT;
    }
    if (code.equals("ResourceInUseException")) {
      return Kind.CONFLICT; // With status 400: an event source mapping that is still changing.
    }
    return switch (status) {
      case 401, 403 -> Kind.ACCESS_DENIED;
      case 404 -> Kind.NOT_FOUND;
      case 408 -> Kind.TRANSIENT;
      case 409, 412 -> Kind.CONFLICT;
      case 429 -> Kind.THROTTLED;
      case 301, 307, 501 -> Kind.REJECTED;
      default -> status >= 500 ? Kind.TRANSIENT : status >= 400 ? Kind.REJECTED : Kind.UNEXPECTED;
    };
  }

  /** The action that IAM names, which may be another one than the call's: iam:PassRole, say. */
  private static String deniedAction(String message, String action) {
    Matcher matcher = NOT_AUTHORIZED.matcher(message);
    return matcher.find() ? matcher.group(1) : action;
  }

  /** IAM and KMS take up to two minutes to know a new role or grant everywhere. */
  private static boolean isNotYetUsable(String code, String message) {
    if (code.equals("KMSAccessDeniedException")) {
      return true;
    }
    if (!code.equals("InvalidParameterValueException")) {
      return false;
    }
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("cannot be assumed by lambda")
        || (text.contains("kms") && (text.contains("grant") || text.contains("access")));
  }

  private static @Nullable Duration retryAfter(@Nullable AwsErrorDetails details) {
    if (details == null || details.sdkHttpResponse() == null) {
      return null;
    }
    return details
        .sdkHttpResponse()
        .firstMatchingHeader("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }
}
