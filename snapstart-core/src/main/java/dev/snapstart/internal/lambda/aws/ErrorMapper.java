package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
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

  private ErrorMapper() {}

  static CallFailure map(SdkException exception, String action) {
    if (exception instanceof AwsServiceException service) {
      return service(service, action);
    }
    String message = String.valueOf(exception.getMessage());
    boolean noCredentials =
        message.contains("Unable to load credentials") || message.contains("Unable to load an IAM");
    boolean badLogin =
        message.contains("SSO")
            || message.contains("Token is expired")
            || message.contains("profile");
    Kind kind =
        noCredentials ? Kind.NO_CREDENTIALS : badLogin ? Kind.BAD_CREDENTIALS : Kind.TRANSIENT;
    return new CallFailure(kind, action, null, message, null, null, exception);
  }

  private static CallFailure service(AwsServiceException exception, String action) {
    AwsErrorDetails details = exception.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    String message =
        details == null || details.errorMessage() == null
            ? "HTTP status " + exception.statusCode()
            : details.errorMessage();
    return new CallFailure(
        kind(exception.statusCode(), code == null ? "" : code, message),
        action,
        code,
        message,
        exception.requestId(),
        retryAfter(details),
        exception);
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
    return switch (status) {
      case 401, 403 -> Kind.ACCESS_DENIED;
      case 404 -> Kind.NOT_FOUND;
      case 408 -> Kind.TRANSIENT;
      case 409, 412 -> Kind.CONFLICT;
      case 429 -> Kind.THROTTLED;
      case 501 -> Kind.REJECTED;
      default -> status >= 500 ? Kind.TRANSIENT : status >= 400 ? Kind.REJECTED : Kind.UNEXPECTED;
    };
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
