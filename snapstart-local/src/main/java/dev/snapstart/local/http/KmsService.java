package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.KmsAnswer;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.KmsRules;
import dev.snapstart.local.state.LambdaError;
import java.util.ArrayList;
import java.util.List;

/** DescribeKey, and CreateGrant as a dry run, in the JSON 1.1 protocol. */
final class KmsService implements Service {
  static final String TARGET = "TrentService.";

  private final ControlPlane control;
  private final JsonMapper mapper;
  private final JsonProtocol protocol;

  KmsService(ControlPlane control, JsonMapper mapper) {
    this.control = control;
    this.mapper = mapper;
    this.protocol = new JsonProtocol(mapper);
  }

  @Override
  public boolean serves(HttpCall call) {
    return call.targets(TARGET);
  }

  @Override
  public Prepared prepare(HttpCall call) {
    String operation = JsonProtocol.operation(call, TARGET);
    return new Prepared(operation, null, () -> perform(operation, protocol.body(call)));
  }

  private Reply perform(String operation, JsonNode body) {
    return switch (operation) {
      case "DescribeKey" -> describe(body);
      case "CreateGrant" -> createGrant(body);
      default -> refusal(NotImplemented.error(operation));
    };
  }

  private Reply describe(JsonNode body) {
    KmsAnswer answer = KmsRules.describe(control.state(), JsonProtocol.text(body, "KeyId"));
    return answer instanceof KmsKey key
        ? protocol.reply(metadata(key))
        : refusal((LambdaError) answer);
  }

  private Reply createGrant(JsonNode body) {
    if (!body.path("DryRun").asBoolean()) {
      return refusal(NotImplemented.error("CreateGrant without DryRun"));
    }
    List<String> operations = new ArrayList<>();
    body.path("Operations").forEach(operation -> operations.add(operation.asText()));
    return refusal(
        KmsRules.rehearseGrant(
            control.state(),
            JsonProtocol.text(body, "KeyId"),
            JsonProtocol.text(body, "GranteePrincipal"),
            operations));
  }

  private ObjectNode metadata(KmsKey key) {
    Account account = control.state().account();
    ObjectNode body = mapper.createObjectNode();
    ObjectNode metadata = body.putObject("KeyMetadata");
    metadata
        .put("AWSAccountId", account.accountId())
        .put("KeyId", key.arn().substring(key.arn().lastIndexOf('/') + 1))
        .put("Arn", key.arn())
        .put("CreationDate", 0)
        .put("Enabled", key.keyState().equals("Enabled"))
        .put("Description", "")
        .put("KeyUsage", key.keyUsage())
        .put("KeyState", key.keyState())
        .put("Origin", "AWS_KMS")
        .put("KeyManager", "CUSTOMER")
        .put("KeySpec", key.keySpec())
        .put("CustomerMasterKeySpec", key.keySpec())
        .put("MultiRegion", false);
    return body;
  }

  @Override
  public Reply refusal(LambdaError error) {
    return protocol.refusal(error);
  }
}
