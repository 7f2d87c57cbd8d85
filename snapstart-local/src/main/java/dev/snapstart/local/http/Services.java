package dev.snapstart.local.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The services that share the port.
 *
 * @param lambda Lambda
 * @param s3 S3
 * @param kms KMS
 * @param logs CloudWatch Logs
 * @param sts STS
 * @param downloads the code of functions
 * @param unknown every other service
 */
record Services(
    Service lambda,
    Service s3,
    Service kms,
    Service logs,
    Service sts,
    Service downloads,
    Service unknown) {
  private static final Pattern API_DATE = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");
  private static final Set<String> KNOWN = Set.of("lambda", "s3", "kms", "logs", "sts");

  /** Tells the services apart by protocol and path; the signature's scope decides the rest. */
  Service of(HttpCall call) {
    String target = call.header("X-Amz-Target");
    if (target != null && target.startsWith(KmsService.TARGET)) {
      return kms;
    }
    if (target != null && target.startsWith(LogsService.TARGET)) {
      return logs;
    }
    String signed = call.signedService();
    if (signed != null && !KNOWN.contains(signed)) {
      return unknown;
    }
    String first = call.path().isEmpty() ? "" : call.path().get(0);
    if (!"s3".equals(signed) && API_DATE.matcher(first).matches()) {
      return lambda;
    }
    if (first.equals(CodeDownloads.PREFIX) && call.path().size() == 2) {
      return downloads;
    }
    if ("sts".equals(signed) || action(call) != null) {
      return sts;
    }
    return "lambda".equals(signed) ? lambda : s3;
  }

  /** The action that a form in the query protocol names, or null. */
  static @Nullable String action(HttpCall call) {
    String type = call.header("Content-Type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      return null;
    }
    try {
      List<String> actions =
          QueryString.parse(new String(call.body(), StandardCharsets.UTF_8)).get("Action");
      return actions == null ? null : actions.get(0);
    } catch (IllegalArgumentException e) {
      return null; // A body that is no form names no action.
    }
  }
}
