package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.state.AttachmentAnswer;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaError;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers as Lambda words them. */
final class LambdaReplies {
  private static final String JSON = "application/json";
  private final JsonMapper mapper;
  private final PolicyJson policies;
  private final URI endpoint;

  LambdaReplies(JsonMapper mapper, PolicyJson policies, URI endpoint) {
    this.mapper = mapper;
    this.policies = policies;
    this.endpoint = endpoint;
  }

  Reply of(LambdaAnswer answer, int status) {
    if (answer instanceof LambdaError error) {
      return error(error);
    }
    if (answer instanceof LambdaAnswer.Nothing) {
      return Reply.empty(status);
    }
    if (answer instanceof LambdaAnswer.Function function) {
      return json(status, located(function));
    }
    if (answer instanceof LambdaAnswer.Permission permission) {
      String statement = policies.statement(permission.statement()).toString();
      return json(status, mapper.createObjectNode().put("Statement", statement));
    }
    if (answer instanceof LambdaAnswer.Policy policy) {
      ObjectNode body = mapper.createObjectNode().put("Policy", policies.policy(policy).toString());
      return json(status, body.put("RevisionId", policy.revisionId()));
    }
    if (answer instanceof AttachmentAnswer.EventSourceMappingConfiguration mapping) {
      return json(status, merged(mapping));
    }
    if (answer instanceof AttachmentAnswer.EventSourceMappings page) {
      return json(status, merged(page));
    }
    return json(status, answer);
  }

  private Reply json(int status, Object body) {
    return Reply.of(status, JSON, LambdaJson.write(mapper, body));
  }

  /** The state knows no address: the package is found under this server's own. */
  private LambdaAnswer.Function located(LambdaAnswer.Function function) {
    LambdaAnswer.CodeLocation code = function.code();
    String sha256 = code.location();
    if (sha256 == null) {
      return function;
    }
    String location = endpoint + CodeDownloads.path(sha256);
    return new LambdaAnswer.Function(
        function.configuration(),
        new LambdaAnswer.CodeLocation(
            code.repositoryType(),
            location,
            null,
            null,
            code.resolvedS3Object(),
            code.sourceKmsKeyArn()),
        function.tags(),
        function.concurrency());
  }

  private ObjectNode merged(AttachmentAnswer.EventSourceMappings page) {
    ObjectNode body = mapper.createObjectNode();
    ArrayNode mappings = body.putArray("EventSourceMappings");
    page.eventSourceMappings().forEach(mapping -> mappings.add(merged(mapping)));
    if (page.nextMarker() != null) {
      body.put("NextMarker", page.nextMarker());
    }
    return body;
  }

  /** Lambda shows source and settings beside the state. */
  private ObjectNode merged(AttachmentAnswer.EventSourceMappingConfiguration mapping) {
    ObjectNode body = mapper.valueToTree(mapping.configuration());
    body.setAll(mapper.<ObjectNode>valueToTree(mapping.source()));
    body.setAll(mapper.<ObjectNode>valueToTree(mapping.settings()));
    return body;
  }

  /** The members differ by type: recorded answers show all three shapes. */
  private Reply error(LambdaError error) {
    ObjectNode body = mapper.createObjectNode();
    boolean notFound = error.type().equals("ResourceNotFoundException");
    body.put(notFound ? "Message" : "message", error.message());
    if (!error.type().equals("ValidationException")) {
      body.put("Type", error.status() < 500 ? "User" : "Service");
    }
    String reason = error.throttleReason();
    if (reason != null) {
      body.put("Reason", reason);
    }
    return Reply.of(error.status(), JSON, body.toString().getBytes(StandardCharsets.UTF_8))
        .with("x-amzn-ErrorType", error.type());
  }
}
