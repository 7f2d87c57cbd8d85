package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.LambdaError;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * DescribeKey in the JSON 1.1 protocol; an undeclared key of this account exists and is enabled.
 */
final class KmsService implements Service {
  static final String TARGET = "TrentService.";
  private static final String JSON = "application/x-amz-json-1.1";
  private final ControlPlane control;
  private final JsonMapper mapper;

  KmsService(ControlPlane control, JsonMapper mapper) {
    this.control = control;
    this.mapper = mapper;
  }

  @Override
  public boolean serves(HttpCall call) {
    return call.targets(TARGET);
  }

  @Override
  public Prepared prepare(HttpCall call) {
    String target = call.header("X-Amz-Target");
    String operation = target == null ? "" : target.substring(TARGET.length());
    return new Prepared(
        operation,
        null,
        () ->
            operation.equals("DescribeKey")
                ? describe(call)
                : refusal(NotImplemented.error(operation)));
  }

  private Reply describe(HttpCall call) {
    String id = keyId(call);
    if (id == null) {
      return refusal(LambdaError.of(400, "ValidationException", "KeyId must not be null"));
    }
    KmsKey key = key(id);
    if (key == null) {
      return refusal(LambdaError.of(400, "NotFoundException", "Key '" + id + "' does not exist"));
    }
    return Reply.of(200, JSON, LambdaJson.write(mapper, metadata(key)));
  }

  private @Nullable String keyId(HttpCall call) {
    try {
      JsonNode id = mapper.readTree(call.body()).get("KeyId");
      return id == null ? null : id.asText();
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable KmsKey key(String id) {
    Account account = control.state().account();
    String prefix =
        String.format(
            Locale.ROOT,
            "arn:%s:kms:%s:%s:",
            account.partition(),
            account.region(),
            account.accountId());
    String arn = id.startsWith("arn:") ? id : prefix + (id.startsWith("alias/") ? id : "key/" + id);
    KmsKey declared = control.state().keys().get(arn);
    if (declared != null) {
      return declared;
    }
    boolean wellFormed =
        arn.startsWith(prefix) && arn.substring(prefix.length()).matches("(key|alias)/\\S+");
    return wellFormed ? KmsKey.enabled(arn) : null;
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
    ObjectNode body = mapper.createObjectNode();
    body.put("__type", error.type()).put("message", error.message());
    return Reply.of(error.status(), JSON, LambdaJson.write(mapper, body));
  }
}
