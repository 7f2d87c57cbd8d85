package dev.snapstart.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The services that share the port.
 *
 * @param lambda Lambda
 * @param s3 S3
 * @param kms KMS
 * @param sts STS
 * @param downloads the code of functions
 * @param unknown every other service
 */
record Services(
    Service lambda, Service s3, Service kms, Service sts, Service downloads, Service unknown) {
  private static final Pattern API_DATE = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");
  private static final Set<String> KNOWN = Set.of("lambda", "s3", "kms", "sts");

  /** Tells the services apart by protocol and path; the signature's scope decides the rest. */
  Service of(HttpCall call) {
    String target = call.header("X-Amz-Target");
    if (target != null && target.startsWith(KmsService.TARGET)) {
      return kms;
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
    if ("sts".equals(signed) || (first.isEmpty() && form(call))) {
      return sts;
    }
    return "lambda".equals(signed) ? lambda : s3;
  }

  private static boolean form(HttpCall call) {
    return call.method().equals("POST")
        && new String(call.body(), StandardCharsets.UTF_8).contains("Action=");
  }
}
