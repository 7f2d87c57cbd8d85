package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.AwsClients;
import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Warned;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.model.DeploymentRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The look at KMS keys, over the real SDK and HTTP. */
class KmsOverHttpTest implements DeploymentListener {
  private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/k";

  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();
  private Fixture fixture;

  @BeforeEach
  void start() {
    fixture = new Fixture(folder, this);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Override
  public void warned(Warned event) {
    warnings.add(event.message());
  }

  @Test
  void aGoodKeyCostsTwoCallsOnceAndNoWarning() {
    fixture.snapStart().deploy(request(KEY));
    assertThat(fixture.calls())
        .containsSubsequence("DescribeKey", "CreateGrant", "CreateFunction", "PublishVersion");
    fixture.lambda().clearRecordedCalls();
    fixture.snapStart().deploy(request(KEY));
    assertThat(fixture.calls()).doesNotContain("DescribeKey", "CreateGrant");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aDisabledKeyAndOneThatIsNotThereAreRefused() {
    declare(KmsKey.enabled(KEY).withKeyState("Disabled"));
    assertRefused(KEY, ErrorCode.KMS_KEY_NOT_USABLE);
    assertRefused(KEY.replace("123456789012", "999999999999"), ErrorCode.KMS_KEY_NOT_FOUND);
    assertThat(fixture.writes()).isEmpty();
  }

  @Test
  void whatIsDeniedIsToldAndTheDeploymentGoesOn() {
    declare(KmsKey.enabled(KEY).denying("kms:CreateGrant"));
    fixture.snapStart().deploy(request(KEY));
    assertThat(warnings).singleElement().asString().contains("\"kms:CreateGrant\"", KEY);
  }

  @Test
  void withoutAKmsClientNobodyLooks() {
    declare(KmsKey.enabled(KEY).withKeyState("Disabled"));
    try (LambdaClient lambda =
            LambdaClient.builder()
                .endpointOverride(fixture.lambda().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        SnapStart snapStart =
            SnapStart.builder().clients(AwsClients.lambdaClient(lambda)).listener(this).build()) {
      assertThatThrownBy(() -> snapStart.deploy(request(KEY)))
          .hasMessageContaining("DisabledKMSKey");
    }
    assertThat(warnings).singleElement().asString().contains("AwsClients.kms");
    assertThat(fixture.calls()).doesNotContain("DescribeKey");
  }

  private void assertRefused(String key, ErrorCode code) {
    assertThatThrownBy(() -> fixture.snapStart().deploy(request(key)))
        .isInstanceOfSatisfying(
            SnapStartException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private void declare(KmsKey key) {
    fixture.lambda().change(state -> state.withKey(key));
  }

  private DeploymentRequest request(String key) {
    return fixture.deploy("one", Fixture.base().kmsKeyArn(key)).build();
  }
}
