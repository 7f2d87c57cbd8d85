package dev.snapstart.local.run.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the runtime API answers to a process. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
record RuntimeAnswer(int status, Map<String, String> headers, byte[] body) {

  static RuntimeAnswer empty(int status) {
    return new RuntimeAnswer(status, Map.of(), new byte[0]);
  }

  static RuntimeAnswer accepted() {
    return json(202, "{\"status\":\"OK\"}");
  }

  static RuntimeAnswer refused(int status, String type, String message) {
    return json(status, "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}");
  }

  static RuntimeAnswer json(int status, String json) {
    return new RuntimeAnswer(status, Map.of(), json.getBytes(StandardCharsets.UTF_8));
  }

  static RuntimeAnswer of(Invocation invocation) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.put("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
    headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
    headers.put("Lambda-Runtime-Trace-Id", invocation.traceId());
    String context = invocation.clientContext();
    if (context != null) {
      headers.put("Lambda-Runtime-Client-Context", context);
    }
    return new RuntimeAnswer(200, headers, invocation.payload());
  }
}
