package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.junit.LocalLambdaExtension;
import dev.snapstart.local.state.KmsKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.DryRunOperationException;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;
import software.amazon.awssdk.services.sts.StsClient;

@ExtendWith(LocalLambdaExtension.class)
class JavaSdkTest {
  private LambdaClient lambda;

  @BeforeEach
  void open(LocalLambda server) {
    lambda = Deployments.client(server);
  }

  @AfterEach
  void close() {
    lambda.close();
  }

  @Test
  void thirtyMegabytesTravelInsideOfACall() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry("model.bin"));
      zip.write(new byte[30_000_000]);
    }
    byte[] large = bytes.toByteArray();
    lambda.createFunction(
        Deployments.create("orders", true).toBuilder()
            .code(code -> code.zipFile(SdkBytes.fromByteArrayUnsafe(large)))
            .build());
    assertThat(lambda.getFunction(r -> r.functionName("orders")).configuration().codeSize())
        .isEqualTo(large.length);
  }

  @Test
  void aWholeDeploymentWorks(LocalLambda server) {
    assertThat(lambda.createFunction(Deployments.create("orders", true)).state())
        .isEqualTo(State.PENDING);
    lambda.updateFunctionConfiguration(
        r ->
            r.functionName("orders")
                .memorySize(1024)
                .environment(e -> e.variables(Map.of("KEY", "value")))
                .kmsKeyArn("arn:aws:kms:us-east-1:123456789012:key/k"));
    GetFunctionResponse settled = lambda.getFunction(r -> r.functionName("orders"));
    PublishVersionResponse published =
        lambda.publishVersion(
            r ->
                r.functionName("orders")
                    .description("first")
                    .revisionId(settled.configuration().revisionId())
                    .codeSha256(settled.configuration().codeSha256()));
    GetFunctionConfigurationResponse ready =
        lambda.getFunctionConfiguration(r -> r.functionName("orders").qualifier("1"));
    lambda.createAlias(r -> r.functionName("orders").name("live").functionVersion("1"));
    UpdateAliasResponse moved =
        lambda.updateAlias(
            r ->
                r.functionName("orders")
                    .name("live")
                    .functionVersion("1")
                    .routingConfig(c -> c.additionalVersionWeights(Map.of())));

    assertThat(published.stateAsString()).isEqualTo("Pending");
    assertThat(published.lastUpdateStatus()).isNull();
    assertThat(ready.stateAsString()).isEqualTo("Active");
    assertThat(ready.snapStart().optimizationStatusAsString()).isEqualTo("On");
    assertThat(ready.memorySize()).isEqualTo(1024);
    assertThat(ready.environment().variables()).containsEntry("KEY", "value");
    assertThat(ready.description()).isEqualTo("first");
    assertThat(moved.functionVersion()).isEqualTo("1");
    assertThat(moved.responseMetadata().requestId()).isNotBlank();
    assertThat(server.recordedCalls())
        .extracting(RecordedCall::operation)
        .containsExactly(
            "CreateFunction",
            "UpdateFunctionConfiguration",
            "GetFunction",
            "PublishVersion",
            "GetFunctionConfiguration",
            "CreateAlias",
            "UpdateAlias");
    assertThat(server.recordedCalls().toString()).contains("KEY").doesNotContain("value");
  }

  @Test
  void refusalsArriveAsTheSdksOwnExceptions() {
    assertThatThrownBy(() -> lambda.getFunction(r -> r.functionName("nobody")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Function not found");
    lambda.createFunction(Deployments.create("orders", false));
    assertThatThrownBy(() -> lambda.createFunction(Deployments.create("orders", false)))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining("Function already exist: orders");
    assertThatThrownBy(
            () -> lambda.publishVersion(r -> r.functionName("orders").revisionId("stale")))
        .isInstanceOf(PreconditionFailedException.class);
    assertThatThrownBy(
            () -> lambda.publishVersion(r -> r.functionName("orders").codeSha256("wrong")))
        .isInstanceOf(InvalidParameterValueException.class)
        .asInstanceOf(type(InvalidParameterValueException.class))
        .satisfies(e -> assertThat(e.type()).isEqualTo("User"));
    assertThatThrownBy(
            () -> lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(1)))
        .isInstanceOf(LambdaException.class)
        .asInstanceOf(type(LambdaException.class))
        .satisfies(
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage()).contains("memorySize");
              assertThat(e.statusCode()).isEqualTo(400);
            });
  }

  @Test
  void whatIsNotImplementedSaysSoAndIsNotRetried(LocalLambda server) {
    try (LambdaClient retrying =
        Deployments.pointed(LambdaClient.builder(), server.endpoint())
            .overrideConfiguration(o -> {})
            .build()) {
      assertThatThrownBy(() -> retrying.listCodeSigningConfigs(r -> {}))
          .isInstanceOf(AwsServiceException.class)
          .hasMessageContaining("ListCodeSigningConfigs is not implemented by snapstart-local")
          .asInstanceOf(type(AwsServiceException.class))
          .satisfies(
              e ->
                  assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplementedException"));
    }

    assertThat(server.recordedCalls()).hasSize(1);
    assertThat(server.recordedCalls().get(0).status()).isEqualTo(501);
  }

  @Test
  void aDryRunAnswersWithTheHashOfWhatItWasGiven() {
    lambda.createFunction(Deployments.create("orders", false));
    byte[] other = Deployments.zip("other");

    String dry =
        lambda
            .updateFunctionCode(
                r -> r.functionName("orders").zipFile(SdkBytes.fromByteArray(other)).dryRun(true))
            .codeSha256();
    String before = lambda.getFunction(r -> r.functionName("orders")).configuration().codeSha256();
    String real =
        lambda
            .updateFunctionCode(
                r -> r.functionName("orders").zipFile(SdkBytes.fromByteArray(other)))
            .codeSha256();

    assertThat(dry).isEqualTo(real).isNotEqualTo(before);
  }

  @Test
  void theCodeCanBeDownloadedFromItsLocation() throws Exception {
    lambda.createFunction(Deployments.create("orders", false));

    String location = lambda.getFunction(r -> r.functionName("orders")).code().location();
    byte[] downloaded =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(location)).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();

    assertThat(downloaded).isEqualTo(Deployments.zip("orders"));
  }

  @Test
  void listsTagsAndPoliciesSpeakTheSdksLanguage() {
    lambda.createFunction(Deployments.create("orders", false));
    String arn = lambda.getFunction(r -> r.functionName("orders")).configuration().functionArn();
    lambda.tagResource(r -> r.resource(arn).tags(Map.of("team", "a", "cost", "b")));
    lambda.untagResource(r -> r.resource(arn).tagKeys("team", "missing"));
    lambda.publishVersion(r -> r.functionName("orders"));
    lambda.createAlias(r -> r.functionName("orders").name("live").functionVersion("1"));
    lambda.addPermission(
        r ->
            r.functionName("orders")
                .qualifier("live")
                .statementId("s1")
                .action("lambda:InvokeFunction")
                .principal("123456789012")
                .principalOrgID("o-1")
                .sourceArn("arn:aws:s3:::bucket"));

    assertThat(lambda.listTags(r -> r.resource(arn)).tags()).isEqualTo(Map.of("cost", "b"));
    assertThat(lambda.listVersionsByFunction(r -> r.functionName("orders")).versions())
        .extracting("version")
        .containsExactly("$LATEST", "1");
    assertThat(lambda.listAliases(r -> r.functionName("orders")).aliases()).hasSize(1);
    assertThat(lambda.listFunctions(r -> r.functionVersion("ALL")).functions()).hasSize(2);
    assertThat(lambda.getPolicy(r -> r.functionName("orders").qualifier("live")).policy())
        .contains("arn:aws:iam::123456789012:root", "arn:aws:s3:::bucket", "o-1", ":live\"");
    lambda.removePermission(r -> r.functionName("orders").qualifier("live").statementId("s1"));
    assertThat(
            lambda
                .listProvisionedConcurrencyConfigs(r -> r.functionName("orders"))
                .provisionedConcurrencyConfigs())
        .isEmpty();
    lambda.deleteAlias(r -> r.functionName("orders").name("live"));
    lambda.deleteFunction(r -> r.functionName("orders").qualifier("1"));
    lambda.deleteFunction(r -> r.functionName("orders"));
    assertThat(lambda.listFunctions().functions()).isEmpty();
  }

  @Test
  void kmsKeysOfThisAccountExist(LocalLambda server) {
    try (KmsClient kms = Deployments.pointed(KmsClient.builder(), server.endpoint()).build()) {
      DescribeKeyResponse key =
          kms.describeKey(r -> r.keyId("arn:aws:kms:us-east-1:123456789012:key/k"));

      assertThat(key.keyMetadata().enabled()).isTrue();
      assertThat(key.keyMetadata().keySpecAsString()).isEqualTo("SYMMETRIC_DEFAULT");
      assertThat(key.keyMetadata().keyId()).isEqualTo("k");
      assertThatThrownBy(
              () -> kms.describeKey(r -> r.keyId("arn:aws:kms:us-east-1:999999999999:key/k")))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> kms.createKey())
          .isInstanceOf(KmsException.class)
          .hasMessageContaining("CreateKey is not implemented by snapstart-local");
    }
  }

  @Test
  void aGrantIsRehearsed(LocalLambda server) {
    String key = "arn:aws:kms:us-east-1:123456789012:key/grants";
    try (KmsClient kms = Deployments.pointed(KmsClient.builder(), server.endpoint()).build()) {
      assertThatThrownBy(() -> rehearse(kms, key)).isInstanceOf(DryRunOperationException.class);
      server.change(state -> state.withKey(KmsKey.enabled(key).withKeyState("Disabled")));
      assertThatThrownBy(() -> rehearse(kms, key)).isInstanceOf(DisabledException.class);
      server.change(state -> state.withKey(KmsKey.enabled(key).withKeyState("PendingDeletion")));
      assertThatThrownBy(() -> rehearse(kms, key)).isInstanceOf(KmsInvalidStateException.class);
      server.change(state -> state.withKey(KmsKey.enabled(key).denying("kms:CreateGrant")));
      assertThatThrownBy(() -> rehearse(kms, key))
          .hasMessageContaining("is not authorized to perform: kms:CreateGrant on resource: " + key)
          .extracting(e -> ((KmsException) e).awsErrorDetails().errorCode())
          .isEqualTo("AccessDeniedException");
      assertThat(kms.describeKey(r -> r.keyId(key)).keyMetadata().enabled()).isTrue();
      server.change(
          state -> state.withKey(KmsKey.enabled(key).withKind("SIGN_VERIFY", "RSA_2048")));
      assertThat(kms.describeKey(r -> r.keyId(key)).keyMetadata().keyUsageAsString())
          .isEqualTo("SIGN_VERIFY");
      assertThatThrownBy(
              () ->
                  kms.createGrant(
                      r ->
                          r.keyId(key)
                              .granteePrincipal("arn:aws:iam::123456789012:role/r")
                              .operations(GrantOperation.DECRYPT)))
          .hasMessageContaining("CreateGrant without DryRun is not implemented");
    }
  }

  private static void rehearse(KmsClient kms, String key) {
    kms.createGrant(
        r ->
            r.keyId(key)
                .granteePrincipal("arn:aws:iam::123456789012:role/r")
                .operations(GrantOperation.DECRYPT)
                .dryRun(true));
  }

  @Test
  void everybodyIsTheUserOfThisAccount(LocalLambda server) {
    try (StsClient sts = Deployments.pointed(StsClient.builder(), server.endpoint()).build()) {
      assertThat(sts.getCallerIdentity().account()).isEqualTo(server.accountId());
      assertThatThrownBy(() -> sts.assumeRole(r -> r.roleArn("x").roleSessionName("y")))
          .hasMessageContaining("AssumeRole is not implemented by snapstart-local");
    }
  }
}
